import { buildModel, targetNumber } from "@stagemap/model";
import type { Model, ModelOptions } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import { createContext } from "./context.ts";
import type { CheckContext } from "./rule.ts";
import { runRules } from "./run.ts";
import type { RuleFinding, RunOptions } from "./run.ts";

/** A text with what is known of it, and how it came to be known: enough to check an edited one in the same way. */
export interface CheckedText {
  readonly model: Model;
  readonly context: CheckContext;
  readonly modelOptions: ModelOptions;
  readonly runOptions: Omit<RunOptions, "target">;
  readonly findings: readonly RuleFinding[];
}

/** Checks a text; with an earlier one, in the same way and reusing what did not change. */
export function checkText(
  source: string,
  like: Pick<CheckedText, "modelOptions" | "runOptions"> & { readonly model?: Model },
): CheckedText {
  const { modelOptions, runOptions } = like;
  const tree = parse(source, like.model?.tree);
  const model = buildModel(tree, modelOptions, like.model);
  return checkModel(model, { modelOptions, runOptions });
}

export function checkModel(
  model: Model,
  { modelOptions, runOptions }: Pick<CheckedText, "modelOptions" | "runOptions">,
): CheckedText {
  const target = targetNumber(model, modelOptions.target);
  const context = createContext(model, { ...runOptions, target });
  const findings = runRules(context, runOptions);
  return { model, context, modelOptions, runOptions, findings };
}

/** What BuildKit would refuse, each as its code. */
export function refusals({ model }: CheckedText): readonly string[] {
  const syntax = syntaxProblems(model.tree).map(({ code }) => `syntax/${code}`);
  return [...syntax, ...model.problems.map(({ code }) => `model/${code}`)];
}
