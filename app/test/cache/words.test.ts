import { expect, test } from "vitest";
import { readSeconds } from "../../src/cache/read-seconds.ts";
import { sayRange, saySeconds } from "../../src/cache/seconds-words.ts";

test.each<[string, number | null]>([
  ["12", 12],
  [" 12.5 s ", 12.5],
  ["0,5", 0.5],
  [".5", 0.5],
  ["2:05", 125],
  ["3 min", 180],
  ["1.5m", 90],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["1e9", null],
  ["soon", null],
  ["1:2:3", null],
])("%j is read as %s seconds", (text, seconds) => expect(readSeconds(text)).toBe(seconds));

test.each([
  [0.1, "0.1 s"],
  [9.96, "10 s"],
  [14.4, "14 s"],
  [60, "1 min"],
  [125, "2 min 5 s"],
  [3600, "60 min"],
])("%s seconds are said as %s", (seconds, words) => expect(saySeconds(seconds)).toBe(words));

test("a range that is none is one figure", () => {
  expect(sayRange(9, 11)).toBe("9 s to 11 s");
  expect(sayRange(14.1, 14.2)).toBe("14 s");
});
