import { expect, test } from "vitest";
import { loadSizes } from "../src/index.ts";
import type { SizeQuestion } from "../src/index.ts";

function question(dockerfile: string, files: SizeQuestion["files"] = null): SizeQuestion {
  const typed = { steps: {}, images: {}, totals: {} };
  return { dockerfile, target: null, files, typed };
}

test("the files of the context count with their sizes, without those that are ignored", async () => {
  const sizes = await loadSizes();
  const files = [
    { path: "a.bin", size: 3_000_000 },
    { path: "b.bin", size: 5_000_000 },
  ];
  const asked = { ...question("FROM scratch\nCOPY . /x\n", files), dockerignore: "b.bin\n" };
  expect(sizes.estimate(asked).stages[0]?.total.range).toEqual({ low: 3, high: 3 });
  const unsized = question("FROM scratch\nCOPY . /x\n", [{ path: "a.bin", size: null }]);
  expect(sizes.estimate(unsized).stages[0]?.total.unknown).toBe(1);
});

test("the variants of a stage’s base say which one is there", async () => {
  const sizes = await loadSizes();
  const variants = sizes.variantsOf(question("FROM node:22-slim AS a\n"), "a");
  expect(variants.map(({ reference, isPresent }) => [reference, isPresent])).toEqual([
    ["node:22", false],
    ["node:22-slim", true],
    ["node:22-alpine", false],
  ]);
  expect(sizes.variantsOf(question("FROM scratch AS a\n"), "a")).toEqual([]);
});

test("the report is plain data", async () => {
  const report = (await loadSizes()).estimate(question("FROM node:22\nRUN npm ci\n"));
  expect(structuredClone(report)).toEqual(report);
});
