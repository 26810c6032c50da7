import { buildModel } from "@stagemap/model";
import type { Model, ModelOptions } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { knownEnvironment } from "./image-environment.ts";
import { modelOptions } from "./model-options.ts";
import type { AnalysisInput } from "./view.ts";

export interface Read {
  readonly model: Model;
  readonly options: ModelOptions;
}

/** Reads texts one after the other, each with what is equal in the one before; an equal question gets the same model. */
export function createReader(): (input: AnalysisInput) => Read {
  let last: Read | undefined;
  return (input) => {
    const tree = parse(input.dockerfile, last?.model.tree);
    const options = modelOptions(input, knownEnvironment, last?.model);
    const isSame =
      last !== undefined && tree === last.model.tree && hasSameMembers(options, last.options);
    if (last !== undefined && isSame) return last;
    last = { model: buildModel(tree, options, last?.model), options };
    return last;
  };
}

function hasSameMembers(a: ModelOptions, b: ModelOptions): boolean {
  return (
    a.target === b.target &&
    a.buildArguments === b.buildArguments &&
    a.namedContexts === b.namedContexts &&
    JSON.stringify([a.buildPlatform, a.targetPlatform]) ===
      JSON.stringify([b.buildPlatform, b.targetPlatform])
  );
}
