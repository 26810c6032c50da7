import type { Span } from "@stagemap/text";
import type { AnalysisInput } from "./view.ts";

/** What stands at a place of a Dockerfile, in sentences. Comes by itself, once an editor asks: {@link loadHovers}. */
export interface Hovers {
  /** Of the instruction, flag or image at the offset; null where there is nothing to say. Never throws, whatever the text. */
  hoverAt(input: AnalysisInput, offset: number): HoverView | null;
}

export interface HoverView {
  /** What is spoken of. */
  readonly span: Span;
  /** With `code` between backticks. */
  readonly sentences: readonly string[];
}

/** Loads what tells of instructions, flags and images. */
export async function loadHovers(): Promise<Hovers> {
  return (await import("./hover-answers.ts")).createHovers();
}
