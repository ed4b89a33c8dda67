// All points as a grid. Only the rows in view exist, so that 20,000 points cost what 30 do.

import { h, onResize, styled } from "./dom.js";
import { count } from "./format.js";

const ROW = 32;
const VIEW = 544;

export function tableView(model, store) {
  const columns = tableColumns(model);
  const state = { sort: { key: "order", direction: 1 }, order: new Uint32Array(0), active: 0, rows: [] };
  const rank = crowding(model);
  const heads = columns.map((column) => headCell(column, sortBy));
  const headRow = h(
    "div",
    { class: "row head-row", role: "row", "aria-rowindex": 1 },
    ...heads.map((head) => head.cell),
  );
  const body = h("div", { class: "table-body", role: "rowgroup" });
  const grid = h(
    "div",
    { class: "grid", role: "grid", "aria-label": "Points", "aria-colcount": columns.length, tabindex: 0 },
    h("div", { role: "rowgroup", class: "head-group" }, headRow),
    body,
  );
  const empty = h("p", { class: "empty", hidden: true }, "No point fits the selection.");
  const template = columns.map((column) => `${column.width}px`).join(" ");
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  styled(grid, { "--columns": template, "--row": `${ROW}px`, "--grid-width": `${width}px` });

  onResize(grid, render);
  grid.addEventListener("scroll", render, { passive: true });
  grid.addEventListener("keydown", onKey);
  grid.addEventListener("focus", () => reveal());
  store.on("selection", refresh);
  store.on("ready", refresh);
  store.on("hover", markHovered);

  function sortBy(column) {
    const isSame = state.sort.key === column.key;
    state.sort = { key: column.key, direction: isSame ? -state.sort.direction : column.better > 0 ? -1 : 1 };
    refresh();
  }

  function refresh() {
    const chosen = [];
    for (let i = 0; i < model.size; i++) {
      if (store.mask[i] === 1) chosen.push(i);
    }
    state.order = Uint32Array.from(chosen).sort(comparer(model, rank, state.sort));
    store.order = state.order;
    state.active = 0;
    grid.setAttribute("aria-rowcount", state.order.length + 1);
    styled(body, { height: `${Math.max(state.order.length * ROW, ROW)}px` });
    empty.hidden = state.order.length > 0;
    for (const head of heads) {
      const isSorted = head.column.key === state.sort.key;
      head.cell.setAttribute(
        "aria-sort",
        isSorted ? (state.sort.direction > 0 ? "ascending" : "descending") : "none",
      );
    }
    grid.scrollTop = 0;
    render();
  }

  function render() {
    const first = Math.max(0, Math.floor(grid.scrollTop / ROW) - 4);
    const last = Math.min(state.order.length, first + Math.ceil(VIEW / ROW) + 8);
    for (let i = state.rows.length; i < last - first; i++) {
      state.rows.push(makeRow(columns, store));
      body.append(state.rows[i].element);
    }
    state.rows.forEach((row, i) => {
      const at = first + i;
      row.element.hidden = at >= last;
      if (at < last) {
        fillRow(row, state.order[at], at, model, store);
        row.element.classList.toggle("active", at === state.active);
        row.element.id = `row-${at}`;
      }
    });
    grid.setAttribute("aria-activedescendant", `row-${state.active}`);
  }

  function onKey(event) {
    if (event.target !== grid) {
      return;
    }
    const page = Math.floor(VIEW / ROW) - 2;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (step !== undefined) {
      state.active = Math.min(Math.max(state.active + step, 0), Math.max(state.order.length - 1, 0));
      reveal();
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      grid.scrollLeft += event.key === "ArrowRight" ? 120 : -120;
    } else if ((event.key === "Enter" || event.key === " ") && state.order.length > 0) {
      store.emit("open", state.order[state.active]);
    } else {
      return;
    }
    event.preventDefault();
  }

  function reveal() {
    const top = state.active * ROW;
    const inside = VIEW - 2 * ROW - 14;
    if (top < grid.scrollTop) {
      grid.scrollTop = top;
    } else if (top > grid.scrollTop + inside) {
      grid.scrollTop = top - inside;
    }
    render();
    if (document.activeElement === grid) {
      store.hover(state.order[state.active] ?? -1);
    }
  }

  function markHovered(point) {
    for (const row of state.rows) {
      row.element.classList.toggle("hovered", row.point === point && !row.element.hidden);
    }
  }

  return h(
    "div",
    { class: "card table" },
    grid,
    empty,
    h(
      "p",
      { class: "hint" },
      "Arrow keys move, Enter opens, a heading sorts. The same points are in points.csv.",
    ),
  );
}

