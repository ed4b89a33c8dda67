// Colours: of the page as the style resolves them, and scales that people with any colour vision can tell apart.

import { styled } from "./dom.js";

const NAMES = [
  "ink",
  "ink-2",
  "ink-3",
  "line",
  "line-strong",
  "surface",
  "dot",
  "dim",
  "frontier",
  "accent",
  "band",
];
const CYCLE = ["auto", "light", "dark"];

// Okabe and Ito's colours, darker or lighter where one would vanish on its ground.
const CATEGORIES = {
  light: ["#0072b2", "#d98200", "#00805d", "#b4558a", "#5a4fcf", "#2f9fd8", "#8f7a00", "#c43d1a"],
  dark: ["#4ba3e3", "#f0b03f", "#2fc79b", "#e396c2", "#a79bff", "#8fd3ff", "#d8c84a", "#ff8a5c"],
};
// Vermilion is left out: the frontier has it.
const LIMIT_COLORS = {
  light: ["#8496a3", "#0072b2", "#d98200", "#00805d", "#b4558a", "#5a4fcf"],
  dark: ["#7c8f9c", "#4ba3e3", "#f0b03f", "#2fc79b", "#e396c2", "#a79bff"],
};
const VIRIDIS = [
  [68, 1, 84],
  [71, 45, 123],
  [59, 82, 139],
  [44, 114, 142],
  [33, 145, 140],
  [40, 174, 128],
  [94, 201, 98],
  [173, 220, 48],
  [253, 231, 37],
];
export const BINS = 24;

export function createTheme() {
  const probe = styled(document.createElement("span"), { position: "absolute", visibility: "hidden" });
  document.body.append(probe);
  const media = matchMedia("(prefers-color-scheme: dark)");
  const theme = { choice: stored(), changed: () => {} };

  function apply() {
    const root = document.documentElement;
    if (theme.choice === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme.choice;
    }
    theme.isDark = theme.choice === "dark" || (theme.choice === "auto" && media.matches);
    for (const name of NAMES) {
      probe.style.color = `var(--${name})`;
      theme[name] = getComputedStyle(probe).color;
    }
    theme.changed();
  }

  theme.next = () => {
    theme.choice = CYCLE[(CYCLE.indexOf(theme.choice) + 1) % CYCLE.length];
    try {
      localStorage.setItem("dynosim-theme", theme.choice);
    } catch {
      // A page opened from a file may have no storage; the choice then lasts as long as the page.
    }
    apply();
  };
  media.addEventListener("change", apply);
  apply();
  return theme;
}

function stored() {
  try {
    const choice = localStorage.getItem("dynosim-theme");
    return CYCLE.includes(choice) ? choice : "auto";
  } catch {
    return "auto";
  }
}

// How points are coloured by a column: a bin for each, and the colour of a bin.
export function coloring(theme, column) {
  const mode = theme.isDark ? "dark" : "light";
  if (!column) {
    return { bins: 1, bin: () => 0, color: () => theme.dot, column: null };
  }
  const colors = column.isVerdict ? LIMIT_COLORS[mode] : CATEGORIES[mode];
  if (column.levels && column.levels.length <= colors.length) {
    return {
      bins: column.levels.length,
      bin: (point) => column.values[point],
      color: (bin) => colors[bin],
      column,
    };
  }
  return continuous(theme, column);
}

// Ranks, not values, choose the colour: one outlier would otherwise leave all others in one colour.
function continuous(theme, column) {
  const sorted = Float64Array.from(column.values.filter((value) => value === value)).sort();
  const edges = [];
  for (let bin = 1; bin < BINS; bin++) {
    edges.push(sorted[Math.floor((sorted.length * bin) / BINS)]);
  }
  return {
    bins: BINS + 1,
    column,
    range: [sorted[0], sorted[sorted.length - 1]],
    middle: sorted[Math.floor(sorted.length / 2)],
    bin: (point) => {
      const value = column.values[point];
      if (value !== value) {
        return BINS;
      }
      let low = 0;
      let high = edges.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (edges[middle] < value) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    color: (bin) => (bin === BINS ? theme.dim : ramp(theme, bin / (BINS - 1))),
  };
}

// The ends that would vanish on the ground are left out.
export function ramp(theme, share) {
  const at = (theme.isDark ? 0.25 + share * 0.75 : share * 0.86) * (VIRIDIS.length - 1);
  const low = Math.min(Math.floor(at), VIRIDIS.length - 2);
  const mixed = VIRIDIS[low].map((part, i) => Math.round(part + (VIRIDIS[low + 1][i] - part) * (at - low)));
  return `rgb(${mixed.join(",")})`;
}
