// The one bar that says what is selected, for the three views below it.

import { h, icon, ICONS } from "./dom.js";
import { columnText } from "./model.js";
import { selectionText } from "./table.js";

export function selectionBar(model, store) {
  const input = h("input", {
    type: "search",
    id: "filter",
    placeholder: example(model),
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "filter-help",
    oninput: () => later(() => store.setQuery(input.value)),
    // Enter does not wait.
    onchange: () => later(() => store.setQuery(input.value), 0),
  });
  const frontier = h(
    "button",
    {
      type: "button",
      class: "toggle",
      "aria-pressed": "false",
      onclick: () => store.setFrontierOnly(!store.frontierOnly),
    },
    h("i", { class: "mark frontier" }),
    "Frontier only",
  );
  const chips = h("div", { class: "chips" });
  const number = h("output", { class: "selected", "aria-live": "polite" }, selectionText(model, store));
  const clear = h(
    "button",
    {
      type: "button",
      class: "quiet",
      disabled: true,
      onclick: () => {
        input.value = "";
        store.clear();
      },
    },
    "Clear",
  );
  const problem = h("span", { class: "problem", role: "status" });
  let timer = 0;

  function later(action, delay = 120) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  store.on("selection", () => {
    number.textContent = selectionText(model, store);
    clear.disabled = !store.isFiltered;
    frontier.setAttribute("aria-pressed", String(store.frontierOnly));
    problem.textContent = store.queryError;
    bar.dataset.query = store.query;
    chips.replaceChildren(...[...store.ranges].map(([key, range]) => chip(model, store, key, range)));
  });

  const bar = h(
    "div",
    { class: "selection", role: "search", "aria-label": "Selection" },
    h("label", { class: "sr-only", for: "filter" }, "Filter points"),
    input,
    h(
      "span",
      { class: "sr-only", id: "filter-help" },
      "Words that must all fit: a comparison such as tp=4 or p99(ttft)<300ms, or part of a value or id.",
    ),
    frontier,
    chips,
    problem,
    h("span", { class: "spring" }),
    number,
    clear,
  );
  return bar;
}

function chip(model, store, key, [low, high]) {
  const column = model.byKey.get(key);
  const text = column.levels
    ? column.levels.filter((_, i) => i >= low && i <= high).join(", ") || "no level"
    : `${columnText(column, low)} to ${columnText(column, high)}`;
  return h(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-label": `Remove: ${column.label}, ${text}`,
      onclick: () => store.setRange(key, null),
    },
    h("b", {}, column.short ?? column.label),
    text,
    icon(ICONS.close),
  );
}

function example(model) {
  const axis = model.axisColumns.find((column) => !column.isFixed);
  const time = model.columns.find((column) => column.unit === "s" && column.kind !== "axis");
  const terms = [
    axis ? `${axis.short.split(".").pop()}=${axis.text(0)}` : null,
    time ? `${time.label}<300ms` : null,
  ];
  return (
    "Filter: " +
    (terms
      .filter(Boolean)
      .join("  ")
      .replace(/\u202f/g, "") || "part of an id")
  );
}
