// The frontier in crowding order: the first few stand far apart and make a fair shortlist.

import { h } from "./dom.js";
import { change, count } from "./format.js";
import { configuration, isBetter } from "./model.js";

const MOST = 100;

export function shortlistView(model, store) {
  const list = h("ol", { class: "shortlist-items" });
  const note = h("p", { class: "hint" });

  function refresh() {
    const shown = model.frontier.points.filter((point) => store.mask[point] === 1);
    list.replaceChildren(...shown.slice(0, MOST).map((point) => item(model, store, point)));
    note.textContent =
      shown.length === 0
        ? "No point of the frontier is in the selection."
        : shown.length > MOST
          ? `${MOST} of ${count(shown.length)}; the table has all.`
          : "";
    note.hidden = note.textContent === "";
  }

  store.on("selection", refresh);
  store.on("hover", (point) => {
    for (const child of list.children) {
      child.firstChild.classList.toggle("hovered", child.firstChild.dataset.point === String(point));
    }
  });
  refresh();
  return h(
    "aside",
    { class: "card shortlist", "aria-labelledby": "shortlist-title" },
    h("h3", { id: "shortlist-title" }, "Shortlist", h("small", {}, "frontier, most spread first")),
    list,
    note,
  );
}

function item(model, store, point) {
  const values = model.objectiveColumns.map((column) => {
    const base = model.baseline >= 0 ? column.values[model.baseline] : NaN;
    const value = column.values[point];
    const isGood = isBetter(column, value, base);
    return h(
      "span",
      { class: "objective" },
      h("b", {}, column.text(point)),
      point === model.baseline ? null : h("small", { class: isGood ? "good" : "" }, change(value, base)),
    );
  });
  const button = h(
    "button",
    {
      type: "button",
      "data-point": point,
      onclick: () => store.emit("open", point),
      onpointerenter: () => store.hover(point),
      onpointerleave: () => store.hover(-1),
      onfocus: () => store.hover(point),
    },
    h("span", { class: "objectives" }, ...values),
    h("span", { class: "config" }, configuration(model, point, model.baseline)),
  );
  return h("li", {}, button);
}
