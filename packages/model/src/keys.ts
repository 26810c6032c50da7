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
  const counts = new Map<number, number>();
  return (item) => {
    const value = hash(item.raw);
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    const key = `${stage}/${item.instruction.name ?? "?"}-${value}`;
    return count === 1 ? key : `${key}~${count}`;
  };
}

/** How many characters of a text count, spread evenly. */
const SAMPLES = 24;

/**
 * An FNV-1a hash of the text without the spaces at its end. It tells steps apart and protects nothing; two
 * that have the same get a number each. Its 30 bits are what engines keep and print fastest.
 */
function hash(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--;
  const stride = Math.ceil(end / SAMPLES) || 1;
  let value = 0x811c9dc5 ^ end;
  for (let at = end - 1; at >= 0; at -= stride) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value & 0x3fffffff;
}
