import type { Instruction, InstructionItem, LocalSpan, Word } from "@stagemap/syntax";
import { skipBlanks } from "./blanks.ts";
import { piecesOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

/** A part of an instruction whose inside stays as it is: a keyword, a flag, a word, a whole command of a shell. */
export interface Part extends LocalSpan {
  /** What stands before it on the same line; null when the blanks there mean something and stay. */
  readonly before: " " | "" | null;
  /** True for the bracket that ends an array: at the start of a line it is not indented. */
  readonly isClosing: boolean;
  /** True for a part of an array, which may follow another without a blank. */
  readonly isOfArray: boolean;
}

/** The parts of an instruction in order. Blanks between two of them mean nothing to BuildKit, unless `before` is null. */
export function partsOf(item: InstructionItem): readonly Part[] {
  const { instruction, raw } = item;
  const pieces = piecesOf(item);
  const spans = [
    spaced(instruction.keyword),
    ...instruction.flags.map(spaced),
    ...argumentParts(instruction, raw, pieces),
  ];
  return spans.map((part, index) => {
    const previous = spans[index - 1];
    const isFree = previous === undefined || isGap(raw, previous.to, part, pieces);
    return isFree ? part : { ...part, before: null };
  });
}

function spaced({ from, to }: LocalSpan): Part {
  return { from, to, before: " ", isClosing: false, isOfArray: false };
}

/** The arguments as each instruction splits them (parser/line_parsers.go); a shell's command is one part. */
function argumentParts(
  instruction: Instruction,
  raw: string,
  pieces: readonly Piece[],
): readonly Part[] {
  const { name, args, rest, isJson, pairs } = instruction;
  if (rest.text === "") return [];
  if (isJson) {
    const isHealthcheck = name === "HEALTHCHECK";
    const strings = isHealthcheck ? args.slice(1) : args;
    const head = isHealthcheck ? args.slice(0, 1) : [];
    const from = head[0]?.to ?? rest.from;
    return [...head.map(spaced), ...arrayParts(raw, { from, to: rest.to }, strings, pieces)];
  }
  switch (name) {
    case "ENV":
    case "LABEL":
      return pairs.flatMap(({ key, value, hasEquals }) =>
        hasEquals
          ? [spaced({ from: key.from, to: endOfPair(raw, key, value) })]
          : [spaced(key), spaced(value)],
      );
    case "FROM":
    case "EXPOSE":
    case "ARG":
    case "ADD":
    case "COPY":
    case "VOLUME":
    case "HEALTHCHECK":
      return args.map(spaced);
    case "CMD":
    case "ENTRYPOINT":
    case "MAINTAINER":
    case "ONBUILD":
    case "RUN":
    case "SHELL":
    case "STOPSIGNAL":
    case "USER":
    case "WORKDIR":
    case null:
      return [spaced(rest)];
  }
}

/** An empty value has no place of its own: its pair ends behind the "=". */
function endOfPair(raw: string, key: Word, value: Word): number {
  return value.text === "" ? raw.indexOf("=", key.to) + 1 : value.to;
}

/** Brackets, strings and commas of exec form. */
function arrayParts(
  raw: string,
  { from, to }: LocalSpan,
  strings: readonly Word[],
  pieces: readonly Piece[],
): readonly Part[] {
  const parts: Part[] = [];
  let next = 0;
  let at = from;
  for (const piece of pieces) {
    const end = Math.min(piece.to, to);
    at = skipBlanks(raw, Math.max(at, piece.from), end);
    while (at < end) {
      const string = strings[next]?.from === at ? strings[next++] : undefined;
      const partEnd = string?.to ?? at + 1;
      const isFirst = string !== undefined && next === 1;
      const before = parts.length === 0 || (string !== undefined && !isFirst) ? " " : "";
      const isClosing = raw.charAt(at) === "]";
      parts.push({ from: at, to: partEnd, before, isClosing, isOfArray: true });
      at = partEnd < end ? skipBlanks(raw, partEnd, end) : partEnd;
    }
  }
  return parts;
}

/** True when nothing but blanks, continuation marks, comments and empty lines stand between a part's end and the next part. */
function isGap(raw: string, end: number, next: Part, pieces: readonly Piece[]): boolean {
  let hasBlank = next.isOfArray;
  for (const piece of pieces) {
    const from = Math.max(piece.from, end);
    const to = Math.min(piece.to, next.from);
    if (from >= to) continue;
    if (skipBlanks(raw, from, to) < to) return false;
    hasBlank = true;
  }
  return hasBlank;
}
