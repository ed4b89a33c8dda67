// Parallel coordinates: a line for each point, an axis for each column, a brush on each axis.

import { coloring } from "./theme.js";
import { createScale, extent, padded, spansDecades } from "./scale.js";
import { fitCanvas, h, onResize, onVisible, styled } from "./dom.js";
import { columnText } from "./model.js";
import { count } from "./format.js";
import { FONT, tickText } from "./scatter.js";

const HEIGHT = 330;
const TOP = 66;
const BOTTOM = 22;
const SIDE = 52;
const LEAST = 92;
const CHUNK = 1500;
const MOST = 6000;

export function parallelView(model, store, theme) {
  const columns = [...model.axisColumns, ...model.objectiveColumns].filter((column) => !column.isFixed);
  const under = h("canvas", { "aria-hidden": "true" });
  const over = h("canvas", { "aria-hidden": "true", class: "overlay" });
  const top = h("canvas", { "aria-hidden": "true", class: "overlay" });
  const heads = h("div", { class: "heads" });
  const inner = h("div", { class: "parallel-inner" }, under, over, top, heads);
  const scroller = h("div", { class: "parallel-scroll", tabindex: -1 }, inner);
  const state = { columns, lanes: [], width: 0, run: 0 };

  onResize(scroller, (width) => {
    state.width = Math.max(width, 2 * SIDE + (columns.length - 1) * LEAST);
    styled(inner, { width: `${state.width}px`, height: `${HEIGHT}px` });
    state.back = fitCanvas(under, state.width, HEIGHT);
    state.front = fitCanvas(over, state.width, HEIGHT);
    state.mark = fitCanvas(top, state.width, HEIGHT);
    place(state, model);
    heads.replaceChildren(...state.lanes.map((lane) => head(lane, store)));
    redraw();
  });
  onVisible(scroller, (isVisible) => {
    state.isVisible = isVisible;
    if (isVisible && state.isStale) redrawFront();
  });
  store.on("selection", redrawFront);
  store.on("view", (change) => {
    if ("color" in change) redrawFront();
  });
  store.on("theme", redraw);
  store.on("hover", () => drawHover(state, store, theme));

  function redraw() {
    if (state.width > 0) {
      state.back.clearRect(0, 0, state.width, HEIGHT);
      state.hasBack = false;
      redrawFront();
    }
  }

  function redrawFront() {
    if (state.width > 0) {
      state.isStale = !state.isVisible;
      if (state.isVisible) drawFront(state, model, store, theme);
      showBrushes(state, store);
    }
  }

  const note =
    model.size > MOST
      ? `Drawn: the frontier and an even sample of at most ${count(MOST)} others; brushes select among all.`
      : "Drag along an axis to select a range; a click on it lets go.";
  return h("div", { class: "card parallel" }, scroller, h("p", { class: "hint" }, note));
}

function allPoints(model) {
  return Uint32Array.from({ length: model.size }, (_, i) => i);
}

// Points of one level are spread a little, by their number, so that crowds can be seen.
function place(state, model) {
  const step = state.columns.length > 1 ? (state.width - 2 * SIDE) / (state.columns.length - 1) : 0;
  state.lanes = state.columns.map((column, i) => {
    const isLog = !column.levels && spansDecades(column, 12);
    const domain = column.levels ? [-0.35, column.levels.length - 0.65] : padded(extent(column.values), isLog);
    const scale = createScale(domain, [HEIGHT - BOTTOM, TOP], isLog);
    const levels = column.levels?.length ?? column.levelTexts?.length ?? Infinity;
    const spread = levels <= 24 ? Math.min(9, (HEIGHT - TOP - BOTTOM) / levels / 3) : 0;
    const y = new Float32Array(model.size);
    for (let point = 0; point < model.size; point++) {
      const hash = (((point * 2654435761) >>> 8) % 1024) / 1024 - 0.5;
      y[point] = scale.to(column.values[point]) + spread * hash;
    }
    return { column, x: Math.round(SIDE + i * step), y, scale };
  });
}

