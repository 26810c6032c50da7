import type { Random } from "./random.ts";

/** Something that has to hold for every text. */
export interface Target {
  readonly name: string;
  /** How often it runs, compared with the others: what is slow runs seldom. */
  readonly weight: number;
  /** Throws, or rejects, when it does not hold. `before` is a text that `text` was made of. */
  readonly run: (text: string, random: Random, before: string) => void | Promise<void>;
}

/** Throws with that sentence unless something holds. */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}
