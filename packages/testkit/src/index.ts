export { dockerfileText, edit, hostileText } from "./generators.ts";
export type { Marked } from "./marked.ts";
export { marked } from "./marked.ts";
export type { FileSketch, HeredocSketch, InstructionSketch } from "./sketches.ts";
export { fileSketch, printSketch } from "./sketches.ts";
