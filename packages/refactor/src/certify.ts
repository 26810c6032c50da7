import { buildModel } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import type { InstructionItem, Item, SyntaxTree } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "./plan.ts";
import type { Refused } from "./plan.ts";
import { optionsOf } from "./text-model.ts";

export interface Certified {
  readonly edits: readonly TextEdit[];
  /**
   * True to ask as well whether BuildKit refuses the result. Steps of which none uses what a passed one sets come to the same in any order,
   * so that only breaking moves need it.
   */
  readonly withModel: boolean;
}

/** Why a text cannot be put into that order; null when it can: BuildKit then reads the same instructions in the new order. */
export function faultOfOrder(
  model: Model,
  stage: Stage,
  { order, ...certified }: Certified & { readonly order: readonly number[] },
): Refused | null {
  const expected = readingOf(model).map((lines, index) => {
    const [from = "", ...steps] = lines;
    return index === stage.index ? [from, ...order.map((each) => steps[each] ?? "")] : lines;
  });
  return faultOfText(model, expected, certified);
}

/** As {@link faultOfOrder}, for what BuildKit is to read of all stages. */
export function faultOfText(
  model: Model,
  expected: readonly (readonly string[])[],
  { edits, withModel }: Certified,
): Refused | null {
  const text = applyEdits(model.tree.source, edits);
  const tree = parse(text, model.tree);
  const fault = faultOfReading(model.tree, tree, expected.flat());
  return fault ?? (withModel ? faultOfModel(model, tree) : null);
}

/** Why a text is not read as these lines, and what else is lost or new in it. */
export function faultOfReading(
  before: SyntaxTree,
  after: SyntaxTree,
  expected: readonly string[],
): Refused | null {
  const read = stageLines(after);
  if (read.length !== expected.length || read.some((line, index) => line !== expected[index])) {
    return refuse("The lines cannot be taken apart there without changing what they mean.");
  }
  return faultOfSyntax(before, after);
}

/** What is lost or new in another text. */
export function faultOfTree(model: Model, tree: SyntaxTree, withModel: boolean): Refused | null {
  return faultOfSyntax(model.tree, tree) ?? (withModel ? faultOfModel(model, tree) : null);
}

/** What BuildKit would refuse of another text, whatever is lost in it. */
export function faultOfProblems(model: Model, tree: SyntaxTree): Refused | null {
  return faultOfMessages(model.tree, tree) ?? faultOfModel(model, tree);
}

function faultOfSyntax(before: SyntaxTree, after: SyntaxTree): Refused | null {
  const [lost] = surplus(commentLines(before), commentLines(after));
  if (lost !== undefined) return refuse(`The comment “${lost}” would be lost.`);
  return faultOfMessages(before, after);
}

function faultOfMessages(before: SyntaxTree, after: SyntaxTree): Refused | null {
  const [broken] = surplus(messagesOf(after), messagesOf(before));
  return broken === undefined ? null : refuse(`BuildKit would refuse the result: ${broken}.`);
}

function faultOfModel(model: Model, tree: SyntaxTree): Refused | null {
  const before = modelOf(model, model.tree);
  const after = modelOf(model, tree);
  const [problem] = surplus(
    after.problems.map(({ message }) => message),
    before.problems.map(({ message }) => message),
  );
  return problem === undefined ? null : refuse(`BuildKit would refuse the result: ${problem}.`);
}

const bases = new WeakMap<Model, Model>();

/** The model of another tree, read as this one was as far as the model remembers. */
function modelOf(model: Model, tree: SyntaxTree): Model {
  // Both sides are read with the same options, so that only the text can make a difference.
  const base = bases.get(model) ?? buildModel(model.tree, optionsOf(model));
  bases.set(model, base);
  return tree === model.tree ? base : buildModel(tree, optionsOf(model), base);
}

/** The instructions of each stage as BuildKit reads them: on one line each, with their heredocs. */
export function readingOf({ stages }: Model): readonly (readonly string[])[] {
  return stages.map(({ from, steps }) => [from, ...steps.map(({ item }) => item)].map(lineOf));
}

/** The instructions from the first FROM on, as {@link readingOf} has them. */
export function stageLines({ items }: SyntaxTree): readonly string[] {
  const first = items.findIndex(
    (item) => item.kind === "instruction" && item.instruction.name === "FROM",
  );
  return items
    .slice(first === -1 ? items.length : first)
    .flatMap((item) => (item.kind === "instruction" ? [lineOf(item)] : []));
}

/** Items that an edit leaves alone are the same objects, so that most lines are known already. */
const known = new WeakMap<Item, string>();

function lineOf(item: InstructionItem): string {
  const before = known.get(item);
  if (before !== undefined) return before;
  const [first] = item.heredocs;
  const bodies = first === undefined ? "" : item.raw.slice(first.body.from).trimEnd();
  const line = `${item.line.text.trim()}\n${bodies.replaceAll("\r\n", "\n")}`;
  known.set(item, line);
  return line;
}

const NO_COMMENTS: readonly string[] = [];
const comments = new WeakMap<Item, readonly string[]>();

/** Comment lines, those between continued lines included. */
export function commentLines({ items }: SyntaxTree): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === "blank" || !item.raw.includes("#")) return NO_COMMENTS;
    const before = comments.get(item) ?? commentsIn(item);
    comments.set(item, before);
    return before;
  });
}

function commentsIn(item: Item): readonly string[] {
  if (item.kind !== "instruction") return [item.raw.trim()];
  const end = item.heredocs[0]?.body.from ?? item.raw.length;
  const lines = item.raw.slice(0, end).split("\n").slice(1);
  return lines.map((line) => line.trim()).filter((line) => line.startsWith("#"));
}

function messagesOf(tree: SyntaxTree): string[] {
  return syntaxProblems(tree).map(({ message }) => message);
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
