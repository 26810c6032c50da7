import { expect, test } from "vitest";
import { analyze } from "./analyze.ts";
import { checkLaws } from "./laws.ts";
import { checkGraph, checkStages, findTruth } from "./truth.ts";

const truth = findTruth("corpus", "files");

test("every real Dockerfile gives BuildKit's stages, and its edges where BuildKit builds it", ({
  skip,
}) => {
  skip(truth.isAbsent, truth.why);
  const rows = truth.readRows();
  expect(rows.length).toBeGreaterThan(1000);
  for (const row of rows) {
    const text = truth.readText(row.id);
    const analysis = analyze(text);
    checkLaws(analysis, text);
    checkStages(analysis, text, row);
    checkGraph(analysis, text, row);
  }
});
