import type { Model, Stage, StageKey, Step } from "@stagemap/model";
import { longestIncreasing } from "../stage-text.ts";
import { lineOf } from "../words.ts";

/** A step that stands elsewhere in another text. */
export interface TracedMove {
  readonly stage: StageKey;
  /** Its line in the text as it is, from 1. */
  readonly line: number;
  /** Its line in the other text. */
  readonly toLine: number;
  /** A sentence: what that is good for. */
  readonly reason: string;
}

interface Pair {
  readonly old: number;
  readonly now: number;
}

/**
 * The steps of a text that stand elsewhere among the others in another one, and those that a reason is given for, in text order. `reasons`
 * are by the stage's key, a space and the line as BuildKit reads it.
 */
export function traceMoves(
  before: Model,
  after: Model,
  { reasons }: { readonly reasons: ReadonlyMap<string, string> },
): readonly TracedMove[] {
  const moves = before.stages.flatMap((stage, index): TracedMove[] => {
    const other = after.stages[index];
    if (other === undefined) return [];
    const pairs = pairsOf(stage, other);
    const isNamed = ({ old }: Pair): boolean =>
      reasons.has(`${stage.key} ${textOf(stage.steps[old])}`);
    // What has a reason has moved; the others move as little as they can.
    const rest = pairs.filter((pair) => !isNamed(pair));
    const kept = new Set(longestIncreasing(rest.map(({ now }) => now)).map((place) => rest[place]));
    return pairs.flatMap((pair): TracedMove[] => {
      const step = stage.steps[pair.old];
      const moved = other.steps[pair.now];
      if (step === undefined || moved === undefined || kept.has(pair)) return [];
      const reason = reasons.get(`${stage.key} ${textOf(step)}`);
      return [
        {
          stage: stage.key,
          line: lineOf(before, stage, step),
          toLine: lineOf(after, other, moved),
          reason: reason ?? "Makes way for the steps around it.",
        },
      ];
    });
  });
  return moves.toSorted((a, b) => a.line - b.line);
}

function textOf(step: Step | undefined): string {
  return step?.item.line.text.trim() ?? "";
}

/** The steps that both have, in the order of the first. Of equal lines the first is the first. */
function pairsOf(stage: Stage, other: Stage): readonly Pair[] {
  const places = new Map<string, number[]>();
  for (const [now, step] of other.steps.entries()) {
    places.set(textOf(step), [...(places.get(textOf(step)) ?? []), now]);
  }
  return stage.steps.flatMap((step, old) => {
    const now = places.get(textOf(step))?.shift();
    return now === undefined ? [] : [{ old, now }];
  });
}
