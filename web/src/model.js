// The data of the page as columns that the views share.

import { format, NOTHING } from "./format.js";

export const LIMITS = ["Nothing", "Prefill", "Decode", "KV memory", "KV transfer", "Queue grows"];

export function readModel(data) {
  const { points, frontier, texts } = data;
  const size = points.ids.length;
  const columns = [
    ...data.axes.map((axis, i) => axisColumn(axis, points.levels[i])),
    ...data.objectives.map((objective, i) => ({
      key: `o${i}`,
      kind: "objective",
      label: objective.text,
      unit: objective.unit,
      better: objective.maximize ? 1 : -1,
      values: numbers(points.objectives[i]),
      halfWidths: points.halfWidths[i] ? numbers(points.halfWidths[i]) : null,
    })),
    {
      key: "limit",
      kind: "verdict",
      label: "Limited by",
      unit: "",
      values: Float64Array.from(points.saturations),
      levels: LIMITS,
      isVerdict: true,
    },
    ...data.figures.map((figure, i) => ({
      key: `f${i}`,
      kind: "figure",
      label: figure.key,
      unit: figure.unit,
      values: numbers(points.figures[i]),
    })),
    {
      key: "rank",
      kind: "rank",
      label: "Pareto rank",
      unit: "",
      values: Float64Array.from(points.ranks),
      isWhole: true,
    },
  ];
  columns.forEach((column, i) => {
    column.index = i;
    column.text = column.textOf ?? ((point) => columnText(column, column.values[point]));
  });
  const onFrontier = new Uint8Array(size);
  for (const point of frontier.points) {
    onFrontier[point] = 1;
  }
  return {
    ...data,
    size,
    columns,
    ids: points.ids,
    axisColumns: columns.filter((column) => column.kind === "axis"),
    objectiveColumns: columns.filter((column) => column.kind === "objective"),
    byKey: new Map(columns.map((column) => [column.key, column])),
    numeric: columns.filter((column) => !column.levels),
    onFrontier,
    baseline: frontier.baseline,
    drawerOf: new Map(data.drawers.map((drawer) => [drawer.point, drawer])),
    indexOf: new Map(points.ids.map((id, i) => [id, i])),
    runCommand: (point) => runCommand(data, point),
    reason: (point) => texts[points.reasons[point]] ?? "",
    says: (index) => texts[index] ?? "",
  };
}

export function columnText(column, value) {
  if (Number.isNaN(value)) {
    return NOTHING;
  }
  return column.levels
    ? (column.levels[value] ?? NOTHING)
    : column.isWhole
      ? String(value)
      : format(value, column.unit);
}

function axisColumn(axis, levels, i) {
  const shared = {
    key: "a:" + axis.path,
    kind: "axis",
    label: axis.path,
    short: shortPath(axis.path),
    unit: axis.unit,
    isOrdered: axis.ordered,
    isFixed: axis.levels.length < 2,
  };
  if (axis.numeric) {
    const own = numbers(axis.numbers);
    return {
      ...shared,
      values: Float64Array.from(levels, (level) => own[level]),
      levelTexts: axis.levels,
      textOf: (point) => axis.levels[levels[point]],
    };
  }
  return { ...shared, values: Float64Array.from(levels), levels: axis.levels };
}

// The command that runs a point again, whatever is known of it beside its settings.
function runCommand({ head, axes, points }, point) {
  const settings = axes
    .map((axis, i) => [axis, points.levels[i][point]])
    .map(([axis, level]) => [axis.path, axis.exact[level] ?? axis.levels[level]])
    .filter(([, value]) => value !== "")
    .map(([path, value]) => ` --set ${quoted(`${path}=${value}`)}`);
  return head.runPoint + settings.join("");
}

// An argument as a shell takes it.
function quoted(argument) {
  return /^[A-Za-z0-9_./=:,%-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

// `deployment.decode.tp` is read as `decode.tp`: the last two parts tell axes apart.
function shortPath(path) {
  return path.split(".").slice(-2).join(".");
}

function numbers(values) {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    result[i] = values[i] === null ? NaN : values[i];
  }
  return result;
}

// The axes on which a point differs from another, as short text.
export function configuration(model, point, base = -1) {
  const axes = model.axisColumns.filter((column) => !column.isFixed);
  const differing =
    base >= 0 && base !== point ? axes.filter((column) => column.values[point] !== column.values[base]) : axes;
  return (differing.length > 0 ? differing : axes)
    .map((column) => `${column.short}${THIN_EQUALS}${column.text(point)}`)
    .join("  ");
}

// Without a place to break, so that a value stays beside its name.
const THIN_EQUALS = "\u202f=\u202f";

export function isBetter(column, value, base) {
  return column.better > 0 ? value > base : value < base;
}
