// The filter's little language: words that must all fit. `tp=4`, `p99(ttft)<300ms`, `limit=decode`, or any text.

import { parseNumber } from "./format.js";

const TERM = /"[^"]*"|\S+/g;
const COMPARISON = /^(.+?)(<=|>=|!=|=|<|>)(.+)$/;

const TESTS = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b * (1 + Math.sign(b) * 1e-9),
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b * (1 - Math.sign(b) * 1e-9),
  "=": (a, b) => Math.abs(a - b) <= Math.abs(b) * 1e-6,
  "!=": (a, b) => !(Math.abs(a - b) <= Math.abs(b) * 1e-6),
};

export function matcher(model, text) {
  const problems = [];
  const tests = (text.match(TERM) ?? []).map((term) => termTest(model, term.replaceAll('"', ""), problems));
  return {
    error: problems.join("; "),
    test: tests.length === 0 ? () => true : (point) => tests.every((test) => test(point)),
  };
}

function termTest(model, term, problems) {
  const comparison = COMPARISON.exec(term);
  if (!comparison) {
    return textTest(model, term.toLowerCase());
  }
  const [, name, sign, value] = comparison;
  const column = findColumn(model, name);
  if (!column) {
    problems.push(`no column is called ${name}`);
    return () => true;
  }
  return column.levels
    ? levelTest(column, sign, value.toLowerCase(), problems)
    : numberTest(column, sign, value, problems);
}

function numberTest(column, sign, value, problems) {
  const number = parseNumber(value, column.unit);
  if (Number.isNaN(number)) {
    problems.push(`${value} is not a number`);
    return () => true;
  }
  return (point) => TESTS[sign](column.values[point], number);
}

function levelTest(column, sign, value, problems) {
  const fits = column.levels.map((level) => level.toLowerCase().includes(value));
  if (sign !== "=" && sign !== "!=") {
    problems.push(`${column.label} has no order; write = or !=`);
    return () => true;
  }
  return (point) => fits[column.values[point]] === (sign === "=");
}

function textTest(model, text) {
  const hits = [...model.axisColumns, model.byKey.get("limit")]
    .map((column) => [column.values, column.levels?.map((level) => level.toLowerCase().includes(text))])
    .filter(([, fits]) => fits?.includes(true));
  return (point) => model.ids[point].includes(text) || hits.some(([values, fits]) => fits[values[point]]);
}

// The whole label, else the end of a path, else a part: `tp` finds `prefill.tp` if nothing is called just that.
export function findColumn(model, name) {
  const wanted = name.toLowerCase();
  if (wanted === "limit") {
    return model.byKey.get("limit");
  }
  const labels = model.columns.map((column) => [column, column.label.toLowerCase()]);
  const rules = [
    (label) => label === wanted,
    (label) => label.endsWith("." + wanted),
    (label) => label.startsWith(wanted),
    (label) => label.includes(wanted),
  ];
  for (const rule of rules) {
    const found = labels.find(([, label]) => rule(label));
    if (found) {
      return found[0];
    }
  }
  return null;
}
