import type { PartSelection, Picture, StageView } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { AppState } from "../state/app-state.ts";
import { isSameSubject } from "../state/subjects.ts";

/** True for what is copied, deleted and moved: stages and steps. */
export function isPart(subject: Subject | null): subject is Subject {
  return subject?.kind === "stage" || subject?.kind === "step";
}

/** Everything selected that is a stage or a step; what the user is at comes last. */
export function selectedParts({ selection, also }: AppState): readonly Subject[] {
  const subject = selection?.subject ?? null;
  return isPart(subject) ? [...also, subject] : also;
}

/** What an action on a part is about: all that is selected with it, or the part alone. */
export function partsAt(state: AppState, subject: Subject | null): readonly Subject[] {
  const parts = selectedParts(state);
  if (!isPart(subject)) return parts;
  return parts.some((part) => isSameSubject(part, subject)) ? parts : [subject];
}

export function partSelection(parts: readonly Subject[]): PartSelection {
  const keysOf = (kind: Subject["kind"]): readonly string[] =>
    parts.filter((part) => part.kind === kind).map(({ key }) => key);
  return { stages: keysOf("stage"), steps: keysOf("step") };
}

/** The parts with one more, or without one that is there. */
export function toggled(parts: readonly Subject[], part: Subject): readonly Subject[] {
  const rest = parts.filter((each) => !isSameSubject(each, part));
  return rest.length < parts.length ? rest : [...parts, part];
}

/** Everything of the kind between two parts, in text order but for the last one, which is `to`. */
export function partsBetween({ stages }: Picture, from: Subject, to: Subject): readonly Subject[] {
  const all: readonly Subject[] =
    to.kind === "stage"
      ? stages.map(({ key }) => ({ kind: "stage", key }))
      : stages.flatMap(({ steps }) => steps.map(({ key }): Subject => ({ kind: "step", key })));
  const ends = [from, to].map((end) => all.findIndex((each) => isSameSubject(each, end)));
  if (ends.includes(-1)) return [to];
  const between = all.slice(Math.min(...ends), Math.max(...ends) + 1);
  return [...between.filter((each) => !isSameSubject(each, to)), to];
}

/** The step above or below in its stage, the stage above or below; null at the end. */
export function neighbourOf(
  { stages }: Picture,
  { kind, key }: Subject,
  by: -1 | 1,
): Subject | null {
  const siblings = kind === "stage" ? stages : (stageOfStep(stages, key)?.steps ?? []);
  const index = siblings.findIndex((each) => each.key === key);
  const next = index === -1 ? undefined : siblings[index + by];
  return next === undefined ? null : { kind, key: next.key };
}

export function stageOfStep(stages: readonly StageView[], key: string): StageView | undefined {
  return stages.find(({ steps }) => steps.some((step) => step.key === key));
}

/** "3 steps", "1 stage and 2 steps", "build" for a single stage. */
export function partsInWords({ stages, steps }: PartSelection): string {
  const words = [counted(stages.length, "stage"), counted(steps.length, "step")];
  return words.filter((word) => word !== "").join(" and ");
}

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
