import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explain, inferFiles, simulate, typicalWeek } from "../src/index.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus/files");

const names = existsSync(folder) ? readdirSync(folder) : [];

test.skipIf(names.length === 0)(
  "every real Dockerfile simulates its typical changes",
  () => {
    const faults = names.filter(
      (name, index) => !isSound(readFileSync(join(folder, name), "utf8"), index % 5 === 0),
    );
    expect(faults).toEqual([]);
  },
  120_000,
);

/** True when nothing is thrown, nothing rebuilds by itself, and every step that is not cached has its cause. */
function isSound(text: string, hasWeek: boolean): boolean {
  const model = buildModel(parse(text), { target: null });
  const files = inferFiles(model);
  const changes = files.map((path) => ({ path, kind: "content" as const }));
  const nothing = simulate({ before: model, files });
  const all = simulate({ before: model, files, changes });
  const week = hasWeek ? typicalWeek({ before: model, files }, { target: null }) : [];
  const reports = week.map(({ report }) => report);
  const stepCount = model.stages.reduce((sum, { steps }) => sum + steps.length, 0);
  return (
    nothing.totalSeconds === 0 &&
    all.steps.length === stepCount &&
    [all, ...reports].every(
      (report) =>
        explain(report) !== "" &&
        report.steps.every(({ causes, status }) => causes.length > 0 === (status !== "cached")),
    )
  );
}
