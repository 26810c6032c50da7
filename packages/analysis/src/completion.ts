import type { CompletionQuestion, CompletionView } from "./view-completion.ts";

/** What can be written at a place of a Dockerfile. Comes by itself, once an editor asks: {@link loadCompletion}. */
export interface Completion {
  /** What fits at the offset, the best first; null where there is nothing to offer. Never throws, whatever the text. */
  complete(question: CompletionQuestion): CompletionView | null;
}

/** Loads what completes half-typed words. */
export async function loadCompletion(): Promise<Completion> {
  return (await import("./completion-answers.ts")).createCompletion();
}
