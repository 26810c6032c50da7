import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { dumpStages } from "../conformance/stages.ts";
import { dumpTree } from "../conformance/tree.ts";

/** What BuildKit makes of a Dockerfile, as text to compare: its syntax tree and its stages, without the numbers of lines. */
export interface View {
  readonly tree: string;
  readonly stages: string;
}

export function viewOf(text: string): View {
  const model = buildModel(parse(text), { target: null });
  return { tree: printView(dumpTree(model.tree)), stages: printView(dumpStages(model)) };
}

/** JSON with sorted keys. Lines are left out: where an instruction stands is what a layout is about. */
export function printView(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if (key === "lines" || key === "line") return undefined;
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
