import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planInlineStage } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { checkUndo } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

test("Inlining keeps the image of every stage that is left", LONG, () => {
  let planned = 0;
  let refused = 0;
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 7 }), (text) => {
      const model = modelOf(text);
      for (const { key, index } of model.stages) {
        const plan = planInlineStage(model, { stage: key });
        if (!plan.ok) {
          refused++;
          continue;
        }
        planned++;
        const after = applyEdits(text, plan.edits);
        const images = abstractImages(text).toSpliced(index, 1);
        if (String(images) !== String(abstractImages(after)))
          throw new Error(`${text}\n--\n${after}`);
        checkUndo(text, plan);
      }
    }),
    { numRuns: RUNS },
  );
  process.stdout.write(`  inlined ${planned}, refused ${refused}\n`);
  expect(planned).toBeGreaterThan(RUNS / 10);
});
