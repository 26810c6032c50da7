import { expect, test } from "vitest";
import { findingsReport, graphJson } from "../src/index.ts";
import { analysisOf, HOSTILE, hostileFile, MANY_KINDS } from "./pictures.ts";

test("writes the graph as JSON with lines, in a form that has a name and a version", () => {
  const file = JSON.parse(graphJson(analysisOf(MANY_KINDS), MANY_KINDS));
  expect(file).toMatchObject({ format: "stagemap-graph", version: 1, target: "#3" });
  expect(
    file.stages.map(({ key, line, role }: Record<string, unknown>) => [key, line, role]),
  ).toEqual([
    ["deps", 1, "built"],
    ["builder", 4, "built"],
    ["tester", 7, "unbuilt"],
    ["#3", 9, "target"],
  ]);
  expect(file.stages[3].steps[0]).toMatchObject({
    line: 10,
    keyword: "COPY",
    summary: "/out/app /app",
    sources: [{ kind: "copy", label: "builder", node: "builder" }],
  });
  expect(file.edges.filter(({ kind }: Record<string, unknown>) => kind === "copy")).toMatchObject([
    { from: "builder", to: "#3", paths: ["/out/app"], isBuilt: true },
    { from: expect.stringContaining("alpine"), to: "#3" },
  ]);
  expect(file.stages[0]).not.toHaveProperty("color");
});

test("reports problems from the worst on, with line, stage and rule", () => {
  const report = findingsReport(
    analysisOf("FROM alpine AS a\nRUM x\nFROM scratch\n"),
    "Dockerfile",
  );
  expect(report).toContain("# Dockerfile\n");
  expect(report).toMatch(/## Errors \(1\)\n\n- Line 2 in \*\*a\*\*: .*RUM/);
});

test("says that there is nothing to say", () => {
  expect(findingsReport(analysisOf("FROM alpine AS a\n"), "Dockerfile")).toBe(
    "# Dockerfile\n\nBuilding **a** takes 1 of 1 stages, 0 steps in all.\n\nNothing was found.\n",
  );
});

test.each(HOSTILE)("keeps %j from becoming JSON or Markdown of its own", (text) => {
  const dockerfile = hostileFile(text);
  expect(() => JSON.parse(graphJson(analysisOf(dockerfile), dockerfile))).not.toThrow();
  const report = findingsReport(analysisOf(dockerfile), text);
  expect(report).not.toMatch(/(?<!\\)<(?!https?:)/);
  expect(report).not.toMatch(/(?<!\\)\]\((?!<https?:\/\/[^\s<>]+>\))/);
  expect(report).not.toMatch(/\p{Surrogate}/u);
  for (const line of report.split("\n"))
    expect(line).toMatch(/^(?:# |## |- |$|Building|There|Nothing)/);
});
