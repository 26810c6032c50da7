import { expand, goQuote } from "@stagemap/syntax";
import type {
  EscapeCharacter,
  Instruction,
  InstructionItem,
  Item,
  LocalSpan,
  Word,
} from "@stagemap/syntax";
import { flagValue } from "./flag-rules.ts";
import type { GlobalScope } from "./global-scope.ts";
import { checkInstruction, isHeredoc } from "./instruction-problems.ts";
import { createStepKeys } from "./keys.ts";
import { readMount } from "./mounts.ts";
import type { ModelProblemCode, Reference, Stage, StageKey, StageProblem, Step } from "./types.ts";

export interface StageInput {
  readonly key: StageKey;
  readonly index: number;
  readonly from: InstructionItem;
  /** The items behind FROM up to the next one. */
  readonly items: readonly Item[];
  readonly globals: GlobalScope;
  readonly escape: EscapeCharacter;
}

/** Reads one stage from its own text. */
export function readStage({ key, index, from, items, globals, escape }: StageInput): Stage {
  const header = readHeader(from.instruction, globals, escape);
  const problems: StageProblem[] = [...header.problems];
  const steps: Step[] = [];
  const stepKey = createStepKeys(key);
  for (const [offset, item] of items.entries()) {
    if (item.kind !== "instruction") continue;
    const itemOffset = offset + 1;
    const fault = checkInstruction(item.instruction);
    if (fault !== null) problems.push({ ...fault, phase: "instruction", itemOffset });
    steps.push({
      key: stepKey(item),
      item,
      itemOffset,
      references: readReferences(item.instruction),
      contextPaths: readContextPaths(item.instruction),
    });
  }
  const { name, writtenName, base, baseWord, platform } = header;
  return { key, index, name, writtenName, from, base, baseWord, platform, steps, problems };
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

interface Header {
  readonly name: string | null;
  readonly writtenName: string | null;
  readonly base: string;
  readonly baseWord: Word | null;
  readonly platform: string | null;
  readonly problems: readonly StageProblem[];
}

function readHeader(from: Instruction, globals: GlobalScope, escape: EscapeCharacter): Header {
  const problems: StageProblem[] = [];
  const report = (code: ModelProblemCode, message: string, span: LocalSpan): void => {
    const phase = code === "expansion" || code === "blank-base" ? "graph" : "instruction";
    problems.push({ code, phase, message, span, itemOffset: 0 });
  };
  const name = stageName(from);
  const [baseWord = null, as, written] = from.args;
  if (from.args.length === 3 && as?.text.toLowerCase() === "as") {
    if (name === null && written !== undefined) {
      const quoted = goQuote(written.text);
      const rule = "name can't start with a number or contain symbols";
      report("stage-name", `invalid name for build stage: ${quoted}, ${rule}`, written);
    }
  } else if (from.args.length !== 1) {
    const place = from.rest.to > from.rest.from ? from.rest : from.keyword;
    report("arguments", "FROM requires either one or three arguments", place);
  }
  const fault = checkInstruction(from);
  if (fault !== null) report(fault.code, fault.message, fault.span);
  return {
    name,
    writtenName: name === null ? null : (written?.text ?? null),
    base: baseWord === null ? "" : expandBase(baseWord, globals, escape, report),
    baseWord,
    platform: flagValue(from, "platform"),
    problems,
  };
}

function expandBase(
  word: Word,
  globals: GlobalScope,
  escape: EscapeCharacter,
  report: (code: ModelProblemCode, message: string, span: LocalSpan) => void,
): string {
  const value = expand(word.text, { escape, lookUp: (name) => globals.values.get(name) });
  if (!value.ok) {
    report("expansion", `failed to process ${goQuote(word.text)}: ${value.message}`, word);
    return "";
  }
  if (value.text === "") {
    report("blank-base", `base name (${word.text}) should not be blank`, word);
  }
  return value.text;
}

const NO_REFERENCES: readonly Reference[] = [];

function readReferences(instruction: Instruction): readonly Reference[] {
  if (instruction.flags.length === 0) return NO_REFERENCES;
  if (instruction.name === "COPY") return readCopyReference(instruction);
  if (instruction.name !== "RUN") return NO_REFERENCES;
  return instruction.flags.flatMap((flag): readonly Reference[] => {
    if (flag.name !== "mount") return NO_REFERENCES;
    const { from, source, target } = readMount(flag);
    if (from === null) return NO_REFERENCES;
    const path = source ?? target;
    return [{ kind: "mount", ...from, paths: path === null ? [] : [path] }];
  });
}

function readCopyReference(instruction: Instruction): readonly Reference[] {
  const flag = instruction.flags.findLast(({ name }) => name === "from");
  if (flag === undefined || flag.value === null || flag.value === "") return NO_REFERENCES;
  const paths = copiedPaths(instruction);
  return [{ kind: "copy", name: flag.value, span: flag.valueSpan ?? flag, paths }];
}

/** What COPY or ADD takes from the build context; null for another step or when it takes nothing from there. */
function readContextPaths(instruction: Instruction): readonly string[] | null {
  const { name } = instruction;
  if (name !== "ADD" && (name !== "COPY" || flagValue(instruction, "from"))) return null;
  const paths = copiedPaths(instruction).filter((path) => !isRemote(path));
  return paths.length === 0 ? null : paths;
}

/** The sources of COPY or ADD but for heredocs, whose content stands in the Dockerfile. */
function copiedPaths({ args }: Instruction): readonly string[] {
  return args.slice(0, -1).flatMap(({ text }) => (isHeredoc(text) ? [] : [text]));
}

function isRemote(path: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^git@/.test(path);
}
