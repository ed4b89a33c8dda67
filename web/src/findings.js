// Expectations, points without a result, assumptions, warnings, and what the results are made of.

import { command, h, icon, ICONS } from "./dom.js";
import { count, plural } from "./format.js";

const WORDS = { holds: "holds", fails: "fails", inconclusive: "inconclusive" };
const ORDER = ["fails", "inconclusive", "holds"];
const PORTION = 50;

export function expectationsView(model) {
  if (model.expectations.length === 0) {
    return null;
  }
  const sorted = [...model.expectations].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return section(
    "expectations",
    "Expectations",
    null,
    h("div", { class: "card list" }, ...sorted.map(expectation)),
  );
}

function expectation(item) {
  const picture = h(
    "table",
    { class: "picture" },
    h("caption", { class: "sr-only" }, "Values of the parts"),
    h(
      "tbody",
      {},
      ...item.picture.map((line) => {
        const text = h("code", {}, line.text);
        text.style.paddingInlineStart = `${line.depth * 20}px`;
        return h("tr", {}, h("th", { scope: "row" }, text), h("td", {}, line.value));
      }),
    ),
  );
  return h(
    "details",
    { class: `expectation ${item.verdict}`, open: item.verdict !== "holds" },
    h(
      "summary",
      {},
      h("span", { class: `badge ${item.verdict}` }, icon(ICONS[item.verdict]), WORDS[item.verdict]),
      h("code", { class: "expression" }, item.text),
    ),
    h(
      "div",
      { class: "inside" },
      item.because ? h("p", { class: "because" }, item.because) : null,
      item.picture.length > 0 ? picture : null,
      h("p", { class: "place" }, h("code", {}, item.place)),
      item.reproduce ? command(item.reproduce) : null,
    ),
  );
}

export function absentView(model) {
  const parts = [
    ["Infeasible", model.infeasible, model.head.infeasible, "refused by a check before they ran"],
    ["Failed", model.failed, model.head.failed, "began and did not end"],
  ];
  const shown = parts.filter(([, listed, number]) => number > 0 || listed.length > 0);
  if (shown.length === 0) {
    return null;
  }
  return section(
    "infeasible",
    "Points without a result",
    null,
    ...shown.map(([name, listed, number, what]) =>
      h(
        "div",
        {
          class: "card list",
        },
        h("h3", { class: "list-title" }, name, h("small", {}, `${plural(number, "point")} ${what}`)),
        ...groups(model, listed),
      ),
    ),
  );
}

function groups(model, points) {
  const byCode = new Map();
  for (const point of points) {
    const code = model.says(point.code);
    byCode.set(code, [...(byCode.get(code) ?? []), point]);
  }
  return [...byCode]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([code, own]) => {
      const inside = h("div", { class: "inside" });
      let shown = 0;
      const more = h("button", { type: "button", class: "quiet", onclick: show });
      // Filled when opened: thousands of refusals would slow the page that nobody reads them on.
      const details = h(
        "details",
        {
          class: "absent",
          ontoggle: () => {
            if (details.open && shown === 0) show();
          },
        },
        h(
          "summary",
          {},
          h("code", { class: "code-tag" }, code),
          h("b", {}, count(own.length)),
          h("span", { class: "message" }, model.says(own[0].message)),
        ),
        inside,
      );
      function show() {
        inside.append(...own.slice(shown, shown + PORTION).map((point) => absent(model, point)));
        shown = Math.min(own.length, shown + PORTION);
        more.textContent = `Show ${Math.min(PORTION, own.length - shown)} more of ${count(own.length - shown)}`;
        inside.append(...(shown < own.length ? [more] : []));
        if (shown >= own.length) more.remove();
      }
      return details;
    });
}

function absent(model, point) {
  const config = model.axes.map(
    (axis, i) => `${model.axisColumns[i].short}\u202f=\u202f${axis.levels[point.levels[i]]}`,
  );
  return h(
    "article",
    { class: "absent-point" },
    h("p", {}, h("code", {}, point.id), h("span", {}, config.join("  "))),
    h("p", { class: "message" }, model.says(point.message)),
    point.derivation.length > 0 ? h("pre", {}, point.derivation.map(model.says).join("\n")) : null,
  );
}

function list(id, title, lines) {
  return lines.length === 0
    ? null
    : section(id, title, null, h("ul", { class: `card lines ${id}` }, ...lines.map((line) => h("li", {}, line))));
}

export function answersView(model) {
  return list("answers", "Answers", model.answers);
}

export function linesView(model) {
  return [list("warnings", "Warnings", model.warnings), list("assumptions", "Assumptions", model.assumptions)];
}

export function provenanceView(model) {
  const { head } = model;
  const rows = [
    ["Fingerprint", h("code", {}, head.fingerprint)],
    ["File", h("code", {}, head.file)],
    ["Seed", h("code", {}, head.seed)],
    ["Runs a point", String(head.replicate)],
    ["Search", head.search],
    ["Tool", head.tool],
  ];
  return section(
    "provenance",
    "Provenance",
    null,
    h(
      "div",
      { class: "card provenance" },
      h("dl", {}, ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
      h(
        "p",
        { class: "note" },
        "Same file, same seed, same version: the same page, byte for byte. The command of a single point " +
          "is in its drawer.",
      ),
      command(head.reproduce),
    ),
  );
}

export function section(id, title, aside, ...children) {
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("div", { class: "section-head" }, h("h2", { id: `${id}-title` }, title), aside),
    ...children,
  );
}
