import type { CSSProperties } from "react";

/** Gives an element and its children the colour of a stage as `--c`. */
export function stageColor(color: number): CSSProperties {
  // Custom properties are not among the names that the type knows.
  return { "--c": `var(--stage-${color})` } as CSSProperties;
}
