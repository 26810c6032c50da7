import { expect, test } from "vitest";
import { marked } from "../src/index.ts";

test("takes the marks out and tells where they were", () => {
  expect(marked("FROM «alpine» AS «build»\n")).toEqual({
    text: "FROM alpine AS build\n",
    spans: [
      { start: 5, end: 11 },
      { start: 15, end: 20 },
    ],
  });
});

test("marks nest, the outer one first, and may be empty", () => {
  expect(marked("a«b«c»»«»").spans).toEqual([
    { start: 1, end: 3 },
    { start: 2, end: 3 },
    { start: 3, end: 3 },
  ]);
});

test("counts UTF-16 code units", () => {
  expect(marked("🐋«x»").spans).toEqual([{ start: 2, end: 3 }]);
});

test("refuses marks that do not pair", () => {
  expect(() => marked("a»")).toThrow("without");
  expect(() => marked("«a")).toThrow("without");
});
