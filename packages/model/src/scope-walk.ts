import { expand, goQuote, isPlainWord } from "@stagemap/syntax";
import type {
  Expansion,
  Flag,
  Instruction,
  InstructionItem,
  LocalSpan,
  Word,
} from "@stagemap/syntax";
import type {
  Declaration,
  Observation,
  ScopeInput,
  StageScope,
  VariableUse,
} from "./stage-scope.ts";
import { nearest } from "./suggest.ts";
import type { StageProblem } from "./types.ts";
import { findVariable, variableNames, variableSpan } from "./variables.ts";
import type { Variables } from "./variables.ts";

/** Arguments that steer the builder and never reach a step's environment (dockerfile2llb/convert.go, nonEnvArgs). */
export const BUILDER_ARGUMENTS = new Set([
  "BUILDKIT_SBOM_SCAN_CONTEXT",
  "BUILDKIT_SBOM_SCAN_STAGE",
  "SOURCE_DATE_EPOCH",
]);

/** What reading a stage's steps has come to so far. */
export interface Walk extends Omit<ScopeInput, "stage"> {
  readonly variables: Variables;
  /** A variable's value; undefined when it is not set. */
  readonly lookUp: (name: string) => string | undefined;
  workingDirectory: string;
  readonly problems: StageProblem[];
  readonly declarations: Declaration[];
  readonly uses: VariableUse[];
  readonly observations: Observation[];
  hasWorkdir: boolean;
}

/** A step, or an instruction that ONBUILD left, while it is read. */
export interface StepSite {
  readonly instruction: Instruction;
  readonly item: InstructionItem;
  readonly itemOffset: number;
  /** Where problems are shown when not in the step itself, as for ONBUILD's instructions. */
  readonly place: LocalSpan | null;
}

export function report(
  walk: Walk,
  site: StepSite,
  problem: Pick<StageProblem, "code" | "message" | "span">,
): void {
  const { code, message } = problem;
  walk.problems.push({
    code,
    phase: "build",
    message,
    span: placeOf(site, problem.span),
    itemOffset: site.itemOffset,
  });
}

/** Notes the use of a name if it is an argument, with a value or without. */
export function noteUse(walk: Walk, site: StepSite, name: string): void {
  const { itemOffset } = site;
  const variable = findVariable(walk.variables, name);
  const isArgument =
    variable === undefined ? isDeclared(walk, name) : variable.origin === "argument";
  if (isArgument && !isNoted(walk, itemOffset, name)) walk.uses.push({ name, itemOffset });
}

/** True when the step's use of the name is known already. Uses of one step follow each other. */
function isNoted({ uses }: Walk, itemOffset: number, name: string): boolean {
  for (let index = uses.length - 1; index >= 0; index--) {
    const use = uses[index];
    if (use?.itemOffset !== itemOffset) return false;
    if (use.name === name) return true;
  }
  return false;
}

/** Where an observation or a problem of the step is shown. */
export function placeOf(site: StepSite, span: LocalSpan): LocalSpan {
  const { from, to } = site.place ?? span;
  return { from, to };
}

/** Replaces variables in a word, and notes the arguments that are used and the names that have no value. */
export function expandNoting(
  walk: Walk,
  site: StepSite,
  word: Word,
  ignoreQuotes = false,
): Expansion {
  const escape = ignoreQuotes ? "\\" : walk.escape;
  const result = expand(word.text, { escape, lookUp: walk.lookUp, ignoreQuotes });
  if (!result.ok) {
    return { ok: false, message: `failed to process ${goQuote(word.text)}: ${result.message}` };
  }
  for (const name of result.matched) noteUse(walk, site, name);
  for (const name of result.unmatched) {
    noteUse(walk, site, name);
    noteUndefined(walk, site, word, name);
  }
  return result;
}

/** With more than that in a stage, nobody looks at suggestions, and looking for them takes too long. */
const MOST_OBSERVATIONS = 2000;

function noteUndefined(walk: Walk, site: StepSite, word: Word, name: string): void {
  if (BUILDER_ARGUMENTS.has(name) || isDeclared(walk, name)) return;
  const isUsual = walk.observations.length < MOST_OBSERVATIONS;
  const suggestion = isUsual ? nearest(name, variableNames(walk.variables), true) : "";
  const span = placeOf(site, variableSpan(word, name));
  const { itemOffset } = site;
  walk.observations.push({ kind: "undefined", name, suggestion, span, itemOffset });
}

/** True for a name that ARG declares, here or in a stage below, with a value or without. */
function isDeclared(
  { declarations, base }: Pick<StageScope, "declarations" | "base">,
  name: string,
): boolean {
  for (const declaration of declarations) if (declaration.name === name) return true;
  return base !== null && isDeclared(base, name);
}

/** The word with its variables replaced; a failure is reported and gives null. */
export function replace(walk: Walk, site: StepSite, word: Word): string | null {
  if (isPlainWord(word.text)) return word.text;
  const result = expandNoting(walk, site, word);
  if (result.ok) return result.text;
  report(walk, site, { code: "expansion", message: result.message, span: word });
  return null;
}

/** A flag's value as a word. */
export function flagWord(flag: Flag): Word {
  const { from, to } = flag.valueSpan ?? flag;
  return { text: flag.value ?? "", from, to };
}
