// What is chosen: one selection that scatter, parallel coordinates and table share, and who wants to know of it.

import { spansDecades } from "./scale.js";
import { matcher } from "./query.js";

export function createStore(model) {
  const listeners = new Map();
  const mask = new Uint8Array(model.size).fill(1);
  const store = {
    mask,
    selected: model.size,
    query: "",
    queryError: "",
    frontierOnly: false,
    ranges: new Map(),
    hovered: -1,
    order: null,
    ...defaultView(model),

    on(topic, action) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), action]);
    },
    emit(topic, value) {
      for (const action of listeners.get(topic) ?? []) {
        action(value);
      }
    },
    setRange(key, range) {
      if (range === null) {
        store.ranges.delete(key);
      } else {
        store.ranges.set(key, [Math.min(...range), Math.max(...range)]);
      }
      select();
    },
    setRanges(entries) {
      for (const [key, range] of entries) {
        store.ranges.set(key, [Math.min(...range), Math.max(...range)]);
      }
      select();
    },
    setQuery(text) {
      store.query = text;
      select();
    },
    setFrontierOnly(value) {
      store.frontierOnly = value;
      select();
    },
    clear() {
      store.ranges.clear();
      store.query = "";
      store.frontierOnly = false;
      select();
    },
    hover(point) {
      if (point !== store.hovered) {
        store.hovered = point;
        store.emit("hover", point);
      }
    },
    setView(change) {
      Object.assign(store, change);
      store.emit("view", change);
    },
    get isFiltered() {
      return store.ranges.size > 0 || store.query.trim() !== "" || store.frontierOnly;
    },
  };

  function select() {
    const matches = matcher(model, store.query);
    store.queryError = matches.error;
    const ranges = [...store.ranges].map(([key, range]) => [model.byKey.get(key).values, ...range]);
    let selected = 0;
    for (let i = 0; i < model.size; i++) {
      let isIn = !store.frontierOnly || model.onFrontier[i] === 1;
      for (let r = 0; isIn && r < ranges.length; r++) {
        const value = ranges[r][0][i];
        isIn = value >= ranges[r][1] && value <= ranges[r][2];
      }
      isIn = isIn && matches.test(i);
      mask[i] = isIn ? 1 : 0;
      selected += mask[i];
    }
    store.selected = selected;
    store.emit("selection");
  }

  return store;
}

// The first two objectives; with one alone, it over the axis with the most values.
function defaultView(model) {
  const [first, second] = model.objectiveColumns;
  const axis = model.axisColumns
    .filter((column) => !column.levels && !column.isFixed)
    .sort((a, b) => b.levelTexts.length - a.levelTexts.length)[0];
  const others = model.numeric.filter((column) => column !== first);
  const limits = new Set(model.byKey.get("limit").values);
  const x = second ?? axis ?? others[0];
  const y = first ?? others[0];
  return {
    x: x.key,
    y: y.key,
    logX: spansDecades(x),
    logY: spansDecades(y),
    color: limits.size > 1 ? "limit" : "none",
  };
}
