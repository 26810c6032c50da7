import type { CSSProperties } from "react";

/** The colour of an edge as a custom property for its style sheet; edges of images and the context have none. */
export function edgeColor(color: number | null): CSSProperties & Record<"--c", string> {
  return { "--c": color === null ? "var(--ink-3)" : `var(--stage-${color})` };
}
