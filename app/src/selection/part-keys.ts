import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { perform, sayDisconnected } from "../stages/perform.ts";
import type { FormId } from "../stages/stage-forms.ts";
import { isSameSubject, spanOf } from "../state/subjects.ts";
import { commentParts, deleteParts, duplicateParts, moveParts } from "./part-actions.ts";
import { isPart, neighbourOf, partsAt, partsBetween, selectedParts, stageOfStep } from "./parts.ts";

/** What a key is pressed at. */
interface Press {
  readonly event: KeyboardEvent;
  readonly context: AppContext;
  /** The part with the focus; null for the bare canvas. */
  readonly subject: Subject | null;
  /** Where a range began that grows with Shift. */
  readonly anchor: Subject | null;
}

/** What a key does with the parts that are selected; null for keys that mean nothing here. */
export function actionOfKey(press: Press): (() => unknown) | null {
  const { event, context, subject } = press;
  const { key, shiftKey, altKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  const parts = partsAt(context.store.getState(), subject);
  if (altKey) return isMod || shiftKey ? null : moveOfKey(press, parts);
  if (isMod && !shiftKey) return parts.length === 0 ? null : modAction(press, parts);
  if (isMod) return null;
  if (shiftKey) return rangeAction(press);
  const isDelete = key === "Delete" || key === "Backspace";
  const edge = edgeAt(press);
  if (edge !== null) return isDelete ? () => disconnect(context, edge) : null;
  if (parts.length === 0) return null;
  if (isDelete) return () => deleteParts(context, parts);
  if (key === "F2") return () => rename(context, parts.at(-1) ?? null);
  const { selection, also } = context.store.getState();
  const isAt = also.length === 0 && isSameSubject(selection?.subject ?? null, subject);
  // The first Enter selects, as a click does.
  return key === "Enter" && isAt ? () => editPart(context, subject) : null;
}

/** The edge that a key is meant for: the one that is selected, while no part has the focus. */
function edgeAt({ context, subject }: Press): Subject | null {
  const selected = context.store.getState().selection?.subject ?? null;
  return selected?.kind === "edge" && subject === null ? selected : null;
}

/** Takes away the COPY or the mount that an edge stands for; what a stage is built on cannot be taken away, and that is said. */
async function disconnect(context: AppContext, { key }: Subject): Promise<boolean> {
  const { edges } = context.store.getState().analysis.picture;
  const kind = edges.find((edge) => edge.key === key)?.kind ?? "copy";
  return perform(context, { kind: "disconnect", edge: key }, sayDisconnected(kind));
}

function moveOfKey({ event, context }: Press, parts: readonly Subject[]): (() => unknown) | null {
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
  return by === null || parts.length < 2 ? null : () => moveParts(context, parts, by);
}

function modAction({ event, context, subject }: Press, parts: readonly Subject[]) {
  switch (event.key.toLowerCase()) {
    case "d":
      return () => duplicateParts(context, parts);
    case "/":
      return () => commentParts(context, parts);
    case "a":
      return () => selectSiblings(context, subject ?? parts.at(-1) ?? null);
    default:
      return null;
  }
}

function rangeAction({ event, context, subject, anchor }: Press): (() => unknown) | null {
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
  if (by === null || !isPart(subject)) return null;
  const { picture } = context.store.getState().analysis;
  const next = neighbourOf(picture, subject, by);
  return () => next !== null && selectRange(context, anchor ?? subject, next);
}

/** Selects everything between two parts and says how much that is. */
export function selectRange(context: AppContext, from: Subject, to: Subject): void {
  const { analysis } = context.store.getState();
  selectParts(context, partsBetween(analysis.picture, from, to));
}

export function selectParts({ store }: AppContext, parts: readonly Subject[]): void {
  store.getState().selectAll(parts);
  const { announce } = store.getState();
  const count = selectedParts(store.getState()).length;
  announce(count === 1 ? "1 part selected." : `${count} parts selected.`);
}

/** All steps of the stage, or all stages. */
function selectSiblings(context: AppContext, subject: Subject | null): void {
  const { stages } = context.store.getState().analysis.picture;
  const steps = subject?.kind === "step" ? stageOfStep(stages, subject.key)?.steps : undefined;
  const kind = steps === undefined ? "stage" : "step";
  const all = (steps ?? stages).map(({ key }): Subject => ({ kind, key }));
  const rest = all.filter((each) => !isSameSubject(each, subject));
  selectParts(context, subject === null ? all : [...rest, subject]);
}

/** Renames the stage, for a step the one that it stands in. */
function rename(context: AppContext, subject: Subject | null): void {
  const { stages } = context.store.getState().analysis.picture;
  const stage = subject?.kind === "step" ? stageOfStep(stages, subject.key)?.key : subject?.key;
  if (stage !== undefined) openForm(context, "rename-stage", { kind: "stage", key: stage });
}

/** A step is edited in a form, with the checks that the text has; a stage in the text. */
export function editPart(context: AppContext, subject: Subject | null): void {
  if (subject?.kind === "step") {
    openForm(context, "edit-step", subject);
    return;
  }
  const span = subject === null ? null : spanOf(context.store.getState().analysis, subject);
  if (span !== null) context.host.reveal(span, { select: true, focus: true });
}

function openForm({ store }: AppContext, form: FormId, subject: Subject): void {
  store.getState().openDialog({ kind: "stage-form", form, subject });
}
