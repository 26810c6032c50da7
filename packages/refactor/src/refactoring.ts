import type { Model, Stage, StageKey, Step, StepKey } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { faultOfTree } from "./certify.ts";
import { refuse } from "./plan.ts";
import type { Note, Plan } from "./plan.ts";
import { settingsOf } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** A change of a step that keeps what the image holds. It is data and one function; its examples are its tests. */
export interface Refactoring {
  /** In kebab-case, as its file is called. */
  readonly id: string;
  /** What it does, starting with a verb. */
  readonly title: string;
  /** Why one would want it: whole sentences. */
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly plan: (site: RefactoringSite) => Plan;
}

/** The step is between «marks». */
export type Example =
  | { readonly before: string; readonly after: string }
  | { readonly before: string; readonly refused: string };

export interface RefactoringSite {
  readonly model: Model;
  readonly stage: Stage;
  readonly step: Step;
  /** The step's number in its stage. */
  readonly index: number;
  /** The index of the step's item among the tree's items. */
  readonly item: number;
  readonly settings: Settings;
  /** The build context's files; null when they are not known. */
  readonly files: readonly string[] | null;
}

export interface RefactoringRequest {
  readonly stage: StageKey;
  readonly step: StepKey;
  /** The build context's files by their paths; what reads manifests then knows which there are. */
  readonly files?: readonly string[] | null;
}

/** Keeps the type while a file spells out only the data. */
export function defineRefactoring(refactoring: Refactoring): Refactoring {
  return refactoring;
}

/** What it takes to apply a refactoring to a step; refused with a reason where it does not fit. Never throws. */
export function planRefactoring(
  model: Model,
  refactoring: Refactoring,
  { stage: stageKey, step: stepKey, files = null }: RefactoringRequest,
): Plan {
  const stage = model.stages.find(({ key }) => key === stageKey);
  const index = stage?.steps.findIndex(({ key }) => key === stepKey) ?? -1;
  const step = stage?.steps[index];
  const settings = stage === undefined ? undefined : settingsOf(model)[stage.index]?.before[index];
  if (stage === undefined || step === undefined || settings === undefined) {
    return refuse("The text has changed: the step is no longer there.");
  }
  const item = (model.stageItems[stage.index] ?? 0) + step.itemOffset;
  const plan = refactoring.plan({ model, stage, step, index, item, settings, files });
  if (!plan.ok) return plan;
  const tree = parse(applyEdits(model.tree.source, plan.edits), model.tree);
  return faultOfTree(model, tree, true) ?? plan;
}

/** A plan of edits that count from the start of the step's item. */
export function localPlan(
  { model, item }: RefactoringSite,
  edits: readonly { readonly from: number; readonly to: number; readonly newText: string }[],
  notes: readonly Note[] = [],
): Plan {
  const start = model.tree.starts[item] ?? 0;
  const absolute: TextEdit[] = edits.map(({ from, to, newText }) => ({
    span: { start: start + from, end: start + to },
    newText,
  }));
  return { ok: true, edits: absolute, notes };
}
