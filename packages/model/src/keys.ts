import type { InstructionItem } from "@stagemap/syntax";
import type { StageKey, StepKey } from "./types.ts";

/** Gives stages their keys in text order. A name that comes a second time gets its number behind it. */
export function createStageKeys(): (name: string | null, index: number) => StageKey {
  const taken = new Set<StageKey>();
  return (name, index) => {
    const key = name === null || taken.has(name) ? `${name ?? ""}#${index}` : name;
    taken.add(key);
    return key;
  };
}

/** Gives the steps of one stage their keys in text order. Equal steps are told apart by their order. */
export function createStepKeys(stage: StageKey): (item: InstructionItem) => StepKey {
  const counts = new Map<string, number>();
  return (item) => {
    const keyword = item.instruction.name ?? "?";
    const base = `${stage}/${keyword}-${hash(item.raw.trimEnd())}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base}~${count}`;
  };
}

/** A 53-bit hash as base 36: two rounds of FNV-1a with different seeds. It tells texts apart and protects nothing. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return ((high & 0x1fffff) * 0x100000000 + (low >>> 0)).toString(36);
}
