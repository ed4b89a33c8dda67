// The small drawings of a point. They are few, so they are SVG that the style colours.

import { h, styled, svg } from "./dom.js";
import { digits, format, NOTHING } from "./format.js";
import { createScale, linearTicks } from "./scale.js";

const PARTS = ["queue", "prefill", "cache misses", "KV transfer", "decode"];
const WIDTH = 520;

export function breakdownChart(model, drawer) {
  const rows = drawer.breakdowns.filter((row) => row.seconds.some((value) => value > 0));
  if (rows.length === 0) {
    return null;
  }
  const totals = rows.map((row) => row.seconds.reduce((sum, value) => sum + (value ?? 0), 0));
  const most = Math.max(...totals);
  const bars = rows.map((row, r) => {
    const parts = row.seconds.map((value, i) =>
      value > 0
        ? styled(h("i", { class: `part p${i}`, title: `${PARTS[i]} ${format(value, "s")}` }), {
            flex: `${value} 1 0`,
          })
        : null,
    );
    return h(
      "div",
      { class: "breakdown" },
      h("div", { class: "breakdown-name" }, model.says(row.name), h("b", {}, format(totals[r], "s"))),
      styled(h("div", { class: "bar", "aria-hidden": "true" }, ...parts), {
        width: `${(100 * totals[r]) / most}%`,
      }),
    );
  });
  const table = h(
    "table",
    { class: "parts" },
    h("thead", {}, h("tr", {}, h("th", {}, ""), ...rows.map((row) => h("th", {}, model.says(row.name))))),
    h(
      "tbody",
      {},
      ...PARTS.map((part, i) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, h("i", { class: `swatch p${i}` }), part),
          ...rows.map((row, r) => h("td", {}, share(row.seconds[i], totals[r]))),
        ),
      ),
    ),
  );
  return h("div", {}, ...bars, table);
}

function share(value, total) {
  return value > 0
    ? h("span", {}, format(value, "s"), h("small", {}, ` ${digits(Math.round((100 * value) / total))}\u202f%`))
    : NOTHING;
}

// Cumulative shares over latency, the baseline behind: further left is faster.
export function distributionCharts(model, drawer, base) {
  const charts = drawer.distributions
    .filter((one) => one.quantiles.length > 1)
    .map((one) => {
      const other = base?.distributions.find((candidate) => candidate.name === one.name)?.quantiles ?? null;
      return distribution(model.says(one.name), one.quantiles, other);
    });
  return charts.length > 0
    ? h(
        "div",
        {},
        h("div", { class: "multiples" }, ...charts),
        base
          ? h(
              "p",
              { class: "legend small" },
              h("span", { class: "key" }, h("i", { class: "stroke here" }), "this point"),
              h("span", { class: "key" }, h("i", { class: "stroke base" }), "baseline"),
            )
          : null,
      )
    : null;
}

function distribution(name, quantiles, other) {
  const [width, height] = [250, 120];
  const at = (share, list) => list[Math.round(share * (list.length - 1))];
  const most = Math.max(at(0.99, quantiles), other ? at(0.99, other) : 0) * 1.04 || 1;
  const x = createScale([0, most], [4, width - 4], false);
  const y = createScale([0, 1], [height - 20, 6], false);
  const path = (list) =>
    list
      .map((value, i) => [Math.min(value, most), i / (list.length - 1)])
      .map(([value, part], i) => `${i === 0 ? "M" : "L"}${x.to(value).toFixed(1)} ${y.to(part).toFixed(1)}`)
      .join("");
  const ticks = linearTicks([0, most], 3).map((tick) =>
    svg(
      "text",
      {
        x: x.to(tick),
        y: height - 4,
        "text-anchor": tick === 0 ? "start" : x.to(tick) > width - 24 ? "end" : "middle",
      },
      format(tick, "s"),
    ),
  );
  const guides = [0.5, 0.99].map((part) =>
    svg("line", { class: "guide", x1: 4, x2: width - 4, y1: y.to(part), y2: y.to(part) }),
  );
  const drawing = svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": `${name}: median ${format(at(0.5, quantiles), "s")}, p99 ${format(at(0.99, quantiles), "s")}`,
    },
    ...guides,
    other ? svg("path", { class: "line base", d: path(other) }) : null,
    svg("path", { class: "line here", d: path(quantiles) }),
    ...ticks,
  );
  return h(
    "figure",
    {},
    h(
      "figcaption",
      {},
      h("b", {}, name),
      h("span", {}, `p50 ${format(at(0.5, quantiles), "s")}`),
      h("span", {}, `p99 ${format(at(0.99, quantiles), "s")}`),
    ),
    drawing,
  );
}

