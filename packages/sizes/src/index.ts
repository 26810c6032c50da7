export type { SizeRange } from "./range.ts";
export type {
  OriginSum,
  SingleStage,
  SizeBasis,
  SizeOrigin,
  SizePart,
  SizeReport,
  SizeSum,
  StageSize,
  StepSize,
  TypedSizes,
} from "./types.ts";
export type { SizeInput } from "./estimate.ts";
export { estimateSizes } from "./estimate.ts";
export type { ReadSizes } from "./match-history.ts";
export { readSizes } from "./match-history.ts";
export type { Measurement, SizeClaim } from "./claims.ts";
export { SIZE_CLAIMS } from "./claims.ts";