function tableColumns(model) {
  const mark = { key: "order", label: "", title: "Order: frontier first, then by rank", width: 44 };
  const id = { key: "id", label: "Point", width: 128, text: (point) => model.ids[point], isCode: true };
  const axes = model.axisColumns.filter((column) => !column.isFixed);
  const rest = model.columns.filter((column) => column.kind !== "axis");
  return [
    mark,
    id,
    ...[...axes, ...rest].map((column) => ({
      ...column,
      label: column.short ?? column.label,
      title: column.label,
      isNumber: !column.levels,
      width: widthOf(column),
    })),
  ];
}

function widthOf(column) {
  const longest = Math.max(
    (column.short ?? column.label).length + 2,
    ...(column.levels ?? []).slice(0, 200).map((level) => level.length),
  );
  return Math.round(Math.min(Math.max(longest * 7.4 + 24, 92), 250));
}

function headCell(column, sortBy) {
  const button = h(
    "button",
    { type: "button", title: column.title ?? column.label, onclick: () => sortBy(column) },
    h("span", {}, column.key === "order" ? "#" : column.label),
    h("span", { class: "sort", "aria-hidden": "true" }),
  );
  if (column.key === "order") {
    button.setAttribute("aria-label", column.title);
  }
  return {
    column,
    cell: h(
      "div",
      { role: "columnheader", class: column.isNumber ? "cell number" : "cell", "aria-sort": "none" },
      button,
    ),
  };
}

function makeRow(columns, store) {
  const cells = columns.map((column) =>
    h("div", {
      role: "gridcell",
      class: `cell${column.isNumber ? " number" : ""}${column.isCode ? " code" : ""}`,
    }),
  );
  const element = h("div", { class: "row", role: "row" }, ...cells);
  const row = { element, cells, columns, point: -1 };
  element.addEventListener("click", () => store.emit("open", row.point));
  element.addEventListener("pointerenter", () => store.hover(row.point));
  element.addEventListener("pointerleave", () => store.hover(-1));
  return row;
}

function fillRow(row, point, at, model, store) {
  styled(row.element, { transform: `translateY(${at * ROW}px)` });
  row.element.setAttribute("aria-rowindex", at + 2);
  row.element.classList.toggle("hovered", point === store.hovered);
  if (row.point === point) {
    return;
  }
  row.point = point;
  const isFrontier = model.onFrontier[point] === 1;
  row.element.classList.toggle("is-frontier", isFrontier);
  row.element.classList.toggle("is-baseline", point === model.baseline);
  row.columns.forEach((column, i) => {
    const cell = row.cells[i];
    if (column.key === "order") {
      cell.replaceChildren(
        h("i", {
          class: point === model.baseline ? "mark baseline" : isFrontier ? "mark frontier" : "mark none",
          role: "img",
          "aria-label": point === model.baseline ? "baseline" : isFrontier ? "frontier" : "",
        }),
      );
    } else {
      cell.textContent = column.text(point);
      cell.title = column.key === "limit" ? model.reason(point) : "";
      cell.classList.toggle("muted", column.key === "limit" && column.values[point] === 0);
    }
  });
}

// The frontier in crowding order, then rank by rank, then as enumerated.
function crowding(model) {
  const rank = new Float64Array(model.size);
  const ranks = model.byKey.get("rank").values;
  for (let i = 0; i < model.size; i++) {
    rank[i] = model.size * (ranks[i] === 0 ? 1e6 : ranks[i]) + i;
  }
  model.frontier.points.forEach((point, i) => {
    rank[point] = i;
  });
  return rank;
}

function comparer(model, rank, { key, direction }) {
  if (key === "id") {
    return (a, b) => direction * (model.ids[a] < model.ids[b] ? -1 : 1);
  }
  const values = key === "order" ? rank : model.byKey.get(key).values;
  return (a, b) => {
    const x = values[a];
    const y = values[b];
    // What does not exist comes last in either direction.
    if (x !== x || y !== y) {
      return (x !== x) - (y !== y) || rank[a] - rank[b];
    }
    return direction * (x - y) || rank[a] - rank[b];
  };
}

export function selectionText(model, store) {
  return store.isFiltered
    ? `${count(store.selected)} of ${count(model.size)} points`
    : `${count(model.size)} points`;
}
