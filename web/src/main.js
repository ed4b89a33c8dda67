// Puts the page together.

import { absentView, answersView, expectationsView, linesView, provenanceView, section } from "./findings.js";
import { createDrawer } from "./drawer.js";
import { createStore } from "./store.js";
import { createTheme } from "./theme.js";
import { h, icon, ICONS } from "./dom.js";
import { parallelView } from "./parallel.js";
import { readModel } from "./model.js";
import { scatterView } from "./scatter-view.js";
import { selectionBar } from "./selection-bar.js";
import { shortlistView } from "./shortlist.js";
import { summaryView } from "./summary.js";
import { tableView } from "./table.js";

const model = readModel(JSON.parse(document.getElementById("data").textContent));
const theme = createTheme();
const store = model.size > 0 ? createStore(model) : null;

const LINKS = [
  ["answers", "Answers"],
  ["expectations", "Expectations"],
  ["explore", "Explore"],
  ["points", "Points"],
  ["infeasible", "Infeasible"],
  ["warnings", "Warnings"],
  ["assumptions", "Assumptions"],
  ["provenance", "Provenance"],
];

function main() {
  const content = [
    summaryView(model, store ?? { emit: () => {} }),
    answersView(model),
    expectationsView(model),
    ...(store
      ? explore()
      : [section("explore", "Explore", null, h("p", { class: "card empty" }, "No point ran."))]),
    absentView(model),
    ...linesView(model),
    provenanceView(model),
  ].filter(Boolean);
  const present = new Set(content.map((part) => part.id));
  const links = LINKS.filter(([id]) => present.has(id)).map(([id, name]) => h("a", { href: `#${id}` }, name));
  const drawer = store ? createDrawer(model, store) : null;
  document
    .getElementById("app")
    .replaceWith(
      h("a", { class: "skip", href: "#main" }, "Skip to the results"),
      h(
        "header",
        { class: "top" },
        h("span", { class: "brand" }, brand(), "DynoSim"),
        h("nav", { "aria-label": "Sections" }, ...links),
        themeButton(),
      ),
      h("main", { id: "main", tabindex: -1 }, ...content),
      ...(drawer ? [drawer.element] : []),
    );
  if (store) {
    theme.changed = () => store.emit("theme");
    store.emit("ready");
    openLinked(drawer);
  }
}

function explore() {
  return [
    section(
      "explore",
      "Explore",
      null,
      selectionBar(model, store),
      h("div", { class: "explore-grid" }, scatterView(model, store, theme), shortlistView(model, store)),
      parallelView(model, store, theme),
    ),
    section("points", "Points", null, tableView(model, store)),
  ];
}

function brand() {
  return icon("M2 13.5C4 8 7 4.5 14 3 M2 13.5h12 M6 10v.1 M9 11v.1 M11 8v.1", null);
}

function themeButton() {
  const text = h("span", {}, theme.choice);
  return h(
    "button",
    {
      type: "button",
      class: "quiet theme",
      title: "Light, dark, or as the system has it",
      onclick: () => {
        theme.next();
        text.textContent = theme.choice;
      },
    },
    icon(ICONS.theme),
    h("span", { class: "sr-only" }, "Colours: "),
    text,
  );
}

function openLinked(drawer) {
  const point = model.indexOf.get(/^#point=(\w+)$/.exec(location.hash)?.[1]);
  if (point !== undefined) {
    drawer.open(point);
  }
}

main();
