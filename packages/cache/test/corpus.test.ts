import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explain, inferFiles, simulate, typicalWeek } from "../src/index.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus/files");

test.skipIf(!existsSync(folder))(
  "every real Dockerfile simulates its typical changes",
  () => {
    let count = 0;
    for (const name of readdirSync(folder)) {
      const model = buildModel(parse(readFileSync(join(folder, name), "utf8")), { target: null });
      const files = inferFiles(model);
      const changes = files.map((path) => ({ path, kind: "content" as const }));
      const nothing = simulate({ before: model, files });
      expect(nothing.totalSeconds, name).toBe(0);
      const { steps } = simulate({ before: model, files, changes });
      expect(steps, name).toHaveLength(
        model.stages.reduce((sum, stage) => sum + stage.steps.length, 0),
      );
      for (const { report } of typicalWeek({ before: model, files }, { target: null })) {
        expect(explain(report), name).not.toBe("");
        for (const { causes, status } of report.steps) {
          expect(causes.length > 0, name).toBe(status !== "cached");
        }
      }
      count++;
    }
    expect(count).toBeGreaterThan(100);
  },
  120_000,
);
