import { findVariable, splitArgument, variableNames } from "@stagemap/model";
import type { Model, Stage, StageScope } from "@stagemap/model";
import type { InstructionItem, InstructionName } from "@stagemap/syntax";
import { option } from "./completion-option.ts";
import type { CompletionOption } from "./view-completion.ts";

interface Known {
  readonly name: string;
  readonly value: string | null;
  readonly note: string;
  /** Low for what the file itself sets. */
  readonly rank: number;
}

/** Variables that an instruction can use, those of the file first. `isOpen` where a brace stands before the name. */
export function variableOptions(
  model: Model,
  { instruction, isBraced }: { readonly instruction: InstructionName; readonly isBraced: boolean },
): readonly CompletionOption[] {
  const scope = model.scopes.at(-1);
  const isGlobal = instruction === "FROM" || scope === undefined;
  const known = isGlobal ? globalVariables(model) : stageVariables(model, scope, instruction);
  return known
    .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name, value, note }) =>
      option("variable", {
        label: isBraced ? `\${${name}}` : `$${name}`,
        // The model has a value that differs from tag to tag as the variable itself.
        detail: value === `$${name}` ? "depends on the tag" : (value ?? "no value"),
        note,
      }),
    );
}

function globalVariables({ globals, tree }: Model): readonly Known[] {
  const lines = new Map(
    globals.declarations.map(({ name, item }) => [name, tree.lines[item] ?? 0] as const),
  );
  const names = new Set([...lines.keys(), ...globals.values.keys()]);
  return [...names].map((name) => {
    const line = lines.get(name);
    const value = globals.values.get(name) ?? null;
    return line === undefined
      ? { name, value, note: "BuildKit sets it to what it builds on and for.", rank: 1 }
      : { name, value, note: `Declared in line ${line}.`, rank: 0 };
  });
}

/** What runs in the container sees the environment alone: arguments are gone by then. */
const LATER: ReadonlySet<InstructionName> = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK"]);

function stageVariables(
  model: Model,
  scope: StageScope,
  instruction: InstructionName,
): readonly Known[] {
  const { variables, stage } = scope;
  const known = new Map<string, Known>();
  const lines = definitionLines(model, stage);
  for (const name of variableNames(variables)) {
    const found = findVariable(variables, name);
    if (found === undefined) continue;
    if (LATER.has(instruction) && found.origin === "argument") continue;
    const line = lines.get(name);
    const what = found.origin === "argument" ? "An argument" : "A variable";
    const note =
      line === undefined ? `${what} that the base image sets.` : `${what} that line ${line} sets.`;
    known.set(name, { name, value: found.value, note, rank: line === undefined ? 1 : 0 });
  }
  if (!LATER.has(instruction)) {
    for (const name of undecided(scope)) {
      if (known.has(name)) continue;
      const note = "An argument without a default: it has the value that is given for the build.";
      known.set(name, { name, value: null, note, rank: 0 });
    }
  }
  return [...known.values()];
}

/** Arguments that are declared, here or in a stage below, and have no value. */
function undecided({ declarations, base }: StageScope): readonly string[] {
  const names = declarations.map(({ name }) => name);
  return base === null ? names : [...names, ...undecided(base)];
}

/** By name, the last line that sets it, here or in a stage below. */
function definitionLines(model: Model, stage: Stage): ReadonlyMap<string, number> {
  const base = model.bases[stage.index];
  const below = base?.kind === "stage" && base.stage < stage.index ? base.stage : null;
  const belowStage = below === null ? undefined : model.stages[below];
  const lines = new Map(belowStage === undefined ? [] : definitionLines(model, belowStage));
  const from = model.stageItems[stage.index] ?? 0;
  for (const { item, itemOffset } of stage.steps) {
    const line = model.tree.lines[from + itemOffset] ?? 0;
    for (const name of namesSetBy(item)) lines.set(name, line);
  }
  return lines;
}

function namesSetBy({ instruction }: InstructionItem): readonly string[] {
  if (instruction.name === "ENV") return instruction.pairs.map(({ key }) => key.text);
  if (instruction.name !== "ARG") return [];
  return instruction.args.map((word) => splitArgument(word).name);
}

/** Where the name of a half-typed variable starts, its "$" included, and whether a brace opens it; null where there is none. */
export function halfVariable(
  typed: string,
  { escape, isShell }: { readonly escape: string; readonly isShell: boolean },
): { readonly from: number; readonly isBraced: boolean } | null {
  let at = typed.length;
  while (at > 0 && isNameCharacter(typed.charCodeAt(at - 1))) at--;
  const isBraced = typed.charAt(at - 1) === "{";
  const dollar = isBraced ? at - 2 : at - 1;
  if (typed.charAt(dollar) !== "$") return null;
  let escapes = dollar;
  while (escapes > 0 && typed.charAt(escapes - 1) === escape) escapes--;
  if ((dollar - escapes) % 2 === 1) return null;
  return !isShell && isInSingleQuotes(typed.slice(0, dollar)) ? null : { from: dollar, isBraced };
}

function isNameCharacter(code: number): boolean {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isLetter || code === 0x5f || (code >= 0x30 && code <= 0x39);
}

function isInSingleQuotes(text: string): boolean {
  let quote = "";
  for (const character of text) {
    if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
  }
  return quote === "'";
}

/** Names for ARG: before a stage's own steps, what is declared above the first FROM and what BuildKit sets. */
export function argumentOptions(model: Model): readonly CompletionOption[] {
  const stage = model.stages.at(-1);
  if (stage === undefined) return [];
  const declared = new Set(stage.steps.flatMap(({ item }) => namesSetBy(item)));
  return globalVariables(model)
    .filter(({ name }) => !declared.has(name))
    .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name, value, rank }) =>
      option("variable", {
        label: name,
        detail: value ?? "no value",
        note:
          rank === 0
            ? "Declared before the first `FROM`: a stage sees it once it declares it again."
            : "BuildKit sets it: a stage sees it once it declares it.",
      }),
    );
}
