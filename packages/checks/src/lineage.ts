import type { ImageReference, Model, Origin } from "@stagemap/model";

/** What a stage comes down to below all stages that it is built on. */
export function rootOf(model: Model, stage: number): Origin {
  const seen = new Set<number>();
  let origin: Origin = { kind: "stage", stage };
  while (origin.kind === "stage" && !seen.has(origin.stage)) {
    seen.add(origin.stage);
    origin = model.bases[origin.stage] ?? { kind: "none" };
  }
  return origin.kind === "stage" ? { kind: "none" } : origin;
}

/** The image that a stage comes down to; null for scratch and where none is known. */
export function imageOf(model: Model, stage: number): ImageReference | null {
  const root = rootOf(model, stage);
  return root.kind === "image" ? root.reference : null;
}
