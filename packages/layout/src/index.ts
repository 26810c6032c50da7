export type { GraphLayout, LayoutInput, LinkRoute, Point } from "./layout-types.ts";
export { layoutGraph } from "./layout.ts";
export type { BoxId, GraphShape, ShapeBox, ShapeLink, ShapeOptions } from "./graph-shape.ts";
export { CONTEXT_BOX, countUsers, shapeOf, sourceBox, stageBox } from "./graph-shape.ts";
export type { Size } from "./card-size.ts";
export { footText, HEAD_HEIGHT, ROW_HEIGHT, stepCount } from "./card-size.ts";
export { dotAt, edgePath } from "./edge-path.ts";
