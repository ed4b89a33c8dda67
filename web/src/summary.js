// The head of the page: what was asked, what came out, how much was run.

import { h, icon, ICONS, styled } from "./dom.js";
import { change, count, digits, plural } from "./format.js";
import { configuration, isBetter } from "./model.js";

export function summaryView(model, store) {
  const { head } = model;
  return h(
    "section",
    { id: "summary", "aria-labelledby": "title" },
    h(
      "p",
      { class: "eyebrow" },
      h("span", {}, "Experiment on "),
      h("b", {}, head.scenario),
      h("span", { class: "dot" }),
      h("code", {}, head.file),
    ),
    h("h1", { id: "title" }, head.experiment),
    verdictLine(model),
    h(
      "div",
      { class: "cards" },
      ...model.objectiveColumns.map((column, i) => bestCard(model, store, column, i)),
      frontierCard(model),
      coverageCard(head),
    ),
  );
}

function verdictLine(model) {
  const counts = { fails: 0, inconclusive: 0, holds: 0 };
  for (const expectation of model.expectations) {
    counts[expectation.verdict]++;
  }
  const all = model.expectations.length;
  if (all === 0) {
    return h("p", { class: "verdict none" }, "The experiment states no expectation.");
  }
  const words = {
    fails: counts.fails === 1 ? "fails" : "fail",
    inconclusive: "inconclusive",
    holds: counts.holds === 1 ? "holds" : "hold",
  };
  const badges = Object.keys(counts)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) =>
      h(
        "a",
        {
          class: `badge ${verdict}`,
          href: "#expectations",
        },
        icon(ICONS[verdict]),
        `${counts[verdict]} ${words[verdict]}`,
      ),
    );
  return h("div", { class: "verdict" }, h("span", {}, `Of ${plural(all, "expectation")}`), ...badges);
}

function bestCard(model, store, column, i) {
  const point = model.frontier.best[i];
  const goal = column.better > 0 ? "Highest" : "Lowest";
  if (point < 0) {
    return h(
      "div",
      { class: "card stat" },
      h("h3", {}, `${goal} `, h("code", {}, column.label)),
      h("p", { class: "value" }, "\u2013"),
      h("p", { class: "note" }, "no point has a value"),
    );
  }
  const base = model.baseline >= 0 ? column.values[model.baseline] : NaN;
  const value = column.values[point];
  const difference = point === model.baseline ? "the baseline itself" : change(value, base);
  const half = column.halfWidths?.[point];
  return h(
    "button",
    { type: "button", class: "card stat", onclick: () => store.emit("open", point) },
    h("h3", {}, `${goal} `, h("code", {}, column.label)),
    h(
      "p",
      { class: "value" },
      column.text(point),
      half > 0 ? h("small", {}, ` \u00b1\u202f${plainHalf(column, half, value)}`) : null,
    ),
    difference
      ? h(
          "p",
          { class: isBetter(column, value, base) ? "note good" : "note" },
          difference,
          point === model.baseline ? "" : h("span", {}, ` against the baseline, ${column.text(model.baseline)}`),
        )
      : null,
    h("p", { class: "note config" }, configuration(model, point, model.baseline)),
  );
}

// A half width reads best as a share of what it belongs to.
export function plainHalf(column, half, value) {
  return value !== 0 ? digits(Number(((100 * half) / Math.abs(value)).toPrecision(2))) + "\u202f%" : digits(half);
}

function frontierCard(model) {
  const { head } = model;
  return h(
    "div",
    { class: "card stat" },
    h("h3", {}, "Frontier"),
    h(
      "p",
      { class: "value" },
      count(model.frontier.points.length),
      h("small", {}, model.frontier.points.length === 1 ? " point" : " points"),
    ),
    head.hypervolume === null ? null : h("p", { class: "note" }, `hypervolume ${digits(head.hypervolume)}`),
    head.hypervolume === null || !head.reference ? null : h("p", { class: "note config" }, head.reference),
  );
}

function coverageCard(head) {
  const parts = [
    ["run", head.run, "ran"],
    ["infeasible", head.infeasible, "infeasible"],
    ["failed", head.failed, "failed"],
    ["rest", Math.max(0, head.space - head.run - head.infeasible - head.failed), "not visited"],
  ];
  const shown = parts.filter(([, number]) => number > 0);
  const bar = h(
    "div",
    { class: "coverage", "aria-hidden": "true" },
    ...shown.map(([name, number]) =>
      styled(h("i", { class: name }), { flex: `${number} 1 0`, "min-width": "3px" }),
    ),
  );
  return h(
    "div",
    { class: "card stat" },
    h("h3", {}, "Space"),
    h("p", { class: "value" }, count(head.space), h("small", {}, " points")),
    bar,
    h(
      "ul",
      { class: "coverage-key" },
      ...shown.map(([name, number, word]) =>
        h("li", {}, h("i", { class: name }), h("b", {}, count(number)), ` ${word}`),
      ),
    ),
  );
}