export function timelineChart(timeline) {
  const [start, step] = timeline.clock;
  const lanes = [
    ["running", timeline.running, ""],
    ["waiting", timeline.waiting, ""],
    ["KV in use", timeline.kv, "ratio"],
  ].filter(([, values]) => values.length > 1);
  if (lanes.length === 0) {
    return null;
  }
  const laneHeight = 64;
  const height = lanes.length * laneHeight + 20;
  const length = Math.max(...lanes.map(([, values]) => values.length));
  const x = createScale([start, start + step * length], [0, WIDTH - 60], false);
  const children = lanes.flatMap(([name, values, unit], i) =>
    lane(name, values, unit, i * laneHeight, laneHeight, x, start, step),
  );
  const ticks = linearTicks(x.domain, 5).map((tick) =>
    svg(
      "text",
      { x: x.to(tick), y: height - 4, "text-anchor": tick === start ? "start" : "middle" },
      format(tick, "s"),
    ),
  );
  const summary = lanes
    .map(([name, values, unit]) => `${name} up to ${format(Math.max(...values), unit)}`)
    .join(", ");
  return h(
    "figure",
    { class: "wide" },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": summary }, ...children, ...ticks),
  );
}

function lane(name, values, unit, top, height, x, start, step) {
  const most = unit === "ratio" ? 1 : Math.max(...values, 1);
  const y = createScale([0, most], [top + height - 8, top + 18], false);
  const points = values.map(
    (value, i) => `${x.to(start + (i + 0.5) * step).toFixed(1)} ${y.to(value ?? 0).toFixed(1)}`,
  );
  const left = x.to(start + 0.5 * step).toFixed(1);
  const right = x.to(start + (values.length - 0.5) * step).toFixed(1);
  const peak = Math.max(...values);
  const kind = name === "waiting" ? "waiting" : name === "running" ? "running" : "kv";
  return [
    svg("line", { class: "guide", x1: 0, x2: WIDTH - 60, y1: y.to(0), y2: y.to(0) }),
    svg("path", { class: `area ${kind}`, d: `M${left} ${y.to(0)}L${points.join("L")}L${right} ${y.to(0)}Z` }),
    svg("path", { class: `line ${kind}`, d: `M${points.join("L")}` }),
    svg("text", { class: "lane", x: 0, y: top + 12 }, name),
    svg("text", { x: WIDTH - 54, y: y.to(peak) + 4 }, format(peak, unit)),
  ];
}

export function poolBars(model, drawer) {
  if (drawer.pools.length === 0) {
    return null;
  }
  const bar = (value, mark) =>
    h(
      "div",
      { class: "meter" },
      styled(h("i", {}), { width: `${100 * Math.min(value ?? 0, 1)}%` }),
      mark > 0 ? styled(h("b", {}), { left: `${100 * Math.min(mark, 1)}%` }) : null,
    );
  return h(
    "table",
    { class: "pools" },
    h("thead", {}, h("tr", {}, ...["Pool", "GPUs", "Busy", "KV mean, peak"].map((text) => h("th", {}, text)))),
    h(
      "tbody",
      {},
      ...drawer.pools.map((pool) => {
        const [busy, mean, peak] = pool.shares;
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, h("code", {}, model.says(pool.name))),
          h("td", {}, String(pool.gpus)),
          h("td", {}, bar(busy), h("span", {}, format(busy, "ratio"))),
          h("td", {}, bar(mean, peak), h("span", {}, `${format(mean, "ratio")}, ${format(peak, "ratio")}`)),
        );
      }),
    ),
  );
}
