import type { Model, StageKey } from "@stagemap/model";
import { faultOfText, readingOf } from "../certify.ts";
import { refuse } from "../plan.ts";
import type { Plan, Refused } from "../plan.ts";
import { planOfChange } from "../stages/graph-change.ts";
import { isOpen, OPEN } from "../stages/place-stage.ts";
import { GONE, sameOrigins, stageOf } from "../stages/stage-head.ts";
import { insertionEdit } from "../stages/steps.ts";
import { planPasteStages } from "./paste-stages.ts";
import { readPart } from "./pasted-part.ts";

export interface Paste {
  /** Any text at all. */
  readonly text: string;
  readonly at: PastePlace;
}

/** Where steps go; stages go behind that stage. Null for nowhere in particular. */
export type PastePlace = {
  readonly stage: StageKey;
  /** Before the step of that number. */
  readonly gap: number;
} | null;

export type PastePlan =
  | (Extract<Plan, { readonly ok: true }> & {
      /** What there is more of, where it stands in the result. */
      readonly added:
        | {
            readonly kind: "steps";
            readonly stage: number;
            readonly first: number;
            readonly count: number;
          }
        | { readonly kind: "stages"; readonly first: number; readonly count: number };
    })
  | Refused;

/**
 * Writes a text into the file: steps into a stage, stages under names that are free. The rest of the file is read as before, and so are
 * what is pasted and its comments. Never throws.
 */
export function planPaste(model: Model, { text, at }: Paste): PastePlan {
  const part = readPart(model, text);
  switch (part.kind) {
    case "none":
      return refuse(part.reason);
    case "stages":
      return planPasteStages(model, { body: part.body, behind: at?.stage ?? null });
    case "steps":
      return at === null
        ? refuse("Steps go into a stage: choose a stage or a step, and paste again.")
        : planSteps(model, at, part);
  }
}

function planSteps(
  model: Model,
  { stage: key, gap }: Exclude<PastePlace, null>,
  { body, lines }: { readonly body: string; readonly lines: readonly string[] },
): PastePlan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (isOpen(stage)) return refuse(OPEN);
  const edit = insertionEdit(model, stage, { gap, text: body });
  if (edit === null) return refuse("There is no such place in the stage.");
  const edits = [edit];
  const expected = readingOf(model).map((each, index) =>
    index === stage.index ? each.toSpliced(gap + 1, 0, ...lines) : each,
  );
  const fault = faultOfText(model, expected, { edits, withModel: false });
  if (fault !== null) return fault;
  const plan = planOfChange(model, {
    edits,
    origins: sameOrigins(model),
    changed: [stage.index],
  });
  if (!plan.ok) return plan;
  const added = { kind: "steps", stage: stage.index, first: gap, count: lines.length } as const;
  return { ...plan, added };
}
