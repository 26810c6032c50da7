import fc from "fast-check";
import { expect, test } from "vitest";
import { gapsFor } from "../src/index.ts";
import type { MovePlan } from "../src/index.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

/** What a preview may leave open is whether BuildKit refuses a breaking move. */
function promiseOf(plan: MovePlan): unknown {
  return plan.ok && plan.safety !== "breaking" ? plan : "refused or breaking";
}

test("A preview of a move, which reads one stage alone, promises what the move keeps", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 6 }), fc.nat(), (text, choice) => {
      const model = modelOf(text);
      const steps = model.stages.flatMap((stage) =>
        stage.steps.map((step) => ({ stage: stage.key, step: step.key })),
      );
      const move = steps[choice % Math.max(1, steps.length)];
      if (move === undefined) return;
      const previews = gapsFor(model, move);
      const plans = gapsFor(model, move, { isPreview: false });
      expect(previews.map(promiseOf)).toEqual(plans.map(promiseOf));
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});
