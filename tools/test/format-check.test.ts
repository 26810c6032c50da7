import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dockerfileText, edit, fileSketch, hostileText, printSketch } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { examine, formatted, formattedCanonically } from "../format-check/examine.ts";
import type { Formatter } from "../format-check/examine.ts";

const FILES = join(import.meta.dirname, "../../../shared/corpus/files");
const RUNS = { numRuns: Number(process.env["FORMAT_RUNS"] ?? 300) };

function faultsOf(text: string, formatter: Formatter = formatted): readonly string[] {
  return examine(text, { formatter, recorded: null, parts: ["tree", "stages"] }).faults;
}

function canonicalFaultsOf(text: string): readonly string[] {
  const parts = { formatter: formattedCanonically, recorded: null, parts: ["stages"] } as const;
  return examine(text, parts).faults;
}

test("every 20th real Dockerfile means the same when it is formatted", ({ skip }) => {
  skip(!existsSync(FILES), "the folder ../shared/corpus with real Dockerfiles is not there");
  const names = readdirSync(FILES).filter((name) => name.endsWith("Dockerfile"));
  for (const name of names.filter((_, index) => index % 20 === 0)) {
    const text = readFileSync(join(FILES, name), "utf8");
    expect([name, faultsOf(text), canonicalFaultsOf(text)]).toEqual([name, [], []]);
  }
});

const sketchText = fileSketch().map(printSketch);
const editedText = fc
  .oneof(dockerfileText(), sketchText)
  .chain((text) => edit(text).map((each) => applyEdits(text, [each])));

test.each([
  ["a realistic Dockerfile", dockerfileText()],
  ["a Dockerfile of all instructions", sketchText],
  ["a Dockerfile that is being edited", editedText],
  ["any text", hostileText()],
])("%s means the same when it is formatted, and is formatted once", (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(faultsOf(text)).toEqual([]);
      expect(canonicalFaultsOf(text)).toEqual([]);
    }),
    RUNS,
  );
});

/** Formatters with a fault, each of which the examination has to find. */
test.each<[string, string, Formatter, string]>([
  ["RUN", "FROM x\nRUN a  b\n", (text) => text.replace("a  b", "a b"), "the tree changed"],
  ["a stage's name", "FROM a AS b\n", (text) => text.replace("b", "c"), "the stages changed"],
  ["a heredoc", "FROM x\nRUN <<E\n a\nE\n", (text) => text.replace(" a", "a"), "the tree changed"],
  [
    "a flag",
    "FROM x\nCOPY --link a b\n",
    (text) => text.replace("--link ", ""),
    "the tree changed",
  ],
  ["a comment", "FROM x\n# a\nRUN b\n", (text) => text.replace("# a\n", ""), "a comment changed"],
  ["the order", "FROM x\nRUN a\nUSER b\n", () => "FROM x\nUSER b\nRUN a\n", "the tree changed"],
  ["more each time", "FROM x\n", (text) => `${text}\n`, "formatting it again changes it again"],
  [
    "line ends",
    "FROM x\r\nRUN b\r\n",
    (text) => text.replace("\r\n", "\n"),
    "its line ends are no longer alike",
  ],
])("the examination finds a formatter that changes %s", (_, text, formatter, fault) => {
  expect(faultsOf(text)).toEqual([]);
  expect(faultsOf(text, formatter)).toContain(fault);
});
