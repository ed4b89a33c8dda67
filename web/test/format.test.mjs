// Numbers as people read and type them, scales and ticks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { change, count, format, parseNumber } from "../src/format.js";
import { createScale, extent, linearTicks, logTicks } from "../src/scale.js";

const plain = (text) => text.replaceAll("\u202f", " ");

test("values carry the unit that keeps them short", () => {
  const cases = [
    [0.0123, "s", "12.3 ms"],
    [0, "s", "0 s"],
    [1.5e-5, "s", "15 \u00b5s"],
    [90, "s", "90 s"],
    [600, "s", "10 min"],
    [0.9996, "ratio", "100 %"],
    [0.123, "ratio", "12.3 %"],
    [3.2, "$/h", "$3.2/h"],
    [1234.5, "$", "$1235"],
    [2.43, "req/s", "2.43 req/s"],
    [12345, "tok/s", "12.3k tok/s"],
    [8.5e10, "B", "85 GB"],
    [5, "", "5"],
    [-0.5, "s", "\u2212500 ms"],
    [NaN, "s", "\u2013"],
    [1e-7, "", "1.00e-7"],
    [3.2e13, "", "32T"],
  ];
  for (const [value, unit, text] of cases) assert.equal(plain(format(value, unit)), text);
});

test("changes are shares, factors where those say more", () => {
  assert.equal(plain(change(115, 100)), "+15 %");
  assert.equal(plain(change(80, 100)), "\u221220 %");
  assert.equal(plain(change(840, 100)), "8.4\u00d7");
  assert.equal(change(1, 0), "");
});

test("counts are grouped", () => assert.equal(count(1234567), "1,234,567"));

test("what is typed is read with its unit", () => {
  assert.equal(parseNumber("300ms", "s"), 0.3);
  assert.equal(parseNumber("40%", "ratio"), 0.4);
  assert.equal(parseNumber("1.5k", "tok"), 1500);
  assert.equal(parseNumber("8_192tok", "tok"), 8192);
  assert.equal(parseNumber("$3", "$/h"), 3);
  assert.ok(Number.isNaN(parseNumber("fast", "s")));
});

test("scales go there and back", () => {
  for (const isLog of [false, true]) {
    const scale = createScale([0.1, 100], [10, 400], isLog);
    for (const value of [0.1, 3, 100]) assert.ok(Math.abs(scale.back(scale.to(value)) / value - 1) < 1e-9);
  }
});

test("ticks are round and inside", () => {
  assert.deepEqual(linearTicks([0, 1], 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(logTicks([1, 1000], 2), [1, 10, 100, 1000]);
  assert.ok(logTicks([0.02, 90], 3).length >= 3);
});

test("an extent leaves out what does not exist", () => {
  assert.deepEqual(extent(Float64Array.of(3, NaN, 1)), [1, 3]);
  assert.deepEqual(extent(Float64Array.of(NaN)), [0, 1]);
});
