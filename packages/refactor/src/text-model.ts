import { buildModel } from "@stagemap/model";
import type { Model, ModelOptions } from "@stagemap/model";
import { parse } from "@stagemap/syntax";

/** The model of another text, read as this one was as far as the model remembers. */
export function modelOfText(model: Model, text: string): Model {
  if (text === model.tree.source) return model;
  return buildModel(parse(text, model.tree), optionsOf(model), model);
}

/** Without the target: who asks names it again. */
export function optionsOf(model: Model): ModelOptions {
  const given = model.namedContexts?.given;
  return {
    target: null,
    buildArguments: model.buildArguments,
    ...(given === undefined ? {} : { namedContexts: given }),
  };
}
