export type { FormatOptions } from "./format.ts";
export { format } from "./format.ts";
