import { marked } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planDefinitionsDown, planRefactoring, REFACTORINGS } from "../src/index.ts";
import type { Plan, Refactoring } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";
import { isSameWithoutFetches } from "./same-images.ts";

/** The plan for the step that starts at an offset. */
function planAt(refactoring: Refactoring, text: string, offset: number): Plan {
  const model = modelOf(text);
  const item = model.tree.starts.indexOf(offset);
  for (const stage of model.stages) {
    const first = model.stageItems[stage.index] ?? 0;
    const step = stage.steps.find(({ itemOffset }) => first + itemOffset === item);
    if (step !== undefined) {
      return planRefactoring(model, refactoring, { stage: stage.key, step: step.key });
    }
  }
  throw new Error(`no step at ${offset}`);
}

const EXAMPLES = REFACTORINGS.flatMap((refactoring) =>
  refactoring.examples.map((example) => ({ id: refactoring.id, refactoring, example })),
);

test.for(EXAMPLES)("$id: $example.before", ({ refactoring, example }) => {
  const { text, spans } = marked(example.before);
  const plan = planAt(refactoring, text, spans[0]?.start ?? 0);
  if ("refused" in example) {
    expect(plan.ok ? plan : plan.reasons.map(({ message }) => message)).toEqual([example.refused]);
  } else {
    expect(plan.ok ? applyEdits(text, plan.edits) : plan).toBe(example.after);
  }
});

test.for(EXAMPLES.filter(({ example }) => "after" in example))(
  "$id with Windows line ends: $example.before",
  ({ refactoring, example }) => {
    const { text, spans } = marked(example.before.replaceAll("\n", "\r\n"));
    const plan = planAt(refactoring, text, spans[0]?.start ?? 0);
    const after = "after" in example ? example.after.replaceAll("\n", "\r\n") : "";
    expect(plan.ok ? applyEdits(text, plan.edits) : plan).toBe(after);
  },
);

test("Every refactoring has a name of its own, sorted, with examples of both kinds", () => {
  const ids = REFACTORINGS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  for (const { examples } of REFACTORINGS) {
    expect(examples.some((example) => "after" in example)).toBe(true);
    expect(examples.some((example) => "refused" in example)).toBe(true);
  }
});

test(
  "No refactoring changes the abstract image of any stage, but for what a fetch of its own leaves",
  LONG,
  () => {
    fc.assert(
      fc.property(dockerfiles({ stages: 2, steps: 8 }), (text) => {
        const model = modelOf(text);
        for (const stage of model.stages) {
          for (const step of stage.steps) {
            for (const refactoring of REFACTORINGS) {
              const plan = planRefactoring(model, refactoring, {
                stage: stage.key,
                step: step.key,
              });
              if (!plan.ok) continue;
              const after = applyEdits(text, plan.edits);
              const isSame =
                String(abstractImages(after)) === String(abstractImages(text)) ||
                (refactoring.id === "split-copy" && isSameWithoutFetches(text, after));
              if (!isSame) throw new Error(`${refactoring.id}\n${text}\n--\n${after}`);
            }
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  },
);

test("Definitions of all stages, or of some, go down at once", () => {
  const text = "FROM a AS one\nARG V\nRUN touch /a\nRUN echo $V\nFROM one\nENV A=1\nRUN touch /b\n";
  const model = modelOf(text);
  const after = (plan: Plan): string => (plan.ok ? applyEdits(text, plan.edits) : "");
  expect(after(planDefinitionsDown(model))).toBe(
    "FROM a AS one\nRUN touch /a\nARG V\nRUN echo $V\nFROM one\nRUN touch /b\nENV A=1\n",
  );
  expect(after(planDefinitionsDown(model, ["one"]))).toBe(
    "FROM a AS one\nRUN touch /a\nARG V\nRUN echo $V\nFROM one\nENV A=1\nRUN touch /b\n",
  );
});
