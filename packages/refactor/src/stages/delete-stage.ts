import type { Edge, Model, StageKey } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { modelOfText } from "../text-model.ts";
import { editTo } from "./edit-to.ts";
import { planOfChange } from "./graph-change.ts";
import { isOpen, lastNote, OPEN, textsAfter } from "./place-stage.ts";
import { edgeReason, mentionsOf, nameOf } from "./places.ts";
import { joinBlocks } from "./stage-blocks.ts";
import { GONE, stageOf } from "./stage-head.ts";
import { cutEdge } from "./cut-edge.ts";

/** Takes a stage away, with the lines that copy from it and mount it when `withUsers` says so. Never throws. */
export function planDeleteStage(
  model: Model,
  { stage: key, withUsers = false }: { readonly stage: StageKey; readonly withUsers?: boolean },
): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (model.stages.length === 1) return refuse("A Dockerfile needs one stage.");
  if (model.stages.some(isOpen)) return refuse(OPEN);
  const users = mentionsOf(model, stage)
    .map(({ edge }) => edge)
    .filter(({ to }) => to !== stage.index);
  const inTheWay = users.filter(({ kind }) => !withUsers || kind === "base");
  if (inTheWay.length > 0) {
    const reasons = inTheWay.map((edge) =>
      edge.kind === "base"
        ? edgeReason(model, edge, `is built on ${nameOf(stage)}: give it another base first.`)
        : edgeReason(model, edge, `needs ${nameOf(stage)}.`),
    );
    return { ok: false, reasons };
  }
  const free = modelOfText(model, withoutUses(model, users));
  const numberOf = (each: number): number | null =>
    each === stage.index ? null : each - (each > stage.index ? 1 : 0);
  const texts = textsAfter(free, numberOf).filter((_, index) => index !== stage.index);
  const isLast = stage.index === model.stages.length - 1;
  const last = model.stages.at(isLast ? -2 : -1);
  return planOfChange(model, {
    edits: editTo(model.tree.source, joinBlocks(free, texts)),
    origins: model.stages.map(({ index }) => index).filter((index) => index !== stage.index),
    changed: users.map(({ to }) => to),
    areCommentsLost: true,
    edges: {
      added: [],
      removed: users.map(({ kind, to }) => ({ kind, from: stage.index, to })),
    },
    notes: isLast && last !== undefined ? [lastNote(nameOf(last))] : [],
  });
}

/** The text without what copies from a stage or mounts it. */
function withoutUses(model: Model, users: readonly Edge[]): string {
  const edits = users.flatMap((edge) => cutEdge(model, edge));
  return applyEdits(model.tree.source, distinct(edits));
}

/** One line can make two edges. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [edit.span.start, edit])).values()].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
}
