import type { Edge, Model } from "@stagemap/model";
import {
  connectionFault,
  extractionProposal,
  planAddStage,
  planChangeBase,
  planCommentOut,
  planCopyFrom,
  planDeleteStage,
  planDeleteSteps,
  planDisconnect,
  planDuplicateStage,
  planDuplicateStep,
  planEditStep,
  planExtractSteps,
  planInlineStage,
  planInsertStep,
  planMountFrom,
  planMoveStage,
  planReconnect,
  planRenameStage,
  planRenameVariable,
  planShareBeginning,
  sharingProposal,
} from "@stagemap/refactor";
import type { Plan } from "@stagemap/refactor";
import { pathsOfStage } from "./completion-paths.ts";
import { keyEdges } from "./picture.ts";
import type { StageActions } from "./stages.ts";
import { createReader } from "./text-reader.ts";
import type { ActionPlan, StageAction } from "./view-stages.ts";

/** Answers for one text after another; what the last one needed is kept for the next. */
export function createStageActions(): StageActions {
  const read = createReader();
  return {
    planOf: (input, action) => planView(planOf(read(input).model, action)),
    connectionFault: (input, from, to) => connectionFault(read(input).model, from, to),
    writtenPaths(input, key) {
      const { model } = read(input);
      const stage = model.stages.find((each) => each.key === key);
      return stage === undefined ? [] : pathsOfStage(model, stage).map(({ label }) => label);
    },
    extractionOf: (input, stage, steps) => extractionProposal(read(input).model, { stage, steps }),
    sharingOf: (input, stage) => sharingProposal(read(input).model, stage),
  };
}

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
    case "delete-steps":
      return planDeleteSteps(model, action);
    case "comment-out":
      return planCommentOut(model, action);
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

function planView(plan: Plan): ActionPlan {
  if (!plan.ok) {
    const reasons = plan.reasons.map(({ message, step, line }) => ({ message, step, line }));
    return { ok: false, reasons };
  }
  return { ok: true, edits: plan.edits, notes: plan.notes.map(({ message }) => message) };
}
