import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import type { Flag, Instruction, InstructionItem, Item, SyntaxTree, Word } from "@stagemap/syntax";
import type { AnalysisInput } from "./view.ts";
import { createReader } from "./text-reader.ts";

/** Where the cursor stands, as the text up to it tells. */
export interface Site {
  /** What stands above the instruction; all of it, where the cursor stands in none. */
  readonly above: Model;
  /** Where the instruction's lines start in the text. */
  readonly start: number;
  readonly offset: number;
  readonly place: SitePlace;
}

export type SitePlace =
  /** At the start of a line, or in its first word. */
  | {
      readonly kind: "keyword";
      readonly typed: string;
      readonly isTrigger: boolean;
      /** Nothing but directives stands above. */
      readonly isTop: boolean;
    }
  /** Behind the "#" of a line that may be a directive. */
  | { readonly kind: "comment"; readonly typed: string }
  | { readonly kind: "directive"; readonly name: string; readonly typed: string }
  /** Of a flag, with the dashes. */
  | { readonly kind: "flag-name"; readonly instruction: Instruction; readonly typed: string }
  | {
      readonly kind: "flag-value";
      readonly instruction: Instruction;
      readonly flag: string;
      readonly typed: string;
    }
  | {
      readonly kind: "argument";
      readonly instruction: Instruction;
      /** The words before the one at the cursor, flags left out. */
      readonly before: readonly string[];
      readonly typed: string;
      /** Everything behind the flags, up to the cursor. */
      readonly rest: string;
    }
  | {
      readonly kind: "heredoc";
      readonly instruction: Instruction;
      readonly isExpanded: boolean;
      readonly typed: string;
    };

/**
 * Reads the text up to the cursor as BuildKit would. A letter is put behind it, so that the word at the cursor is never empty and
 * the tree itself says what it is: a flag, the value of one, an argument, a line of a heredoc.
 */
const PROBE = "x";

/** Behind a JSON array that is being written: then it is one, and its strings are words. */
const CLOSED = `${PROBE}"]`;

export interface SiteReader {
  siteAt(input: AnalysisInput, offset: number): Site | null;
}

/** Reads one place after another; what stands above is read anew only when it has changed. */
export function createSiteReader(): SiteReader {
  const readAbove = createReader();
  let last: SyntaxTree | undefined;
  return {
    siteAt(input, offset) {
      const text = input.dockerfile.slice(0, offset);
      const tree = parse(text + PROBE, last);
      last = tree;
      const item = tree.items.at(-1);
      const place =
        item === undefined
          ? null
          : (placeInJson(item, () => parse(text + CLOSED, tree)) ?? placeIn(tree, item));
      if (place === null) return null;
      const start = tree.starts[tree.items.length - 1] ?? 0;
      const dockerfile = input.dockerfile.slice(0, start);
      const { model } = readAbove({ ...input, dockerfile, target: null });
      return { above: model, start, offset, place };
    },
  };
}

function placeIn(tree: SyntaxTree, item: Item): SitePlace | null {
  const isTop = tree.items.slice(0, -1).every(({ kind }) => kind === "directive");
  switch (item.kind) {
    case "blank":
      return null;
    case "comment":
      return isTop ? { kind: "comment", typed: withoutProbe(item.text) } : null;
    case "directive":
      return { kind: "directive", name: item.name, typed: withoutProbe(item.value.text) };
    case "instruction":
      return placeInInstruction(item, isTop);
  }
}

/** In a string of a JSON array that has not ended yet; null elsewhere. */
function placeInJson(item: Item, readClosed: () => SyntaxTree): SitePlace | null {
  if (item.kind !== "instruction") return null;
  const { rest, name } = innermost(item.instruction);
  if (!rest.text.startsWith("[") || !PATHS.has(name)) return null;
  const closed = readClosed().items.at(-1);
  if (closed?.kind !== "instruction") return null;
  const instruction = innermost(closed.instruction);
  const before = instruction.args.map(({ text }) => text);
  const typed = before.pop();
  if (!instruction.isJson || typed === undefined) return null;
  const text = rest.text.slice(0, -PROBE.length);
  return { kind: "argument", instruction, before, typed: withoutProbe(typed), rest: text };
}

/** What has words of its own in its arrays, rather than a command's. */
const PATHS: ReadonlySet<Instruction["name"]> = new Set<Instruction["name"]>([
  "COPY",
  "ADD",
  "VOLUME",
]);

function placeInInstruction(item: InstructionItem, isTop: boolean): SitePlace | null {
  const { heredocs, raw, line } = item;
  const end = raw.length;
  const heredoc = heredocs.find(({ body, terminator }) => body.to === end && terminator === null);
  const instruction = innermost(item.instruction);
  if (heredoc !== undefined) {
    const typed = raw.slice(heredoc.body.from, end - PROBE.length);
    return { kind: "heredoc", instruction, isExpanded: heredoc.expand, typed };
  }
  // A comment between continued lines, or the line that ends a heredoc.
  if (endOf(line.segments, line.text.length) !== end) return null;
  const { keyword, flags } = instruction;
  if (keyword.to === end) {
    const isTrigger = instruction !== item.instruction;
    const typed = withoutProbe(keyword.text);
    return { kind: "keyword", typed, isTrigger, isTop: isTop && !isTrigger };
  }
  // ONBUILD without an instruction yet, or with one that is no word.
  if (instruction.name === null || instruction.name === "ONBUILD") return null;
  const flag = flags.at(-1);
  if (flag?.to === end) return placeInFlag(instruction, flag);
  return placeInArguments(instruction, line.text);
}

function placeInFlag(instruction: Instruction, { name, value }: Flag): SitePlace {
  return value === null
    ? { kind: "flag-name", instruction, typed: `--${withoutProbe(name)}` }
    : { kind: "flag-value", instruction, flag: name, typed: withoutProbe(value) };
}

function placeInArguments(instruction: Instruction, line: string): SitePlace {
  const { args, pairs } = instruction;
  const words: readonly Word[] = [...args, ...pairs.flatMap(({ key, value }) => [key, value])];
  const rest = withoutProbe(instruction.rest.text);
  const before = words.filter(({ text }) => text !== "").map(({ text }) => text);
  const isShell = before.length === 1 && instruction.rest.text === before[0];
  const typed = withoutProbe(isShell ? lastWord(line) : (before.at(-1) ?? ""));
  const isFlag = before.length === 1 && (typed === "-" || typed === "--");
  if (isFlag) return { kind: "flag-name", instruction, typed };
  return { kind: "argument", instruction, before: before.slice(0, -1), typed, rest };
}

function innermost(instruction: Instruction): Instruction {
  let result = instruction;
  while (result.inner !== null) result = result.inner;
  return result;
}

/** Where the last segment of a logical line ends in the item's raw text. */
function endOf(segments: readonly number[], length: number): number {
  const from = segments.at(-2) ?? 0;
  return (segments.at(-1) ?? 0) + length - from;
}

function lastWord(text: string): string {
  let at = text.length;
  while (at > 0 && text.charAt(at - 1).trim() !== "") at--;
  return text.slice(at);
}

function withoutProbe(text: string): string {
  return text.slice(0, -PROBE.length);
}
