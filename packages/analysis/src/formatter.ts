import type { TextEdit } from "@stagemap/text";

/** The formatter. Nothing that the picture needs, so it comes by itself: {@link loadFormatter}. */
export interface Formatter {
  /**
   * The edits that lay a Dockerfile out by the rules of docs/format.md, in text order; empty when it is laid out so. BuildKit's
   * syntax tree and its stages stay as they are, and so do comments. Never throws.
   */
  format(text: string, options?: FormatOptions): readonly TextEdit[];
}

export interface FormatOptions {
  /** True to write AS, and CMD and NONE of a HEALTHCHECK, in capitals and to sort flags too: the stages stay as they are. */
  readonly isCanonical?: boolean;
}

/** Loads the formatter, once somebody asks for it. */
export async function loadFormatter(): Promise<Formatter> {
  const { format } = await import("@stagemap/format");
  return { format };
}
