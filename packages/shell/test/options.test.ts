import { expect, it } from "vitest";
import { argumentsOf, flagsOf, hasFlag, operandsOf } from "../src/index.ts";
import type { ArgumentStyle } from "../src/index.ts";
import { scriptIn } from "./read.ts";

it.each<[string, ArgumentStyle, string, string]>([
  ["a -qqy b", {}, "-q -q -y", "b"],
  ["a --x=1 --y b", {}, "--x=1 --y", "b"],
  ["a --x 1 b", { optionsWithValue: ["--x"] }, "--x=1", "b"],
  ["a -o 1 -o2 -yo3 b", { optionsWithValue: ["-o"] }, "-o=1 -o=2 -y -o=3", "b"],
  ["a b -- -y", {}, "", "b -y"],
  ["a - b", {}, "", "- b"],
  ["a -DskipTests b", { hasLongSingleDash: true }, "-DskipTests", "b"],
  ["a -x b -y", { stopsAtOperand: true }, "-x", "b -y"],
  ["a --x=$y $z", {}, "--x", "$z"],
  ["a --x", { optionsWithValue: ["--x"] }, "--x", ""],
  ["a \"--x\" '-y'", {}, "--x -y", ""],
])("%s with %j has the options %s and the operands %s", (text, style, options, operands) => {
  const [command] = scriptIn(`RUN ${text}`).commands;
  const found = argumentsOf(command ?? { args: [] }, style);
  const optionTexts = found.options.map(({ name, value }) =>
    value === null ? name : `${name}=${value}`,
  );
  expect(optionTexts.join(" ")).toBe(options);
  expect(found.operands.map((word) => word.text).join(" ")).toBe(operands);
});

it("finds an option under each of its names", () => {
  const [command] = scriptIn("RUN apt-get install -qqy x").commands;
  expect(hasFlag(command ?? { args: [] }, ["-y", "--yes"])).toBe(true);
  expect(hasFlag(command ?? { args: [] }, ["--force"])).toBe(false);
  expect(flagsOf(command ?? { args: [] }).length).toBe(3);
  expect(operandsOf(command ?? { args: [] }).map(({ text }) => text)).toEqual(["install", "x"]);
});
