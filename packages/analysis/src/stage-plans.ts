import type { Edge, Model } from "@stagemap/model";
import {
  connectionFault,
  extractionProposal,
  planAddStage,
  planChangeBase,
  planCommentChosen,
  planBringBack,
  planCopyFrom,
  planDeleteChosen,
  planDeleteStage,
  planDisconnect,
  planDuplicateChosen,
  planDuplicateStage,
  planDuplicateStep,
  planEditStep,
  planExtractSteps,
  planInlineStage,
  planInsertStep,
  planMountFrom,
  planMoveStage,
  planMoveSteps,
  planPaste,
  planReconnect,
  planRenameStage,
  planRenameVariable,
  planShareBeginning,
  selectionText,
  sharingProposal,
} from "@stagemap/refactor";
import type { Plan, Refused } from "@stagemap/refactor";
import { pathsOfStage } from "./completion-paths.ts";
import { gainedFindings } from "./gained-findings.ts";
import { keyEdges } from "./picture.ts";
import type { StageActions } from "./stages.ts";
import { createReader } from "./text-reader.ts";
import type { ActionPlan, StageAction } from "./view-stages.ts";

/** Answers for one text after another; what the last one needed is kept for the next. */
export function createStageActions(): StageActions {
  const read = createReader();
  return {
    planOf(input, action) {
      const plan = planView(planOf(read(input).model, action));
      if (!plan.ok || !RESTRUCTURES.has(action.kind)) return plan;
      return { ...plan, notes: [...plan.notes, ...gainedFindings(input, plan.edits)] };
    },
    connectionFault: (input, from, to) => connectionFault(read(input).model, from, to),
    writtenPaths(input, key) {
      const { model } = read(input);
      const stage = model.stages.find((each) => each.key === key);
      return stage === undefined ? [] : pathsOfStage(model, stage).map(({ label }) => label);
    },
    extractionOf: (input, stage, steps) => extractionProposal(read(input).model, { stage, steps }),
    textOf: (input, selection) => selectionText(read(input).model, selection),
    pasteOf(input, text, at) {
      const plan = planPaste(read(input).model, { text, at });
      if (!plan.ok) return refusalView(plan);
      const { edits, notes, added } = plan;
      return { ok: true, edits, notes: notes.map(({ message }) => message), added };
    },
    sharingOf: (input, stage) => sharingProposal(read(input).model, stage),
  };
}

/** What builds the same as before from other stages: what the checks then find more is of its own making, and is said. */
const RESTRUCTURES: ReadonlySet<StageAction["kind"]> = new Set([
  "extract-steps",
  "inline-stage",
  "share-beginning",
]);

function planOf(model: Model, action: StageAction): Plan {
  switch (action.kind) {
    case "rename-stage":
      return planRenameStage(model, action);
    case "rename-variable":
      return planRenameVariable(model, action);
    case "add-stage":
      return planAddStage(model, action);
    case "duplicate-stage":
      return planDuplicateStage(model, action);
    case "delete-stage":
      return planDeleteStage(model, action);
    case "move-stage":
      return planMoveStage(model, action);
    case "change-base":
      return planChangeBase(model, action);
    case "copy-from":
      return planCopyFrom(model, action);
    case "mount-from":
      return planMountFrom(model, action);
    case "reconnect":
      return withEdge(model, action.edge, (edge) =>
        planReconnect(model, { edge, from: action.from }),
      );
    case "disconnect":
      return withEdge(model, action.edge, (edge) => planDisconnect(model, edge));
    case "insert-step":
      return planInsertStep(model, action);
    case "edit-step":
      return planEditStep(model, action);
    case "duplicate-step":
      return planDuplicateStep(model, action);
    case "delete":
      return planDeleteChosen(model, action);
    case "comment-out":
      return planCommentChosen(model, action);
    case "duplicate":
      return planDuplicateChosen(model, action);
    case "bring-back":
      return planBringBack(model, action);
    case "move-steps":
      return planMoveSteps(model, action);
    case "extract-steps":
      return planExtractSteps(model, action);
    case "inline-stage":
      return planInlineStage(model, action);
    case "share-beginning":
      return planShareBeginning(model, action);
  }
}

function withEdge(model: Model, key: string, plan: (edge: Edge) => Plan): Plan {
  const edge = keyEdges(model).find((each) => each.key === key)?.edge;
  if (edge !== undefined) return plan(edge);
  const message = "The text has changed: what led there is no longer there.";
  return { ok: false, reasons: [{ message, step: null, line: 0 }] };
}

function refusalView({ reasons }: Refused): Extract<ActionPlan, { readonly ok: false }> {
  return {
    ok: false,
    reasons: reasons.map(({ message, step, line }) => ({ message, step, line })),
  };
}

function planView(plan: Plan): ActionPlan {
  if (!plan.ok) return refusalView(plan);
  return { ok: true, edits: plan.edits, notes: plan.notes.map(({ message }) => message) };
}
