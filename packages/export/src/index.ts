export type { Drawing, DrawingOptions } from "./draw-graph.ts";
export { drawGraph } from "./draw-graph.ts";
export type { PictureTheme } from "./palette.ts";
export { mermaidGraph } from "./mermaid.ts";
export { dotGraph } from "./dot.ts";
export { graphJson } from "./json.ts";
export { findingsReport } from "./report.ts";
