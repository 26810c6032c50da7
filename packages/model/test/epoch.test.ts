import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

/** The problems of a file whose SOURCE_DATE_EPOCH is `value`, with `lines` behind. */
function problemsOf(value: string, ...lines: readonly string[]) {
  const { problems } = modelOf([`ARG SOURCE_DATE_EPOCH=${value}`, ...lines].join("\n"));
  return problems.map(({ phase, line, stage, message }) => [phase, line, stage, message]);
}

test.each(["0", "-1", "+1700000000", "context", '""'])("%s is a time", (value) => {
  expect(problemsOf(value, "FROM a")).toEqual([]);
});

test("a stage that fetches one thing gives the time", () => {
  const lines = ["FROM scratch AS src", "ARG URL=https://example.com", "ADD $URL/a.tar /"];
  expect(problemsOf("SRC", ...lines)).toEqual([]);
  expect(problemsOf("src", "FROM scratch AS src", "ADD git@example.com:a/b.git /")).toEqual([]);
});

test("any other value is refused", () => {
  expect(problemsOf("today", "FROM a")).toEqual([
    ["epoch", 1, null, "invalid SOURCE_DATE_EPOCH: today"],
  ]);
  expect(problemsOf("9223372036854775808", "FROM a")).toEqual([
    ["epoch", 1, null, "invalid SOURCE_DATE_EPOCH: 9223372036854775808"],
  ]);
});

test.each<[string, string[], string]>([
  ["starts from an image", ["FROM a AS src"], "stage must use FROM scratch"],
  [
    "does something else",
    ["FROM scratch AS src", "copy a b"],
    "stage does not meet source-only requirements: unsupported copy instruction",
  ],
  ["fetches nothing", ["FROM scratch AS src"], "stage must contain exactly one remote ADD"],
  [
    "fetches twice",
    ["FROM scratch AS src", "ADD http://a /", "ADD http://b /"],
    "stage must contain exactly one remote ADD",
  ],
  [
    "fetches two things at once",
    ["FROM scratch AS src", "ADD http://a http://b /"],
    "stage must contain exactly one remote ADD source",
  ],
  [
    "fetches from the build context",
    ["FROM scratch AS src", "ADD a /"],
    "stage source must be a single HTTP(S) or Git ADD",
  ],
])("a stage is no source of the time when it %s", (_, lines, message) => {
  expect(problemsOf("src", ...lines).at(0)).toEqual([
    "epoch",
    2,
    0,
    `SOURCE_DATE_EPOCH ${message}`,
  ]);
});
