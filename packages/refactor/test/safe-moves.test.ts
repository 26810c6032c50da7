import fc from "fast-check";
import { expect, test } from "vitest";
import { CONFLICT_KINDS } from "../src/conflicts.ts";
import { abstractImages } from "./abstract-build.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { changedStages, modelOf, movesOf, planOf, textAfter } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

const CHOICES = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });

test("No move that is called safe changes the abstract image of any stage", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 7 }), CHOICES, (text, choices) => {
      const model = modelOf(text);
      const moves = movesOf(model);
      for (const choice of choices) {
        const move = moves[choice % moves.length];
        if (move === undefined) continue;
        const plan = planOf(model, move);
        if (!plan.ok || plan.safety !== "safe" || plan.edits.length === 0) continue;
        const after = textAfter(model, plan);
        const changed = changedStages(model, text, after, move);
        if (changed.length > 0)
          throw new Error(
            `${JSON.stringify(move)} changes ${changed.join(" ")}\n${text}\n--\n${after}`,
          );
      }
    }),
    { numRuns: RUNS },
  );
});

test("Nor does a chain of safe moves in a stage", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 2, steps: 7 }), CHOICES, (text, choices) => {
      let now = text;
      for (const choice of choices) {
        const model = modelOf(now);
        const plans = movesOf(model)
          .filter(({ stage, toStage }) => stage === toStage)
          .map((move) => () => planOf(model, move));
        for (const offset of [0, 1, 2, 3]) {
          const plan = plans[(choice + offset) % Math.max(1, plans.length)]?.();
          if (plan?.ok !== true || plan.safety !== "safe" || plan.edits.length === 0) continue;
          now = textAfter(model, plan);
          break;
        }
      }
      expect(abstractImages(now)).toEqual(abstractImages(text));
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

/** The rarest cases, first: looking for them among made-up files takes seconds. */
const RARE = [
  "RUN curl -fsSL https://x.org/a -o /usr/local/bin/tool\nRUN curl -fsSL https://x.org/b -o /usr/local/bin/tool",
  "COPY --chown=1000 conf.json /data/x/\nWORKDIR /data",
  "USER root\nUSER 1000\nRUN touch /srv/a",
].map((lines) => `FROM node:22\n${lines}\n`);

test.for(CONFLICT_KINDS)("A safety check that overlooks “%s” is found out", LONG, (kind) => {
  const ignored = new Set([kind]);
  const isUnsafe = (text: string): boolean => {
    const model = modelOf(text);
    return movesOf(model).some((move) => {
      if (move.stage !== move.toStage) return false;
      const plan = planOf(model, move, { ignored });
      if (!plan.ok || plan.safety !== "safe" || plan.edits.length === 0) return false;
      return changedStages(model, text, textAfter(model, plan), move).length > 0;
    });
  };
  const texts = fc.sample(dockerfiles({ stages: 1, steps: 6 }), { numRuns: 3000, seed: 7 });
  expect([...RARE, ...texts].some(isUnsafe)).toBe(true);
});
