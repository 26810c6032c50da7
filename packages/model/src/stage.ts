import { expand, goQuote } from "@stagemap/syntax";
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
import { createStepKeys } from "./keys.ts";
import { parsePlatform } from "./platform.ts";
import { readContextPaths, readReferences } from "./references.ts";
import { didYouMean } from "./suggest.ts";
import { readTrigger } from "./triggers.ts";
import type { ModelProblemCode, Stage, StageKey, StageProblem, Step, Trigger } from "./types.ts";

export interface StageInput {
  readonly key: StageKey;
  readonly index: number;
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
export function stageName(from: Instruction): string | null {
  const [, as, written] = from.args;
  if (from.args.length !== 3 || as?.text.toLowerCase() !== "as" || written === undefined) {
    return null;
  }
  const name = written.text.toLowerCase();
  return VALID_STAGE_NAME.test(name) ? name : null;
}

const VALID_STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;

type Header = Pick<
  Stage,
  "name" | "writtenName" | "base" | "baseWord" | "platform" | "usedGlobals"
>;

type Report = (code: ModelProblemCode, message: string, span: LocalSpan) => void;

function readHeader(
  { from: { instruction: from }, globals, tree }: StageInput,
  problems: StageProblem[],
): Header {
  const refuse: Report = (code, message, { from: start, to }) => {
    const span = { from: start, to };
    problems.push({ code, phase: "instruction", message, span, itemOffset: 0 });
  };
  const fail: Report = (code, message, { from: start, to }) => {
    problems.push({ code, phase: "bases", message, span: { from: start, to }, itemOffset: 0 });
  };
  const name = stageName(from);
  const [baseWord = null, as, written] = from.args;
  if (from.args.length === 3 && as?.text.toLowerCase() === "as") {
    if (name === null && written !== undefined) {
      const rule = "name can't start with a number or contain symbols";
      const message = `invalid name for build stage: ${goQuote(written.text)}, ${rule}`;
      refuse("stage-name", message, written);
    }
  } else if (from.args.length !== 1) {
    const place = from.rest.to > from.rest.from ? from.rest : from.keyword;
    refuse("arguments", "FROM requires either one or three arguments", place);
  }
  // BuildKit stops at the first fault, and looks at the name before the flags.
  const fault = problems.length === 0 ? checkInstruction(from) : null;
  if (fault !== null) refuse(fault.code, fault.message, fault.span);
  const used = new Set<string>();
  const expanding: Expanding = { globals, escape: tree.escape, report: fail, used };
  const base = baseWord === null ? "" : expandBase(baseWord, expanding);
  const platform = from.flags.findLast((flag) => flag.name === "platform");
  // A base without a value is told before a platform that is wrong.
  if (platform !== undefined && base !== "") checkPlatform(platform, expanding);
  return {
    name,
    writtenName: name === null ? null : (written?.text ?? null),
    base,
    baseWord,
    platform: platform?.value ?? null,
    usedGlobals: [...used],
  };
}

interface Expanding {
  readonly globals: GlobalScope;
  readonly escape: EscapeCharacter;
  readonly report: Report;
  /** Gathers the names that were looked up, with a value or without. */
  readonly used: Set<string>;
}

function expandGlobals(text: string, { globals, escape, used }: Expanding): Expansion {
  const lookUp = (name: string): string | undefined => {
    used.add(name);
    return globals.values.get(name);
  };
  return expand(text, { escape, lookUp });
}

function expandBase(word: Word, expanding: Expanding): string {
  const { report } = expanding;
  const value = expandGlobals(word.text, expanding);
  if (!value.ok) {
    report("expansion", `failed to process ${goQuote(word.text)}: ${value.message}`, word);
    return "";
  }
  if (value.text === "") {
    report("blank-base", `base name (${word.text}) should not be blank`, word);
  }
  return value.text;
}

/** Refuses what BuildKit refuses of FROM's --platform (dockerfile2llb/convert.go, buildDispatchStates). */
function checkPlatform(flag: Flag, expanding: Expanding): void {
  const { globals, report } = expanding;
  const written = flag.value ?? "";
  if (written === "") return;
  const span = flag.valueSpan ?? flag;
  const value = expandGlobals(written, expanding);
  if (!value.ok) {
    const reason = `failed to process ${goQuote(written)}: ${value.message}`;
    return report("platform", `failed to process arguments for platform : ${reason}`, span);
  }
  const known = [...globals.values.keys()];
  const hint =
    [...value.unmatched].map((name) => didYouMean(name, known, true)).find(Boolean) ?? "";
  if (value.text === "") {
    return report("platform", `empty platform value from expression ${written}${hint}`, span);
  }
  const parsed = parsePlatform(value.text);
  if (!parsed.ok) {
    report("platform", `failed to parse platform ${written}: ${parsed.message}${hint}`, span);
  }
}
