// Numbers for people: three significant digits, the unit that keeps them short, a thin space before it.

const THIN = "\u202f";
const MINUS = "\u2212";
const TIMES = [
  [3600, "h"],
  [60, "min"],
  [1, "s"],
  [1e-3, "ms"],
  [1e-6, "\u00b5s"],
  [1e-9, "ns"],
  [1e-12, "ps"],
];
const STEPS = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];

export const NOTHING = "\u2013";

export function format(value, unit = "") {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return NOTHING;
  }
  if (value < 0) {
    return MINUS + format(-value, unit);
  }
  if (unit === "s") {
    return time(value);
  }
  if (unit === "ratio" || unit === "%") {
    return digits(unit === "%" ? value : value * 100) + THIN + "%";
  }
  if (unit.startsWith("$")) {
    return "$" + (value >= 1e6 ? scaled(value) : digits(value)) + unit.slice(1);
  }
  const hasPrefix = unit === "B" || unit === "B/s" || unit === "J" || unit === "W";
  return hasPrefix && value >= 1e3 ? scaled(value, THIN) + unit : scaled(value) + (unit ? THIN + unit : "");
}

function time(value) {
  if (value === 0) {
    return "0" + THIN + "s";
  }
  // Two minutes read better as 120 s than as 2 min next to 90 s; from five minutes on they do not.
  for (const [size, name] of TIMES) {
    const least = size > 1 ? 5 * size : size;
    if (value >= least * 0.9995) {
      return digits(value / size) + THIN + name;
    }
  }
  return "0" + THIN + "s";
}

function scaled(value, space = "") {
  if (value >= 1e4) {
    for (const [size, name] of STEPS) {
      if (value >= size * 0.9995) {
        return digits(value / size) + space + name;
      }
    }
  }
  return digits(value);
}

// As many digits as three, or all before the point up to four.
export function digits(value) {
  if (value === 0) {
    return "0";
  }
  if (value >= 1e15 || value < 1e-6) {
    return value.toExponential(2);
  }
  const text = value >= 1000 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
  return text.includes("e")
    ? Number(value.toPrecision(3)).toFixed(9).replace(/0+$/, "")
    : text.replace(/\B(?=(\d{3})+$)/g, value >= 1e4 ? "," : "");
}

export function count(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function plural(number, one, many = one + "s") {
  return `${count(number)} ${number === 1 ? one : many}`;
}

// How much more or less than the baseline; factors where a percentage would be hard to picture.
export function change(value, base) {
  if (!Number.isFinite(value) || !Number.isFinite(base) || base === 0) {
    return "";
  }
  const ratio = value / base;
  if (ratio >= 3) {
    return digits(ratio) + "\u00d7";
  }
  const percent = (ratio - 1) * 100;
  const sign = percent > 0 ? "+" : percent < 0 ? MINUS : "\u00b1";
  return `${sign}${Math.abs(percent) < 0.05 ? "0" : digits(Number(Math.abs(percent).toFixed(1)))}${THIN}%`;
}

const FACTORS = {
  ns: 1e-9,
  us: 1e-6,
  "\u00b5s": 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
  "%": 0.01,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};

// What a person types into the filter: 300ms, 40%, 1.5k, $3.
export function parseNumber(text, unit) {
  const match = /^\$?\s*(-?[\d_]*\.?\d+(?:e-?\d+)?)\s*(.*)$/i.exec(text.trim());
  if (!match) {
    return NaN;
  }
  const suffix = match[2].replace(unit ?? "", (found) => (unit === "s" ? found : "")).trim();
  const factor = suffix === "" ? 1 : (FACTORS[suffix] ?? 1);
  return Number(match[1].replaceAll("_", "")) * factor;
}