function drawLines(state, points, color, alpha, context) {
  context.strokeStyle = color;
  context.globalAlpha = alpha;
  context.lineWidth = 1;
  context.beginPath();
  for (const point of points) {
    let isDown = false;
    for (const lane of state.lanes) {
      const y = lane.y[point];
      if (y !== y) {
        isDown = false;
      } else if (isDown) {
        context.lineTo(lane.x, y);
      } else {
        context.moveTo(lane.x, y);
        isDown = true;
      }
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

// Thousands of lines take longer than a frame: they are drawn in portions, after what people look at first, and a newer
// drawing ends an older one. What is not selected lies behind, and is drawn only once something is not.
function drawFront(state, model, store, theme) {
  const run = ++state.run;
  state.front.clearRect(0, 0, state.width, HEIGHT);
  drawTop(state, model, store, theme);
  const paint = coloring(theme, model.byKey.get(store.color));
  const points = sample(
    allPoints(model).filter((point) => store.mask[point] === 1 && model.onFrontier[point] === 0),
  );
  const alpha = Math.max(0.03, Math.min(0.5, 3 / Math.sqrt(points.length + 1)));
  const queue = [];
  if (store.selected < model.size && !state.hasBack) {
    state.hasBack = true;
    portions(sample(allPoints(model)), (some) =>
      queue.push(() => drawBatches(state, some, theme.dim, 0.25, state.back)),
    );
  }
  portions(points, (some) =>
    queue.push(() => {
      const bins = Array.from({ length: paint.bins }, () => []);
      for (const point of some) {
        bins[paint.bin(point)].push(point);
      }
      bins.forEach((own, bin) => drawBatches(state, own, paint.color(bin), alpha, state.front));
    }),
  );
  queue.push(() => drawTop(state, model, store, theme));
  const next = () => {
    if (run === state.run) {
      queue.shift()();
      if (queue.length > 0) requestAnimationFrame(next);
    }
  };
  requestAnimationFrame(() => setTimeout(next, 0));
}

// More lines than this look the same and take longer; every n-th is as good as all.
function sample(points) {
  const stride = Math.ceil(points.length / MOST);
  return stride > 1 ? points.filter((_, i) => i % stride === 0) : points;
}

function portions(points, action) {
  for (let i = 0; i < points.length; i += CHUNK) {
    action(points.slice(i, i + CHUNK));
  }
}

// In small batches: lines of one path do not add up, and crowds should look like crowds.
function drawBatches(state, points, color, alpha, context) {
  for (let i = 0; i < points.length; i += 60) {
    drawLines(state, points.slice(i, i + 60), color, alpha, context);
  }
}

function drawTop(state, model, store, theme) {
  const shown = model.frontier.points.filter((point) => store.mask[point] === 1);
  drawLines(state, shown, theme.frontier, Math.max(0.3, Math.min(0.85, 12 / shown.length)), state.front);
  drawLanes(state, theme);
}

function drawLanes(state, theme) {
  const { front } = state;
  front.font = FONT;
  front.textBaseline = "middle";
  for (const lane of state.lanes) {
    front.strokeStyle = theme["line-strong"];
    front.lineWidth = 1;
    front.beginPath();
    front.moveTo(lane.x + 0.5, TOP - 4);
    front.lineTo(lane.x + 0.5, HEIGHT - BOTTOM + 4);
    front.stroke();
    for (const [value, text] of laneTicks(lane)) {
      const y = lane.scale.to(value);
      front.lineWidth = 4;
      front.lineJoin = "round";
      front.strokeStyle = theme.surface;
      front.textAlign = "left";
      front.strokeText(text, lane.x + 6, y);
      front.fillStyle = theme["ink-2"];
      front.fillText(text, lane.x + 6, y);
    }
  }
}

function laneTicks({ column, scale }) {
  const texts = column.levels ?? (column.levelTexts?.length <= 8 ? column.levelTexts : null);
  if (!texts) {
    return scale.ticks(5).map((tick) => [tick, tickText(column, tick)]);
  }
  const stride = Math.ceil(texts.length / 12);
  const values = column.levels
    ? texts.map((_, i) => i)
    : [...new Set(column.values)].filter((value) => value === value).sort((a, b) => a - b);
  return values
    .map((value) => [value, column.levels ? shorten(texts[value]) : columnText(column, value)])
    .filter((_, i) => i % stride === 0);
}

function shorten(text) {
  return text.length > 14 ? text.slice(0, 13) + "\u2026" : text;
}

function drawHover(state, store, theme) {
  if (!state.mark) {
    return;
  }
  state.mark.clearRect(0, 0, state.width, HEIGHT);
  if (store.hovered >= 0) {
    drawLines(state, [store.hovered], theme.ink, 1, state.mark);
  }
}

function head(lane, store) {
  const { column } = lane;
  const band = h("div", { class: "brush", hidden: true });
  const track = h(
    "div",
    {
      class: "track",
      tabindex: 0,
      role: "slider",
      "aria-orientation": "vertical",
      "aria-label": `${column.label}: arrow keys move the lower end, with Shift the upper end, Delete clears`,
      "aria-valuemin": lane.scale.domain[0],
      "aria-valuemax": lane.scale.domain[1],
    },
    band,
  );
  styled(track, { left: `${lane.x - 16}px`, top: `${TOP - 6}px`, height: `${HEIGHT - TOP - BOTTOM + 12}px` });
  const arrow = column.better
    ? h("span", { class: "better" }, column.better > 0 ? "\u2191 better" : "\u2193 better")
    : null;
  const name = h(
    "div",
    { class: "lane-name", title: column.label },
    h("span", {}, ...breakable(column.short ?? column.label)),
    arrow,
  );
  styled(name, { left: `${lane.x}px` });
  Object.assign(lane, { band, track });
  brushBy(lane, store);
  return h("div", {}, name, track);
}

function brushBy(lane, store) {
  const { track, column, scale } = lane;
  let from = null;
  const at = (event) => event.clientY - track.getBoundingClientRect().top + TOP - 6;
  track.addEventListener("pointerdown", (event) => {
    from = at(event);
    track.setPointerCapture(event.pointerId);
  });
  track.addEventListener("pointermove", (event) => {
    if (from !== null && Math.abs(at(event) - from) > 3) {
      show(lane, [scale.back(from), scale.back(at(event))]);
    }
  });
  track.addEventListener("pointerup", (event) => {
    if (from !== null) {
      store.setRange(
        column.key,
        Math.abs(at(event) - from) > 3 ? [scale.back(from), scale.back(at(event))] : null,
      );
      from = null;
    }
  });
  track.addEventListener("keydown", (event) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      store.setRange(column.key, null);
    } else if (direction) {
      const range = [...(store.ranges.get(column.key) ?? scale.domain)];
      const step = column.levels ? scale.to(0) - scale.to(1) : (HEIGHT - TOP - BOTTOM) / 40;
      const end = event.shiftKey ? 1 : 0;
      const moved = scale.back(scale.to(range[end]) - direction * step);
      range[end] = Math.min(Math.max(moved, scale.domain[0]), scale.domain[1]);
      store.setRange(column.key, range);
    } else {
      return;
    }
    event.preventDefault();
  });
}

function showBrushes(state, store) {
  for (const lane of state.lanes) {
    show(lane, store.ranges.get(lane.column.key) ?? null);
  }
}

function show(lane, range) {
  const { band, track, scale, column } = lane;
  band.hidden = range === null;
  const [low, high] = range ? [Math.min(...range), Math.max(...range)] : scale.domain;
  track.setAttribute("aria-valuenow", String(low));
  track.setAttribute(
    "aria-valuetext",
    range && !column.levels
      ? `${columnText(column, low)} to ${columnText(column, high)}`
      : range
        ? "part of the levels"
        : "all",
  );
  if (range) {
    const top = Math.max(scale.to(high), TOP - 4);
    const bottom = Math.min(scale.to(low), scale.range[0] + 4);
    styled(band, { top: `${top - TOP + 6}px`, height: `${Math.max(4, bottom - top)}px` });
  }
}

// A long name may break after its dots and underscores, not inside a word.
function breakable(text) {
  return text.split(/(?<=[._/(])/).flatMap((part) => [part, h("wbr")]);
}
