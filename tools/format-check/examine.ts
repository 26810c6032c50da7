import { format } from "@stagemap/format";
import { applyEdits } from "@stagemap/text";
import type { View } from "./view.ts";
import { viewOf } from "./view.ts";

/** What formatting a Dockerfile did to it beside laying it out. */
export interface Examined {
  readonly isChanged: boolean;
  /** Sentences; empty when all is well. */
  readonly faults: readonly string[];
}

export type Formatter = (text: string) => string;

export function formatted(text: string): string {
  return applyEdits(text, format(text));
}

export function formattedCanonically(text: string): string {
  return applyEdits(text, format(text, { isCanonical: true }));
}

interface Parts {
  readonly formatter: Formatter;
  /** What BuildKit itself recorded for the text; null to take what our parser makes of it. */
  readonly recorded: Partial<View> | null;
  /** The parts of BuildKit's view that have to stay. */
  readonly parts: readonly (keyof View)[];
}

/** Formats a Dockerfile and says what of BuildKit's view of it, of its comments and its line ends is no longer the same. */
export function examine(text: string, { formatter, recorded, parts }: Parts): Examined {
  const after = formatter(text);
  const faults: string[] = [];
  const before = viewOf(text);
  const now = viewOf(after);
  for (const part of parts) {
    if (now[part] !== before[part]) faults.push(`the ${part} changed`);
    const theirs = recorded?.[part];
    // Where our parser differs from BuildKit, the conformance tool says so; here only what formatting does counts.
    if (theirs !== undefined && theirs === before[part] && theirs !== now[part]) {
      faults.push(`the ${part} is no longer what BuildKit recorded`);
    }
  }
  if (formatter(after) !== after) faults.push("formatting it again changes it again");
  if (commentsOf(after) !== commentsOf(text)) faults.push("a comment changed");
  if (hasBoth(after) && !hasBoth(text)) faults.push("its line ends are no longer alike");
  return { isChanged: after !== text, faults };
}

/** Every line that starts with "#", blanks around it apart. */
function commentsOf(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("#")).join("\n");
}

function hasBoth(text: string): boolean {
  return text.includes("\r\n") && /(^|[^\r])\n/.test(text);
}
