// The scatter plot with its controls, legend and the card that follows the pointer.

import { h, icon, ICONS, onResize, styled } from "./dom.js";
import { columnText, configuration, LIMITS } from "./model.js";
import { canLog, createPlot } from "./scatter.js";
import { attachInput } from "./scatter-input.js";
import { coloring, ramp } from "./theme.js";

export function scatterView(model, store, theme) {
  const base = h("canvas", { "aria-hidden": "true" });
  const overlay = h("canvas", {
    class: "overlay",
    tabindex: 0,
    role: "application",
    "aria-label":
      "Scatter plot of all points. Arrow keys walk along the frontier, Enter opens a point, plus and minus " +
      "zoom, 0 resets, Escape clears. The table below holds the same points.",
  });
  const card = h("div", { class: "hover-card", hidden: true });
  const said = h("div", { class: "sr-only", "aria-live": "polite" });
  const area = h("div", { class: "plot-area" }, base, overlay, card);
  const names = { x: h("div", { class: "axis-name x" }), y: h("div", { class: "axis-name y" }) };
  const legend = h("div", { class: "legend", role: "group", "aria-label": "Colours" });
  const plot = createPlot(model, store, theme, base, overlay);
  const tools = toolButtons();
  const input = attachInput(overlay, plot, model, store, {
    isZooming: () => tools.isZooming(),
    say: (point) => {
      said.textContent = spoken(model, store, point);
    },
    zoomed: (isZoomed) => {
      tools.reset.disabled = !isZoomed;
    },
  });
  tools.wire(input);

  onResize(area, (width) => plot.resize(width, area.clientHeight));
  store.on("selection", plot.draw);
  store.on("view", (change) => {
    if ("x" in change || "logX" in change) plot.zoom = null;
    if ("y" in change || "logY" in change) plot.zoom = null;
    tools.reset.disabled = plot.zoom === null;
    refresh();
  });
  store.on("theme", refresh);
  store.on("hover", (point) => {
    plot.drawOverlay();
    showCard(card, plot, model, store, point);
  });

  function refresh() {
    if (plot.width > 0) plot.layout();
    for (const side of ["x", "y"]) {
      const column = model.byKey.get(store[side]);
      names[side].replaceChildren(h("b", {}, column.label), better(column));
    }
    fillLegend(legend, model, store, theme);
  }

  const element = h(
    "div",
    { class: "scatter card" },
    h("div", { class: "toolbar" }, ...selectors(model, store), tools.element),
    names.y,
    area,
    names.x,
    legend,
    said,
  );
  store.on("ready", refresh);
  return element;
}

function better(column) {
  return column.better
    ? h("span", { class: "better" }, column.better > 0 ? "more is better" : "less is better")
    : "";
}

function selectors(model, store) {
  const numeric = model.numeric.filter((column) => !column.isFixed);
  return [
    chooser("X", numeric, store.x, (x) => store.setView({ x })),
    logToggle(model, store, "x", "logX"),
    chooser("Y", numeric, store.y, (y) => store.setView({ y })),
    logToggle(model, store, "y", "logY"),
    chooser(
      "Colour",
      [{ key: "none", label: "Frontier only", kind: "" }, ...model.columns],
      store.color,
      (color) => store.setView({ color }),
    ),
  ];
}

const KINDS = { objective: "Objectives", axis: "Axes", figure: "Figures", verdict: "Verdicts", rank: "Verdicts" };

