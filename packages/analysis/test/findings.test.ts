import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { ignoreEdits } from "../src/index.ts";
import type { Problem } from "../src/index.ts";
import { createChecked } from "./analyze.ts";

function findings(dockerfile: string): readonly Problem[] {
  return createChecked()
    .analyze({ dockerfile, target: null })
    .problems.filter(({ rule }) => rule !== undefined);
}

function checkIgnored(before: string, after: string): void {
  const [problem] = findings(before);
  const edits = problem === undefined ? [] : ignoreEdits(before, problem);
  expect(applyEdits(before, edits)).toBe(after);
  expect(findings(after).map(({ code }) => code)).not.toContain(problem?.code);
}

test("a finding carries its rule and its place", () => {
  expect(findings("FROM alpine AS x\nENV A b\n")).toMatchObject([
    {
      code: "check/LegacyKeyValueFormat",
      severity: "warning",
      line: 2,
      stage: "x",
      rule: { id: "LegacyKeyValueFormat" },
    },
  ]);
});

test("in a stage that is not built a warning is a note", () => {
  const text = "FROM alpine AS x\nENV A b\nFROM alpine\nENV A b\n";
  expect(findings(text).map(({ severity }) => severity)).toEqual(["info", "warning"]);
});

test("an instruction that BuildKit refuses is not checked as well", () => {
  expect(findings("FROM alpine\nwrong x\n")).toEqual([]);
});

test("a finding is ignored by a comment above its instruction", () => {
  checkIgnored(
    "FROM alpine\nRUN a\nENV A b\n",
    "FROM alpine\nRUN a\n# check=skip=LegacyKeyValueFormat\nENV A b\n",
  );
});

test("a comment that skips a rule already takes the next one, too", () => {
  checkIgnored(
    "FROM alpine\n# check=skip=Other\nENV A b\n",
    "FROM alpine\n# check=skip=Other,LegacyKeyValueFormat\nENV A b\n",
  );
});

test("the comment has the text's line ends", () => {
  checkIgnored(
    "FROM alpine\r\nENV A b\r\n",
    "FROM alpine\r\n# check=skip=LegacyKeyValueFormat\r\nENV A b\r\n",
  );
});

test("above the first line the comment is the file's directive", () => {
  checkIgnored("FROM alpine AS X\n", "# check=skip=StageNameCasing\nFROM alpine AS X\n");
});
