export { dockerfileText, edit, hostileText } from "./generators.ts";
export type { Marked } from "./marked.ts";
export { marked } from "./marked.ts";
