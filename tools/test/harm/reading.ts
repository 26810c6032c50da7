import { checkModel } from "@stagemap/checks";
import type { CheckedText } from "@stagemap/checks";
import { buildModel } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";

/** What a text is checked with. */
export interface Surroundings {
  /** The text of the .dockerignore; null when there is none. */
  readonly dockerignore: string | null;
  readonly isAll: boolean;
}

/** A text read afresh, reduced to what a fix may not make worse. Lists are names that may occur several times. */
export interface Reading {
  readonly text: string;
  readonly checked: CheckedText;
  /** What BuildKit refuses. */
  readonly problems: readonly string[];
  /** The rules that found something, those included that say the same as another. */
  readonly rules: readonly string[];
  /** Each finding with its words. */
  readonly messages: readonly string[];
  /** Directives, in order. */
  readonly directives: readonly string[];
  /** Every line that starts with "#", be it in an instruction or a heredoc. */
  readonly comments: readonly string[];
  /** The stages with what they stand on, and what takes from what. */
  readonly builds: readonly string[];
}

/** Reads a text without anything that an earlier reading left. */
export function readText(text: string, { dockerignore, isAll }: Surroundings): Reading {
  const tree = parse(text);
  const modelOptions = { target: null };
  const model = buildModel(tree, modelOptions);
  const checked = checkModel(model, { modelOptions, runOptions: { isAll, dockerignore } });
  const { stages, bases, edges } = model;
  return {
    text,
    checked,
    problems: [
      ...syntaxProblems(tree).map(({ code }) => `syntax ${code}`),
      ...model.problems.map(({ code, phase }) => `${phase} ${code}`),
    ],
    rules: checked.findings.flatMap(({ rule, aliases }) => [rule.id, ...aliases]),
    messages: checked.findings.map(({ rule, message }) => `${rule.id}: ${message}`),
    directives: tree.items.flatMap(({ kind, raw }) => (kind === "directive" ? [raw.trim()] : [])),
    comments: text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line.startsWith("#")),
    builds: [
      ...stages.map(({ index }) => JSON.stringify([index, bases[index]])),
      ...edges.map(({ kind, from, to }) => JSON.stringify([kind, from, to])),
    ],
  };
}
