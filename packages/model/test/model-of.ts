import { parse } from "@stagemap/syntax";
import type { Model } from "../src/index.ts";
import { buildModel } from "../src/index.ts";

/** The model of a text on its own, for its last stage. */
export function modelOf(text: string): Model {
  return buildModel(parse(text), { target: null });
}
