import { expand, goQuote, isPlainWord } from "@stagemap/syntax";
import type {
  EscapeCharacter,
  Expansion,
  Flag,
  Instruction,
  InstructionItem,
  LocalSpan,
  SyntaxTree,
  Word,
} from "@stagemap/syntax";
import type { GlobalScope } from "./global-scope.ts";
import { checkInstruction } from "./instruction-problems.ts";
import { findFlag } from "./flag-rules.ts";
import { createStepKeys } from "./keys.ts";
import { parsePlatform } from "./platform.ts";
import { readContextPaths, readReferences } from "./references.ts";
import { didYouMean } from "./suggest.ts";
import { readTrigger } from "./triggers.ts";
import type {
  ModelProblemCode,
  ProblemPhase,
  Stage,
  StageKey,
  StageProblem,
  Step,
  Trigger,
} from "./types.ts";

export interface StageInput {
  readonly key: StageKey;
  readonly index: number;
  /** What {@link stageName} finds in `from`. */
  readonly name: string | null;
  readonly from: InstructionItem;
  readonly tree: SyntaxTree;
  /** The index of `from` among the tree's items. */
  readonly start: number;
  /** The index of the next FROM, or how many items there are. */
  readonly end: number;
  readonly globals: GlobalScope;
}

/** Reads one stage from its own text and the global scope. */
export function readStage(input: StageInput): Stage {
  const { key, index, from, tree, start, end } = input;
  const problems: StageProblem[] = [];
  const header = readHeader(input, problems);
  const steps: Step[] = [];
  const triggers: Trigger[] = [];
  const stepKey = createStepKeys(key);
  for (let itemOffset = 1; start + itemOffset < end; itemOffset++) {
    const item = tree.items[start + itemOffset];
    if (item?.kind !== "instruction") continue;
    const { instruction } = item;
    const fault = checkInstruction(instruction);
    if (fault !== null) problems.push({ ...fault, phase: "instruction", itemOffset });
    steps.push({
      key: stepKey(item),
      item,
      itemOffset,
      references: readReferences(instruction, item),
      contextPaths: readContextPaths(instruction),
    });
    const trigger = fault === null ? readTrigger(item, tree.escape) : null;
    if (trigger !== null) triggers.push(trigger);
  }
  const { name, writtenName, base, baseWord, platform, usedGlobals } = header;
  return {
    key,
    index,
    name,
    writtenName,
    from,
    base,
    baseWord,
    platform,
    usedGlobals,
    steps,
    triggers,
    problems,
  };
}

/** The name that FROM gives its stage, as BuildKit checks it; null when there is none or it is refused. */
export function stageName({ args }: Instruction): string | null {
  const [, as, written] = args;
  if (args.length !== 3 || written === undefined || !isAs(as)) return null;
  const name = written.text.toLowerCase();
  return VALID_STAGE_NAME.test(name) ? name : null;
}

function isAs(word: Word | undefined): boolean {
  return word?.text.length === 2 && word.text.toLowerCase() === "as";
}

const VALID_STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;

type Header = Pick<
  Stage,
  "name" | "writtenName" | "base" | "baseWord" | "platform" | "usedGlobals"
>;

function readHeader(
  { name, from: { instruction: from }, globals, tree }: StageInput,
  problems: StageProblem[],
): Header {
  const [baseWord = null, as, written] = from.args;
  if (from.args.length === 3 && isAs(as)) {
    if (name === null && written !== undefined) {
      const rule = "name can't start with a number or contain symbols";
      const message = `invalid name for build stage: ${goQuote(written.text)}, ${rule}`;
      problems.push(headerProblem("stage-name", "instruction", message, written));
    }
  } else if (from.args.length !== 1) {
    const place = from.rest.to > from.rest.from ? from.rest : from.keyword;
    const message = "FROM requires either one or three arguments";
    problems.push(headerProblem("arguments", "instruction", message, place));
  }
  // BuildKit stops at the first fault, and looks at the name before the flags.
  const fault = problems.length === 0 ? checkInstruction(from) : null;
  if (fault !== null) problems.push({ ...fault, phase: "instruction", itemOffset: 0 });
  const expanding: Expanding = { globals, escape: tree.escape, problems, used: null };
  const base = baseWord === null ? "" : expandBase(baseWord, expanding);
  const platform = findFlag(from, "platform");
  // A base without a value is told before a platform that is wrong.
  if (platform !== null && base !== "") checkPlatform(platform, expanding);
  return {
    name,
    writtenName: name === null ? null : (written?.text ?? null),
    base,
    baseWord,
    platform: platform?.value ?? null,
    usedGlobals: expanding.used === null ? NO_NAMES : [...expanding.used],
  };
}

const NO_NAMES: readonly string[] = [];

/** A problem of FROM itself. */
function headerProblem(
  code: ModelProblemCode,
  phase: ProblemPhase,
  message: string,
  { from, to }: LocalSpan,
): StageProblem {
  return { code, phase, message, span: { from, to }, itemOffset: 0 };
}

interface Expanding {
  readonly globals: GlobalScope;
  readonly escape: EscapeCharacter;
  readonly problems: StageProblem[];
  /** Gathers the names that were looked up, with a value or without; null before the first. */
  used: Set<string> | null;
}

function expandGlobals(text: string, expanding: Expanding): Expansion {
  const { globals, escape } = expanding;
  const lookUp = (name: string): string | undefined => {
    (expanding.used ??= new Set()).add(name);
    return globals.values.get(name);
  };
  return expand(text, { escape, lookUp });
}

function expandBase(word: Word, expanding: Expanding): string {
  if (isPlainWord(word.text)) return word.text;
  const { problems } = expanding;
  const value = expandGlobals(word.text, expanding);
  if (!value.ok) {
    const message = `failed to process ${goQuote(word.text)}: ${value.message}`;
    problems.push(headerProblem("expansion", "bases", message, word));
    return "";
  }
  if (value.text === "") {
    const message = `base name (${word.text}) should not be blank`;
    problems.push(headerProblem("blank-base", "bases", message, word));
  }
  return value.text;
}

/** Refuses what BuildKit refuses of FROM's --platform (dockerfile2llb/convert.go, buildDispatchStates). */
function checkPlatform(flag: Flag, expanding: Expanding): void {
  const written = flag.value ?? "";
  if (written === "") return;
  const message = platformFault(written, expanding);
  if (message === null) return;
  expanding.problems.push(headerProblem("platform", "bases", message, flag.valueSpan ?? flag));
}

function platformFault(written: string, expanding: Expanding): string | null {
  const value = expandGlobals(written, expanding);
  if (!value.ok) {
    const reason = `failed to process ${goQuote(written)}: ${value.message}`;
    return `failed to process arguments for platform : ${reason}`;
  }
  const parsed = value.text === "" ? null : parsePlatform(value.text);
  if (parsed?.ok === true) return null;
  const known = [...expanding.globals.values.keys()];
  const hint =
    [...value.unmatched].map((name) => didYouMean(name, known, true)).find(Boolean) ?? "";
  return parsed === null
    ? `empty platform value from expression ${written}${hint}`
    : `failed to parse platform ${written}: ${parsed.message}${hint}`;
}
