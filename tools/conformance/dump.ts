import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { dumpChecks } from "./checks.ts";
import { dumpGraph } from "./graph.ts";
import { dumpStages } from "./stages.ts";
import { dumpTree } from "./tree.ts";

/** What Stagemap makes of a Dockerfile, part by part, in the form of BuildKit's recorded answers. */
export interface Dump {
  readonly tree: unknown;
  readonly stages: unknown;
  readonly checks: unknown;
  readonly graph: unknown;
}

export function dump(text: string): Dump {
  const model = buildModel(parse(text), { target: null });
  return {
    tree: dumpTree(model.tree),
    stages: dumpStages(model),
    checks: dumpChecks(model),
    graph: dumpGraph(model),
  };
}
