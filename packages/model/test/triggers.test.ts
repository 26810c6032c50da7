import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

function problemsOf(...lines: readonly string[]): readonly (readonly [string, number, string])[] {
  return modelOf(lines.join("\n")).problems.map(({ phase, line, message }) => [
    phase,
    line,
    message,
  ]);
}

test("what ONBUILD holds is refused where a stage is built on it, and only there", () => {
  expect(problemsOf("FROM a AS base", "ONBUILD COPY --nope a b")).toEqual([]);
  expect(problemsOf("FROM a AS base", "ONBUILD COPY --nope a b", "FROM base")).toEqual([
    ["triggers", 3, "unknown flag: --nope"],
  ]);
});

test("ONBUILD's instructions run before those of the stage, with its variables", () => {
  const lines = ["ONBUILD ARG V=1", "ONBUILD EXPOSE ${V:?none}", "ONBUILD EXPOSE $V-x"];
  expect(problemsOf("FROM a AS base", ...lines, "FROM base", "USER x")).toEqual([
    ["build", 5, "invalid containerPort: 1-x"],
  ]);
});

test("ONBUILD's text is read again with the backslash as escape character", () => {
  const lines = ["# escape=`", "FROM a AS base", "ONBUILD COPY --from=\\1 x \\", "FROM base"];
  expect(problemsOf(...lines)).toEqual([
    [
      "triggers",
      4,
      "COPY requires at least two arguments, but only one was provided. Destination could not be determined",
    ],
  ]);
  expect(problemsOf(...lines.slice(1, 2), "ONBUILD COPY x \\\\", "FROM base")).toEqual([]);
});

test("ONBUILD of a comment leaves nothing to run", () => {
  expect(problemsOf("FROM a AS base", "ONBUILD # x", "FROM base")).toEqual([
    ["triggers", 3, "file with no instructions"],
  ]);
});

test("ONBUILD mounts, and copies what stands in the file", () => {
  const { edges, problems } = modelOf(
    "FROM a AS x\nFROM b AS base\nONBUILD RUN --mount=from=x,target=/t y\nONBUILD COPY <<E /e\n$PATH\nE\nFROM base\n",
  );
  expect(problems).toEqual([]);
  expect(edges.map(({ kind, to, from }) => [kind, to, from.kind])).toEqual([
    ["base", 0, "image"],
    ["base", 1, "image"],
    ["base", 2, "stage"],
    ["mount", 2, "stage"],
  ]);
});

test("a trigger's heredoc is expanded by the stage that is built on it", () => {
  const lines = ["ONBUILD COPY <<E /e", "${X:?missing}", "E"];
  expect(problemsOf("FROM a AS base", ...lines, "FROM base")).toEqual([
    ["build", 5, 'failed to process "${X:?missing}\\n": X: missing'],
  ]);
});
