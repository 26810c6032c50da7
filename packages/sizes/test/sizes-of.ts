import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { estimateSizes } from "../src/index.ts";
import type { SizeInput, SizePart, SizeReport } from "../src/index.ts";

export function modelOf(text: string): Model {
  return buildModel(parse(text), { target: null });
}

export function sizesOf(text: string, more: Partial<Omit<SizeInput, "model">> = {}): SizeReport {
  return estimateSizes({ model: modelOf(text), target: null, contextBytes: null, ...more });
}

/** The parts of the last stage, without its base. */
export function partsOf(text: string): readonly SizePart[] {
  return (
    sizesOf(text)
      .stages.at(-1)
      ?.steps.flatMap(({ isFrom, parts }) => (isFrom ? [] : parts)) ?? []
  );
}
