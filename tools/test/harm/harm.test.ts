import { existsSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { expect, test } from "vitest";
import { editFaults, harmOf, spliced } from "./contract.ts";
import { createExamination, examine } from "./examine.ts";
import type { Harm, SampleFile } from "./examine.ts";
import { readText } from "./reading.ts";
import { examples, filesOf, generated } from "./samples.ts";

const FILES = join(import.meta.dirname, "../../../../shared/corpus/files");

function harmsOf(samples: readonly SampleFile[]): readonly Harm[] {
  const examination = createExamination("");
  for (const sample of samples) examine(examination, sample);
  return examination.harms;
}

test("no fix harms a real Dockerfile", { timeout: 120_000 }, ({ skip }) => {
  skip(!existsSync(FILES), "the folder ../shared/corpus with real Dockerfiles is not there");
  expect(harmsOf(filesOf(FILES, 25, true))).toEqual([]);
});

test("no fix harms a rule's example, whatever its form", { timeout: 120_000 }, () => {
  expect(harmsOf(examples().filter((_, index) => index % 5 === 0))).toEqual([]);
});

test("no fix harms a Dockerfile that never was", { timeout: 120_000 }, () => {
  expect(harmsOf(generated(30))).toEqual([]);
});

function harm(before: string, after: string, isSafe = true): readonly string[] {
  const surroundings = { dockerignore: null, isAll: false };
  return harmOf(readText(before, surroundings), readText(after, surroundings), isSafe);
}

test.each([
  ["a comment", "FROM a\n# b\nRUN c\n", "FROM a\nRUN c\n", "a comment is gone: # b"],
  ["a comment inside", "FROM a\nRUN \\\n  # b\n c\n", "FROM a\nRUN c\n", "a comment is gone: # b"],
  [
    "a directive",
    "# syntax=a\nFROM b\n",
    "# a comment\n# syntax=a\nFROM b\n",
    "the directives are others",
  ],
  ["a line end", "FROM a\r\nUSER b\r\n", "FROM a\r\nUSER b\n", "the line ends are no longer alike"],
  [
    "what is refused",
    "FROM a\n",
    "FROM a\nNOPE\n",
    "BuildKit now refuses instruction unknown-instruction",
  ],
  [
    "what was refused",
    "FROM a\nNOPE\n",
    "FROM a\n",
    "BuildKit no longer refuses instruction unknown-instruction",
  ],
  ["a finding", "FROM a AS b\n", "FROM a as b\n", "there is one more of FromAsCasing"],
])("%s that changes is harm", (_, before, after, fault) => {
  expect(harm(before, after)).toContain(fault);
});

test("another base is harm only where nobody looks", () => {
  expect(harm("FROM a\n", "FROM b\n")).not.toEqual([]);
  expect(harm("FROM a\n", "FROM b\n", false)).toEqual([]);
});

function edit(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

test("edits must lie in the text, leave each other alone and part nothing", () => {
  expect(editFaults("abc", [edit(1, 2, "x"), edit(0, 1, "")])).toEqual([]);
  expect(editFaults("abc", [edit(0, 2, ""), edit(1, 3, "")])).toHaveLength(1);
  expect(editFaults("abc", [edit(2, 4, "")])).toHaveLength(1);
  expect(editFaults("a\r\nb", [edit(2, 2, "x")])).not.toEqual([]);
});

test("edits are applied as the editor applies them", () => {
  const edits = [edit(4, 4, "!"), edit(0, 1, "xy"), edit(2, 3, "")];
  expect(spliced("abcd", edits)).toBe(applyEdits("abcd", edits));
});
