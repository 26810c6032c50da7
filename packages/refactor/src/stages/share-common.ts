import { flagValue } from "@stagemap/model";
import type { Model, Stage, StageKey } from "@stagemap/model";
import { freeName } from "./stage-name.ts";
import { meaningsOf, originText } from "./share-meaning.ts";

/** A stage that begins as another one does. */
export interface Partner {
  readonly stage: StageKey;
  /** How many steps are the same in both. At least one. */
  readonly steps: number;
  /** A name for what holds them: that of the upper stage where it is nothing else. */
  readonly name: string;
}

/** What a stage can share, and a name to begin with. */
export interface SharingProposal {
  readonly name: string;
  /** In text order; empty when no other stage begins in the same way. */
  readonly partners: readonly Partner[];
}

/** The stages that begin as one does. Null when it is not there. */
export function sharingProposal(model: Model, key: StageKey): SharingProposal | null {
  const stage = model.stages.find((each) => each.key === key);
  return stage === undefined
    ? null
    : { name: freeName(model, "base"), partners: partnersOf(model, stage) };
}

function partnersOf(model: Model, stage: Stage): readonly Partner[] {
  return model.stages.flatMap((other): Partner[] => {
    if (other === stage) return [];
    if (baseDifference(model, stage, other) !== null) return [];
    const steps = commonSteps(model, [stage, other]);
    if (steps === 0) return [];
    const upper = stage.index < other.index ? stage : other;
    const own = upper.steps.length === steps ? upper.name : null;
    return [{ stage: other.key, steps, name: own ?? freeName(model, "base") }];
  });
}

/** What keeps two stages from standing on the same, as a verb goes on behind their names; null for nothing. */
export function baseDifference(model: Model, a: Stage, b: Stage): string | null {
  const [left, right] = [a, b].map(({ index }) => originText(model.bases[index], String));
  // What a variable stands for is known for today's values only.
  const isSame = left === right && (isPlain(a) && isPlain(b) ? true : textOf(a) === textOf(b));
  if (!isSame || left === "none") return "do not stand on the same base.";
  return (platformOf(a) ?? "") === (platformOf(b) ?? "") ? null : "are for different platforms.";
}

function textOf({ baseWord }: Stage): string {
  return baseWord?.text ?? "";
}

function isPlain(stage: Stage): boolean {
  return !textOf(stage).includes("$");
}

export function platformOf({ from }: Stage): string | null {
  return flagValue(from.instruction, "platform");
}

/** How many steps stages begin with that are the same in all. What has to stay in a stage of its own ends it. */
export function commonSteps(model: Model, stages: readonly Stage[]): number {
  const meanings = meaningsOf(model, String);
  const [first, ...others] = stages;
  let count = 0;
  for (const step of first?.steps ?? []) {
    // What ONBUILD says is for stages that are built on it, and they would come to be that.
    if (first === undefined || step.item.isOpen || step.item.instruction.name === "ONBUILD") break;
    const meaning = meanings.of(first, step);
    const isCommon = others.every((other) => {
      const own = other.steps[count];
      return own !== undefined && meanings.of(other, own) === meaning;
    });
    if (!isCommon) break;
    count++;
  }
  const dropping = stages.some(({ steps }) =>
    dropsCommand(steps.slice(0, count), steps.slice(count)),
  );
  if (!dropping) return count;
  const command = (first?.steps ?? []).findIndex(({ item }) => item.instruction.name === "CMD");
  return Math.min(count, command);
}

/** True when an ENTRYPOINT drops a CMD once that stands in a stage below: of its own stage it keeps it (dispatchEntrypoint). */
export function dropsCommand(below: Stage["steps"], above: Stage["steps"]): boolean {
  return has(below, "CMD") && has(above, "ENTRYPOINT") && !has(above, "CMD");
}

function has(steps: Stage["steps"], name: string): boolean {
  return steps.some(({ item }) => item.instruction.name === name);
}
