export type { Marked } from "./marked.ts";
export { marked } from "./marked.ts";
