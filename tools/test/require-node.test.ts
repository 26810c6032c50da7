import { expect, test } from "vitest";
import { isOlder } from "../require-node.mjs";

test("compares versions part by part, as numbers", () => {
  expect(isOlder("20.18.3", "20.19")).toBe(true);
  expect(isOlder("18.20.0", "20.19")).toBe(true);
  expect(isOlder("20.19.0", "20.19")).toBe(false);
  expect(isOlder("20.100.0", "20.19")).toBe(false);
  expect(isOlder("22.0.0", "20.19")).toBe(false);
  expect(isOlder("20.19.0", "20.19.1")).toBe(true);
});
