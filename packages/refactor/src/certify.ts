import { buildModel } from "@stagemap/model";
import type { Model, ModelOptions, Stage } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "./plan.ts";
import type { Refused } from "./plan.ts";

const bases = new WeakMap<Model, Model>();

/** The model of another text, read as this one was as far as the model remembers. */
export function modelOf(model: Model, text: string): Model {
  const given = model.namedContexts?.given;
  const options: ModelOptions = {
    target: null,
    buildArguments: model.buildArguments,
    ...(given === undefined ? {} : { namedContexts: given }),
  };
  // Both sides are read with the same options, so that only the text can make a difference.
  const base = bases.get(model) ?? buildModel(model.tree, options);
  bases.set(model, base);
  return text === model.tree.source ? base : buildModel(parse(text, model.tree), options, base);
}

/** Why a text cannot be put into that order; null when it can: BuildKit then reads the same instructions in the new order. */
export function faultOfOrder(
  model: Model,
  stage: Stage,
  { order, edits }: { readonly order: readonly number[]; readonly edits: readonly TextEdit[] },
): Refused | null {
  const expected = readingOf(model).map((lines, index) => {
    const [from = "", ...steps] = lines;
    return index === stage.index ? [from, ...order.map((each) => steps[each] ?? "")] : lines;
  });
  return faultOfText(model, expected, edits);
}

/** As {@link faultOfOrder}, for what BuildKit is to read of all stages. */
export function faultOfText(
  model: Model,
  expected: readonly (readonly string[])[],
  edits: readonly TextEdit[],
): Refused | null {
  const after = modelOf(model, applyEdits(model.tree.source, edits));
  if (JSON.stringify(readingOf(after)) !== JSON.stringify(expected)) {
    return refuse("The lines cannot be taken apart there without changing what they mean.");
  }
  const [fault] = faultsOf(model, edits);
  return fault === undefined ? null : refuse(fault);
}

/** What is lost or new in the text with the edits: a sentence each. Empty when nothing is. */
function faultsOf(model: Model, edits: readonly TextEdit[]): readonly string[] {
  const before = modelOf(model, model.tree.source);
  const after = modelOf(model, applyEdits(model.tree.source, edits));
  const lost = surplus(commentsOf(before), commentsOf(after));
  const added = surplus(problemsOf(after), problemsOf(before));
  return [
    ...lost.map((comment) => `The comment “${comment}” would be lost.`),
    ...added.map((problem) => `BuildKit would refuse the result: ${problem}.`),
  ];
}

/** The instructions of each stage on one line each, with their heredocs: what BuildKit reads. */
export function readingOf({ tree, stages }: Model): readonly (readonly string[])[] {
  return stages.map(({ from, steps }) =>
    [from, ...steps.map(({ item }) => item)].map(({ line, heredocs, raw }) => {
      const [first] = heredocs;
      const bodies = first === undefined ? "" : raw.slice(first.body.from).trimEnd();
      return `${tree.escape}${line.text.trim()}\n${bodies.replaceAll("\r\n", "\n")}`;
    }),
  );
}

/** Comment lines, those between continued lines included. */
function commentsOf({ tree }: Model): string[] {
  return tree.items.flatMap((item) => {
    if (item.kind === "comment" || item.kind === "directive") return [item.raw.trim()];
    if (item.kind === "blank" || item.heredocs.length > 0) return [];
    const lines = item.raw.split("\n").slice(1);
    return lines.map((line) => line.trim()).filter((line) => line.startsWith("#"));
  });
}

function problemsOf({ tree, problems }: Model): string[] {
  return [
    ...syntaxProblems(tree).map(({ message }) => message),
    ...problems.map(({ message }) => message),
  ];
}

/** What occurs more often in the first list than in the second, each once. */
function surplus(list: readonly string[], limits: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of limits) left.set(each, (left.get(each) ?? 0) + 1);
  const found = new Set<string>();
  for (const each of list) {
    const count = left.get(each) ?? 0;
    if (count === 0) found.add(each);
    else left.set(each, count - 1);
  }
  return [...found];
}
