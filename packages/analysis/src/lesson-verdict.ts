import type { Span } from "@stagemap/text";

/** Whether a goal is met, and else what is missing. */
export interface Verdict {
  readonly missing: string | null;
  readonly span: Span | null;
}

export const MET: Verdict = { missing: null, span: null };

/** What is missing is said in whole sentences, whoever said it first. */
export function misses(missing: string, span: Span | null = null): Verdict {
  return { missing: `${missing.replace(/[.\s]+$/, "")}.`, span };
}
