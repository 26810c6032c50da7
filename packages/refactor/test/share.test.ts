import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { partnersOf, planShareBeginning } from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { checkUndo, problemsOf } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

function share(model: Model, ...stages: readonly string[]): Plan {
  return planShareBeginning(model, { stages, name: "base" });
}

/** A text whose stages begin with the same lines. */
function alike(): fc.Arbitrary<string> {
  return fc
    .tuple(dockerfiles({ stages: 3, steps: 6 }), fc.nat(), fc.nat(), fc.nat())
    .map(([text, count, stage, place]) => {
      const model = modelOf(text);
      const source = model.stages[stage % model.stages.length];
      if (source === undefined) return text;
      const item = model.stageItems[source.index] ?? 0;
      const steps = source.steps.slice(0, 1 + (count % source.steps.length));
      const last = item + (steps.at(-1)?.itemOffset ?? 0);
      const start = model.tree.starts[item] ?? 0;
      const lines = text.slice(start, model.tree.starts[last + 1] ?? text.length);
      const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
      const more =
        ["RUN echo $MODE > /srv/a", "ENTRYPOINT entry.sh", "CMD a", "RUN make", ""][place % 5] ??
        "";
      const head = lines.replace(/ AS \w+/, " AS copy");
      const ended = (each: string): string => (each.endsWith("\n") ? each : each + lineEnd);
      return `${ended(text)}# more${lineEnd}${ended(head)}${more}${lineEnd}`;
    });
}

test("Sharing keeps every image", LONG, () => {
  let planned = 0;
  let refused = 0;
  fc.assert(
    fc.property(alike(), (text) => {
      const model = modelOf(text);
      for (const stage of model.stages) {
        for (const partner of partnersOf(model, stage.key)) {
          const plan = share(model, stage.key, partner.stage);
          if (!plan.ok) {
            refused++;
            continue;
          }
          planned++;
          const after = applyEdits(text, plan.edits);
          const there = modelOf(after);
          const at = there.stages.findIndex(({ key }) => key === "base");
          const images = abstractImages(after).toSpliced(at, 1);
          if (String(images) !== String(abstractImages(text)))
            throw new Error(`${text}\n--\n${after}`);
          expect(problemsOf(there)).toEqual(expect.arrayContaining([]));
          checkUndo(text, plan);
        }
      }
    }),
    { numRuns: RUNS },
  );
  process.stdout.write(`  shared ${planned}, refused ${refused}\n`);
  expect(planned).toBeGreaterThan(RUNS / 3);
});
