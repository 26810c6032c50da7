import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { lineEndOf, unitsOf } from "../stage-text.ts";
import type { Unit } from "../stage-text.ts";
import { planDeleteStage } from "../stages/delete-stage.ts";
import { editTo } from "../stages/edit-to.ts";
import { planOfChange } from "../stages/graph-change.ts";
import { isOpen, OPEN, planDuplicateStage } from "../stages/place-stage.ts";
import { sameOrigins } from "../stages/stage-head.ts";
import { modelOfText } from "../text-model.ts";
import { chosenOf, PART_GONE } from "./chosen.ts";
import type { Chosen, ChosenSteps, Selection } from "./chosen.ts";
import { commented } from "./comment-text.ts";

/**
 * Takes steps away with the comments right above them, and whole stages, users before what they use. A stage that others need is
 * refused with what needs it. Never throws.
 */
export function planDeleteChosen(model: Model, selection: Selection): Plan {
  return planChosen(model, selection, {
    ofSteps: (units) => units.map(({ start, end }) => ({ span: { start, end }, newText: "" })),
    ofStage: planDeleteStage,
  });
}

/** Makes comments of steps, of whatever stages. Never throws. */
export function planCommentChosen(model: Model, selection: Selection): Plan {
  if (selection.stages.length > 0) {
    return refuse("A stage is not made a comment as a whole: choose its steps.");
  }
  return planChosen(model, selection, {
    ofSteps: (units, { stage }) =>
      units.map(({ step, end }) => {
        const item =
          (model.stageItems[stage.index] ?? 0) + (stage.steps[step ?? 0]?.itemOffset ?? 0);
        const start = model.tree.starts[item] ?? 0;
        return { span: { start, end }, newText: commented(model.tree.source.slice(start, end)) };
      }),
    ofStage: () => refuse(PART_GONE),
  });
}

/** Writes the chosen steps of each stage once more behind the last of them, and stages behind themselves. Never throws. */
export function planDuplicateChosen(model: Model, selection: Selection): Plan {
  return planChosen(model, selection, {
    ofSteps(units) {
      const lineEnd = lineEndOf(model);
      const at = units.at(-1)?.end ?? 0;
      const isEnded = model.tree.source.slice(0, at).endsWith("\n");
      const text = units
        .map(({ start, end }) => model.tree.source.slice(start, end))
        .map((each) => (each.endsWith("\n") ? each : each + lineEnd))
        .join("");
      const newText = isEnded ? text : lineEnd + text.slice(0, -lineEnd.length);
      return [{ span: { start: at, end: at }, newText }];
    },
    ofStage: planDuplicateStage,
  });
}

interface Changes {
  /** The edits of the chosen steps of one stage, in text order. */
  ofSteps(units: readonly Unit[], chosen: ChosenSteps): readonly TextEdit[];
  ofStage(model: Model, stage: { readonly stage: string }): Plan;
}

function planChosen(model: Model, selection: Selection, changes: Changes): Plan {
  const chosen = chosenOf(model, selection);
  if (chosen === null) return refuse(PART_GONE);
  const steps = planSteps(model, chosen, changes);
  if (!steps.ok || chosen.stages.length === 0) return steps;
  const { source } = model.tree;
  let text = applyEdits(source, steps.edits);
  const notes: Note[] = [];
  const reasons: Reason[] = [];
  // From the last one up: what a stage needs stands above it, and the keys of stages above stay.
  for (const { index } of chosen.stages.toReversed()) {
    const now = modelOfText(model, text);
    const plan = changes.ofStage(now, { stage: now.stages[index]?.key ?? "" });
    if (plan.ok) {
      text = applyEdits(text, plan.edits);
      notes.push(...plan.notes);
    } else reasons.push(...plan.reasons);
  }
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, edits: editTo(source, text), notes: notes.slice(-1) };
}

function planSteps(model: Model, { steps }: Chosen, { ofSteps }: Changes): Plan {
  if (steps.length === 0) return { ok: true, edits: [], notes: [] };
  if (steps.some(({ stage }) => isOpen(stage))) return refuse(OPEN);
  const edits = steps.flatMap((chosen) => {
    const { stage, numbers } = chosen;
    const units = unitsOf(model, stage).filter(
      ({ step }) => step !== null && numbers.includes(step),
    );
    return ofSteps(units, chosen);
  });
  return planOfChange(model, {
    edits,
    origins: sameOrigins(model),
    changed: steps.map(({ stage }) => stage.index),
    areCommentsLost: true,
  });
}
