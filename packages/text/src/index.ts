export type { Span, TextEdit } from "./edit.ts";
export { applyEdits, mapOffset, minimalEdit } from "./edit.ts";
export type { LineIndex, Position } from "./line-index.ts";
export { createLineIndex } from "./line-index.ts";
export { mentions } from "./mentions.ts";
