import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { ignoreEdits, loadChecks } from "../src/index.ts";
import type { Problem } from "../src/index.ts";
import { createChecked } from "./analyze.ts";

/** What BuildKit's own rules find: the texts below are about one thing each, and other rules see more in them. */
function findings(dockerfile: string): readonly Problem[] {
  return createChecked()
    .analyze({ dockerfile, target: null })
    .problems.filter(({ rule }) => rule?.origin === "buildkit");
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
  const { problems } = createChecked().analyze({
    dockerfile: "FROM alpine\nwrong x\n",
    target: null,
  });
  const codes = problems.filter(({ line }) => line === 2).map(({ code }) => code);
  expect(codes).toEqual(["model/unknown-instruction"]);
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

test.each([
  ["FROM alpine AS X\n", "\n# check=skip=StageNameCasing\nFROM alpine AS X\n"],
  [
    "# check=error=false\nFROM alpine AS X\n",
    "# check=error=false\n\n# check=skip=StageNameCasing\nFROM alpine AS X\n",
  ],
  ["\uFEFFFROM alpine AS X\n", "\uFEFF\n# check=skip=StageNameCasing\nFROM alpine AS X\n"],
])("a comment at the top of %j is no directive of the whole file", (before, after) => {
  checkIgnored(before, after);
});

test.each([
  ["# check=error=true\nENV A b", "# check=error=true;skip=LegacyKeyValueFormat\nENV A b"],
  ["# check=skip=A;error=true\nENV A b", "# check=skip=A,LegacyKeyValueFormat;error=true\nENV A b"],
  ["# check=skip=A\n\n# b\nENV A b", "# check=skip=A,LegacyKeyValueFormat\n\n# b\nENV A b"],
  ["# check=skip=A\n#\nENV A b", "# check=skip=A\n#\n# check=skip=LegacyKeyValueFormat\nENV A b"],
])("comments above are read as BuildKit reads them: %j", (before, after) => {
  checkIgnored(`FROM alpine\n${before}\n`, `FROM alpine\n${after}\n`);
});

test("a finding in a continued line is ignored above its instruction", () => {
  checkIgnored(
    "FROM alpine\nENV A=b \\\n  C=$D\n",
    "FROM alpine\n# check=skip=UndefinedVar\nENV A=b \\\n  C=$D\n",
  );
});

test("what no comment skips is ignored by the file's directive", () => {
  checkIgnored(
    "# syntax=docker/dockerfile:1\nFROM alpine AS scratch\n",
    "# syntax=docker/dockerfile:1\n# check=skip=ReservedStageName\nFROM alpine AS scratch\n",
  );
  checkIgnored(
    "# check=error=true\nFROM alpine AS scratch\n",
    "# check=error=true;skip=ReservedStageName\nFROM alpine AS scratch\n",
  );
});

test("what only the file can skip has its stage and step all the same", () => {
  const [finding] = findings("FROM alpine AS x\nRUN a\nrun b\nRUN c\n");
  expect(finding).toMatchObject({ stage: "x", line: 3, skippedBy: "directive" });
  expect(finding?.step).not.toBeNull();
});

test("Rules whose fix writes a file show it in their examples", async () => {
  const { rules } = await loadChecks();
  const files = rules.flatMap(({ id, examples }) =>
    examples.flatMap(({ newFiles }) => newFiles.map(({ path, text }) => [id, path, text !== ""])),
  );
  expect(files).toContainEqual(["MissingDockerignore", ".dockerignore", true]);
  expect(files).toContainEqual(["CopyIgnoredFile", ".dockerignore", true]);
  expect(structuredClone(rules)).toEqual(rules);
});
