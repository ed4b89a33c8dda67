// One point in detail, in a panel over the page: Escape closes it, arrows walk through the table's order.

import { command, h, icon, ICONS } from "./dom.js";
import { change } from "./format.js";
import { breakdownChart, distributionCharts, poolBars, timelineChart } from "./drawer-charts.js";
import { isBetter } from "./model.js";
import { plainHalf } from "./summary.js";

export function createDrawer(model, store) {
  const body = h("div", { class: "drawer-body", tabindex: -1 });
  const title = h("h2", { id: "drawer-title" });
  const tags = h("div", { class: "tags" });
  const tool = (label, path, action) =>
    h(
      "button",
      { type: "button", class: "tool", "aria-label": label, title: label, onclick: action },
      icon(path),
    );
  const previous = tool("Previous point (left arrow)", ICONS.previous, () => step(-1));
  const next = tool("Next point (right arrow)", ICONS.next, () => step(1));
  const dialog = h(
    "dialog",
    { class: "drawer", "aria-labelledby": "drawer-title" },
    h(
      "div",
      { class: "drawer-head" },
      h("div", {}, title, tags),
      h(
        "div",
        { class: "tools" },
        previous,
        next,
        tool("Close (Escape)", ICONS.close, () => dialog.close()),
      ),
    ),
    body,
  );
  let current = -1;

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));
  dialog.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction) {
      step(direction);
      event.preventDefault();
    }
  });
  store.on("open", open);
  store.on("theme", () => {
    if (dialog.open) show(current);
  });

  function open(point) {
    show(point);
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  function step(direction) {
    const at = store.order.indexOf(current);
    const point = store.order[at < 0 ? 0 : at + direction];
    if (point !== undefined) {
      show(point);
    }
  }

  function show(point) {
    current = point;
    const at = store.order.indexOf(point);
    previous.disabled = at <= 0;
    next.disabled = at < 0 || at >= store.order.length - 1;
    title.replaceChildren("Point ", h("code", {}, model.ids[point]));
    tags.replaceChildren(...pointTags(model, point));
    body.replaceChildren(...content(model, point).filter(Boolean));
    body.scrollTop = 0;
    history.replaceState(null, "", `#point=${model.ids[point]}`);
    store.hover(point);
  }

  return { element: dialog, open };
}

const LIMIT_TAGS = ["", "prefill bound", "decode bound", "KV bound", "transfer bound", "queue grows"];

function pointTags(model, point) {
  const rank = model.byKey.get("rank").values[point];
  const limit = model.byKey.get("limit");
  return [
    model.onFrontier[point]
      ? h("span", { class: "tag frontier" }, h("i", { class: "mark frontier" }), "frontier")
      : rank > 0
        ? h("span", { class: "tag" }, `rank ${rank}`)
        : null,
    point === model.baseline ? h("span", { class: "tag" }, h("i", { class: "mark baseline" }), "baseline") : null,
    limit.values[point] > 0
      ? h("span", { class: "tag warn" }, LIMIT_TAGS[limit.values[point]])
      : null,
  ].filter(Boolean);
}

function content(model, point) {
  const drawer = model.drawerOf.get(point);
  const base = point === model.baseline ? null : model.drawerOf.get(model.baseline);
  const reason = model.reason(point);
  return [
    reason ? h("p", { class: "reason" }, reason) : null,
    objectives(model, point),
    drawer && drawer.differences.length > 0
      ? block("Configuration against the baseline", differences(model, drawer))
      : null,
    !drawer || drawer.differences.length === 0 ? block("Configuration", axes(model, point)) : null,
    drawer ? wrapped("Where the time of requests went", breakdownChart(model, drawer)) : null,
    drawer ? wrapped("Distributions over requests", distributionCharts(model, drawer, base)) : null,
    drawer?.timeline ? wrapped("Over time", timelineChart(drawer.timeline)) : null,
    drawer ? wrapped("Pools", poolBars(model, drawer)) : null,
    model.figures.length > 0 ? block("Figures", figures(model, point)) : null,
    drawer
      ? null
      : h(
          "p",
          { class: "hint" },
          "Distributions and timelines are kept for the frontier, the baseline and the " +
            "best points. The command below gives them for this one.",
        ),
    block("Run this point again", command(model.runCommand(point))),
  ];
}

function block(title, ...children) {
  return h("section", { class: "block" }, h("h3", {}, title), ...children);
}

function wrapped(title, chart) {
  return chart ? block(title, chart) : null;
}

function objectives(model, point) {
  return h(
    "div",
    { class: "objective-tiles" },
    ...model.objectiveColumns.map((column) => {
      const value = column.values[point];
      const base = model.baseline >= 0 && model.baseline !== point ? column.values[model.baseline] : NaN;
      const half = column.halfWidths?.[point];
      return h(
        "div",
        {},
        h("h4", {}, column.label),
        h(
          "p",
          { class: "value" },
          column.text(point),
          half > 0 ? h("small", {}, ` \u00b1\u202f${plainHalf(column, half, value)}`) : null,
        ),
        h(
          "p",
          { class: isBetter(column, value, base) ? "note good" : "note" },
          change(value, base) ? `${change(value, base)} against the baseline` : "\u00a0",
        ),
      );
    }),
  );
}

function differences(model, drawer) {
  return h(
    "table",
    { class: "diff" },
    h("thead", {}, h("tr", {}, h("th", {}, "Path"), h("th", {}, "Baseline"), h("th", {}, "Here"))),
    h(
      "tbody",
      {},
      ...drawer.differences.map(([path, baseline, value]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, h("code", {}, model.says(path))),
          h("td", { class: "was" }, model.says(baseline)),
          h("td", { class: "now" }, model.says(value)),
        ),
      ),
    ),
  );
}

function axes(model, point) {
  return h(
    "dl",
    { class: "pairs" },
    ...model.axisColumns.flatMap((column) => [
      h("dt", {}, h("code", {}, column.label)),
      h("dd", {}, column.text(point)),
    ]),
  );
}

function figures(model, point) {
  const shown = model.columns.filter((column) => column.kind === "figure");
  const hasBase = model.baseline >= 0 && model.baseline !== point;
  return h(
    "table",
    { class: "diff" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", {}, "Figure"),
        hasBase ? h("th", {}, "Baseline") : null,
        h("th", {}, hasBase ? "Here" : "Value"),
      ),
    ),
    h(
      "tbody",
      {},
      ...shown.map((column) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, h("code", {}, column.label)),
          hasBase ? h("td", { class: "was" }, column.text(model.baseline)) : null,
          h("td", { class: "now" }, column.text(point)),
        ),
      ),
    ),
  );
}