export function chooser(label, columns, chosen, action) {
  const groups = new Map();
  for (const column of columns) {
    const name = KINDS[column.kind] ?? "";
    groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  const options = [...groups]
    .sort(([a], [b]) => order(a) - order(b))
    .flatMap(([name, members]) => {
      const choices = members.map((column) =>
        h("option", { value: column.key, selected: column.key === chosen }, column.label),
      );
      return name === "" ? choices : h("optgroup", { label: name }, ...choices);
    });
  const select = h("select", { onchange: () => action(select.value) }, ...options);
  return h("label", { class: "field" }, h("span", {}, label), select);
}

function order(name) {
  return ["", "Objectives", "Axes", "Figures", "Verdicts"].indexOf(name);
}

function logToggle(model, store, side, flag) {
  const box = h("input", {
    type: "checkbox",
    checked: store[flag],
    onchange: () => store.setView({ [flag]: box.checked }),
  });
  const label = h(
    "label",
    { class: "check", title: `Logarithmic ${side.toUpperCase()} axis` },
    box,
    h("span", { "aria-label": `logarithmic ${side} axis` }, "log"),
  );
  const update = () => {
    box.disabled = !canLog(model.byKey.get(store[side]));
  };
  store.on("view", update);
  update();
  return label;
}

function toolButtons() {
  let isZooming = false;
  const button = (label, path, action) =>
    h(
      "button",
      { type: "button", class: "tool", "aria-label": label, title: label, onclick: action },
      icon(path),
    );
  const mode = (label, value, title) =>
    h(
      "button",
      {
        type: "button",
        class: "segment",
        title,
        "aria-pressed": String(value === isZooming),
        onclick: () => {
          isZooming = value;
          for (const [i, one] of modes.entries()) one.setAttribute("aria-pressed", String((i === 1) === value));
        },
      },
      label,
    );
  const modes = [
    mode("Select", false, "Drag a rectangle to select points"),
    mode("Zoom", true, "Drag a rectangle to zoom into it"),
  ];
  let input;
  const reset = button("Reset zoom", ICONS.reset, () => input.zoomTo(null));
  reset.disabled = true;
  const element = h(
    "div",
    { class: "tools" },
    h("div", { class: "segments", role: "group", "aria-label": "What dragging does" }, ...modes),
    button("Zoom in", ICONS.plus, () => input.zoomBy(0.7)),
    button("Zoom out", ICONS.minus, () => input.zoomBy(1 / 0.7)),
    reset,
  );
  return {
    element,
    reset,
    isZooming: () => isZooming,
    wire: (wired) => {
      input = wired;
    },
  };
}

function spoken(model, store, point) {
  const values = [store.x, store.y]
    .map((key) => model.byKey.get(key))
    .map((column) => `${column.label} ${column.text(point)}`);
  return `${values.join(", ")}, ${configuration(model, point)}`;
}

function showCard(card, plot, model, store, point) {
  const { px, py, frame } = plot;
  if (
    point < 0 ||
    !frame ||
    !(px[point] >= frame.left && px[point] <= frame.right) ||
    !(py[point] >= frame.top && py[point] <= frame.bottom)
  ) {
    card.hidden = true;
    return;
  }
  const keys = [
    ...new Set([store.x, store.y, ...model.objectiveColumns.map((column) => column.key), store.color]),
  ];
  const rows = keys
    .map((key) => model.byKey.get(key))
    .filter(Boolean)
    .map((column) => [h("dt", {}, column.label), h("dd", {}, column.text(point))]);
  const tags = [model.onFrontier[point] ? "on the frontier" : null, point === model.baseline ? "baseline" : null]
    .filter(Boolean)
    .join(", ");
  card.replaceChildren(
    h("div", { class: "hover-head" }, h("code", {}, model.ids[point]), h("span", {}, tags)),
    h("dl", {}, ...rows),
    h("p", {}, configuration(model, point, model.baseline)),
  );
  card.hidden = false;
  const isLeft = px[point] > (frame.left + frame.right) / 2;
  const x = isLeft ? px[point] - card.offsetWidth - 14 : px[point] + 14;
  const y = Math.min(Math.max(py[point] - 24, 4), plot.height - card.offsetHeight - 4);
  styled(card, { transform: `translate(${Math.max(4, Math.round(x))}px, ${Math.round(y)}px)` });
}

function fillLegend(legend, model, store, theme) {
  const marks = [h("span", { class: "key" }, h("i", { class: "mark frontier" }), "frontier")];
  if (model.baseline >= 0) {
    marks.push(h("span", { class: "key" }, h("i", { class: "mark baseline" }), "baseline"));
  }
  const paint = coloring(theme, model.byKey.get(store.color));
  if (paint.column?.levels && paint.bins <= 8) {
    const present = new Set(paint.column.values);
    paint.column.levels.forEach((level, i) => {
      if (present.has(i)) {
        const name = paint.column.isVerdict ? (i === 0 ? "not limited" : `${LIMITS[i]}`) : level;
        marks.push(
          h("span", { class: "key" }, styled(h("i", { class: "mark" }), { background: paint.color(i) }), name),
        );
      }
    });
  } else if (paint.column) {
    const stops = [0, 0.25, 0.5, 0.75, 1].map((share) => ramp(theme, share));
    const [low, high] = paint.range;
    marks.push(
      h(
        "span",
        { class: "key ramp-key" },
        columnText(paint.column, low),
        styled(h("i", { class: "ramp" }), { background: `linear-gradient(90deg, ${stops.join(",")})` }),
        columnText(paint.column, high),
        h("span", { class: "quiet-text" }, paint.column.label + ", by rank"),
      ),
    );
  }
  legend.replaceChildren(...marks);
}
