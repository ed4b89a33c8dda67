// The frontier as a scatter plot: what is drawn.

import { coloring } from "./theme.js";
import { createScale, extent, padded } from "./scale.js";
import { digits, format } from "./format.js";
import { fitCanvas } from "./dom.js";

const MARGIN = { top: 14, right: 16, bottom: 44, left: 62 };
const LABEL_GAP = 16;
export const FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export function createPlot(model, store, theme, base, overlay) {
  const plot = {
    width: 0,
    height: 0,
    zoom: null,
    px: new Float32Array(model.size),
    py: new Float32Array(model.size),
  };

  plot.resize = (width, height) => {
    plot.width = width;
    plot.height = height;
    plot.context = fitCanvas(base, width, height);
    plot.top = fitCanvas(overlay, width, height);
    plot.layout();
  };

  plot.layout = () => {
    const x = model.byKey.get(store.x);
    const y = model.byKey.get(store.y);
    // A logarithm needs values above zero; what has none stays linear.
    const isLogX = store.logX && canLog(x);
    const isLogY = store.logY && canLog(y);
    const right = plot.width - MARGIN.right;
    const bottom = plot.height - MARGIN.bottom;
    plot.y = createScale(plot.zoom?.y ?? padded(extent(y.values, isLogY), isLogY), [bottom, MARGIN.top], isLogY);
    const left = Math.max(MARGIN.left, LABEL_GAP + widestLabel(plot, y, bottom));
    plot.frame = { left, top: MARGIN.top, right, bottom };
    plot.x = createScale(plot.zoom?.x ?? padded(extent(x.values, isLogX), isLogX), [left, right], isLogX);
    for (let i = 0; i < model.size; i++) {
      plot.px[i] = plot.x.to(x.values[i]);
      plot.py[i] = plot.y.to(y.values[i]);
    }
    plot.columns = { x, y };
    plot.draw();
  };

  plot.draw = () => {
    if (plot.width === 0) {
      return;
    }
    const { context, frame } = plot;
    context.clearRect(0, 0, plot.width, plot.height);
    drawAxes(plot, theme);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
    context.clip();
    drawDots(plot, model, store, theme);
    drawStaircase(plot, model, store, theme);
    drawFrontier(plot, model, store, theme);
    context.restore();
    drawBaseline(plot, model, theme);
    plot.drawOverlay();
  };

  plot.drawOverlay = (drag = null) => drawOverlay(plot, model, store, theme, drag);

  // The nearest point within reach; a point of the frontier wins over others as near.
  plot.nearest = (x, y, reach) => {
    let best = -1;
    let least = reach * reach;
    for (let i = 0; i < model.size; i++) {
      if (store.mask[i] === 1) {
        const dx = plot.px[i] - x;
        const dy = plot.py[i] - y;
        const distance = (dx * dx + dy * dy) * (model.onFrontier[i] ? 0.4 : 1);
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return best;
  };

  return plot;
}

export function canLog(column) {
  return column.values.some((value) => value > 0);
}

function ticksOfY(plot, bottom) {
  return plot.y.ticks(Math.max(3, (bottom - MARGIN.top) / 56));
}

// A unit such as req/s/gpu needs more room than ms.
function widestLabel(plot, column, bottom) {
  const { context } = plot;
  if (!context) {
    return 0;
  }
  context.font = FONT;
  const widths = ticksOfY(plot, bottom).map((tick) => context.measureText(tickText(column, tick)).width);
  return Math.min(plot.width / 3, Math.max(0, ...widths));
}

function drawAxes(plot, theme) {
  const { context, frame, x, y, columns } = plot;
  context.font = FONT;
  context.lineWidth = 1;
  context.strokeStyle = theme.line;
  context.fillStyle = theme["ink-2"];
  context.textAlign = "center";
  context.textBaseline = "top";
  context.beginPath();
  for (const tick of x.ticks(Math.max(3, (frame.right - frame.left) / 90))) {
    const at = Math.round(x.to(tick)) + 0.5;
    context.moveTo(at, frame.top);
    context.lineTo(at, frame.bottom);
    context.fillText(tickText(columns.x, tick), at, frame.bottom + 7);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of ticksOfY(plot, frame.bottom)) {
    const at = Math.round(y.to(tick)) + 0.5;
    context.moveTo(frame.left, at);
    context.lineTo(frame.right, at);
    context.fillText(tickText(columns.y, tick), frame.left - 8, at);
  }
  context.stroke();
}

export function tickText(column, value) {
  // On an axis 500 s says more than 8.33 min.
  return column.unit === "s" && value >= 1
    ? `${digits(value)}\u202fs`
    : format(value, column.isWhole ? "" : column.unit);
}

function radius(model) {
  return model.size > 8000 ? 2 : model.size > 2000 ? 2.5 : 3.5;
}

function drawDots(plot, model, store, theme) {
  const { context, px, py } = plot;
  const size = radius(model);
  if (store.selected < model.size) {
    context.fillStyle = theme.dim;
    context.beginPath();
    for (let i = 0; i < model.size; i++) {
      if (store.mask[i] === 0) {
        context.rect(px[i] - 1, py[i] - 1, 2, 2);
      }
    }
    context.fill();
  }
  const paint = coloring(theme, model.byKey.get(store.color));
  plot.paint = paint;
  const bins = Array.from({ length: paint.bins }, () => []);
  for (let i = 0; i < model.size; i++) {
    if (store.mask[i] === 1 && model.onFrontier[i] === 0 && px[i] === px[i] && py[i] === py[i]) {
      bins[paint.bin(i)].push(i);
    }
  }
  context.globalAlpha = model.size > 2000 ? 0.62 : 0.72;
  bins.forEach((points, bin) => {
    if (points.length > 0) {
      const dot = sprite(paint.color(bin), size);
      for (const i of points) {
        context.drawImage(dot, px[i] - size - 1, py[i] - size - 1, 2 * size + 2, 2 * size + 2);
      }
    }
  });
  context.globalAlpha = 1;
}

// One dot, drawn once and stamped: thousands of arcs in a path take ten times as long.
function sprite(color, size) {
  const scale = Math.min(globalThis.devicePixelRatio || 1, 3);
  const canvas = new OffscreenCanvas(Math.ceil((2 * size + 2) * scale), Math.ceil((2 * size + 2) * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.fillStyle = color;
  context.beginPath();
  context.arc(size + 1, size + 1, size, 0, 2 * Math.PI);
  context.fill();
  return canvas.transferToImageBitmap();
}

// What can be had of both objectives at once, among all points shown: exact for the two axes in view.
function drawStaircase(plot, model, store, theme) {
  const { x, y } = plot.columns;
  if (x === y || !x.better || !y.better) {
    return;
  }
  const points = [];
  for (let i = 0; i < model.size; i++) {
    if (store.mask[i] === 1 && x.values[i] === x.values[i] && y.values[i] === y.values[i]) {
      points.push(i);
    }
  }
  points.sort((a, b) => (x.values[b] - x.values[a]) * x.better || (y.values[b] - y.values[a]) * y.better);
  const { context, px, py, frame } = plot;
  let best = -Infinity;
  let last = -1;
  context.beginPath();
  for (const i of points) {
    const value = y.values[i] * y.better;
    if (value > best) {
      if (last < 0) {
        context.moveTo(px[i], y.better > 0 ? frame.bottom : frame.top);
        context.lineTo(px[i], py[i]);
      } else {
        context.lineTo(px[i], py[last]);
        context.lineTo(px[i], py[i]);
      }
      best = value;
      last = i;
    }
  }
  if (last >= 0) {
    context.lineTo(x.better > 0 ? frame.left : frame.right, py[last]);
  }
  context.strokeStyle = theme.frontier;
  context.globalAlpha = 0.75;
  context.lineWidth = 1.5;
  context.stroke();
  context.globalAlpha = 1;
}

function drawFrontier(plot, model, store, theme) {
  const { context, px, py, paint } = plot;
  const size = model.frontier.points.length > 150 ? 3.5 : 5;
  for (const i of model.frontier.points) {
    if (store.mask[i] === 1 && px[i] === px[i] && py[i] === py[i]) {
      context.beginPath();
      context.arc(px[i], py[i], size + 1.5, 0, 2 * Math.PI);
      context.fillStyle = theme.surface;
      context.fill();
      context.beginPath();
      context.arc(px[i], py[i], size, 0, 2 * Math.PI);
      context.fillStyle = paint.column ? paint.color(paint.bin(i)) : theme.frontier;
      context.fill();
      context.strokeStyle = theme.frontier;
      context.lineWidth = 1.75;
      context.stroke();
    }
  }
}

function drawBaseline(plot, model, theme) {
  const { context, px, py, frame } = plot;
  const i = model.baseline;
  if (i < 0 || !(px[i] >= frame.left && px[i] <= frame.right && py[i] >= frame.top && py[i] <= frame.bottom)) {
    return;
  }
  diamond(context, px[i], py[i], 7);
  context.fillStyle = theme.surface;
  context.fill();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
  context.font = "600 " + FONT;
  const isRight = px[i] > frame.right - 80;
  context.textAlign = isRight ? "right" : "left";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = theme.surface;
  context.strokeText("baseline", px[i] + (isRight ? -12 : 12), py[i]);
  context.fillStyle = theme.ink;
  context.fillText("baseline", px[i] + (isRight ? -12 : 12), py[i]);
}

function diamond(context, x, y, size) {
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}

function drawOverlay(plot, model, store, theme, drag) {
  const { top, frame, x, y } = plot;
  if (plot.width === 0) {
    return;
  }
  top.clearRect(0, 0, plot.width, plot.height);
  const rangeX = store.ranges.get(store.x);
  const rangeY = store.ranges.get(store.y);
  if (!drag && (rangeX || rangeY)) {
    const [left, right] = rangeX ? rangeX.map(x.to) : [frame.left, frame.right];
    const [bottom, upper] = rangeY ? rangeY.map(y.to) : [frame.bottom, frame.top];
    drawBand(top, frame, theme, { left, right, top: upper, bottom });
  }
  if (drag) {
    drawBand(top, frame, theme, drag);
  }
  const i = store.hovered;
  if (i >= 0 && plot.px[i] === plot.px[i] && plot.py[i] === plot.py[i]) {
    top.beginPath();
    top.arc(plot.px[i], plot.py[i], 8, 0, 2 * Math.PI);
    top.strokeStyle = theme.ink;
    top.lineWidth = 2;
    top.stroke();
  }
}

function drawBand(context, frame, theme, band) {
  const left = Math.max(frame.left, Math.min(band.left, band.right));
  const right = Math.min(frame.right, Math.max(band.left, band.right));
  const top = Math.max(frame.top, Math.min(band.top, band.bottom));
  const bottom = Math.min(frame.bottom, Math.max(band.top, band.bottom));
  if (right > left && bottom > top) {
    context.fillStyle = theme.band;
    context.fillRect(left, top, right - left, bottom - top);
    context.strokeStyle = theme.accent;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
  }
}
