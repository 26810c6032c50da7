import { parse } from "@stagemap/syntax";
import { expect, test } from "vitest";
import { buildModel } from "../src/index.ts";

function valueOf(lines: readonly string[]): string {
  const model = buildModel(parse(`FROM alpine\n${lines.join("\n")}\nEXPOSE $A\n`), {
    target: null,
  });
  expect(model.stages).toHaveLength(1);
  return model.stages[0]?.steps.length.toString() ?? "";
}

test("values that double with every line stay within what one variable can hold", () => {
  expect(valueOf(["ENV A=x", ...Array.from({ length: 100 }, () => "ENV A=$A$A")])).toBe("102");
});

test("a word of many variables does too", () => {
  const long = "x".repeat(100_000);
  expect(valueOf([`ENV B=${long}`, `ENV A=${"$B".repeat(20_000)}`])).toBe("3");
});

test("replacing and trimming with long patterns ends", () => {
  const long = "x".repeat(100_000);
  expect(
    valueOf([
      `ENV B=${long}`,
      "ENV A=${B//x/$B}",
      `ENV A=\${B#${"?".repeat(50_000)}}`,
      "ENV A=${B//?/$B$B}",
    ]),
  ).toBe("5");
});

test("many names that nobody has declared are all noted", () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `ENV A${index}=$B${index}`);
  expect(valueOf(lines)).toBe("5001");
});
