import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { format } from "../src/index.ts";

test("a keyword is written in capitals", () => {
  expect(applyEdits("from a\n", format("from a\n"))).toBe("FROM a\n");
});
