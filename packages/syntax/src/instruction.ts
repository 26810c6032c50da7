import { readJson, readNames, readPairs, splitWords } from "./arguments.ts";
import type { ArgumentProblem, JsonResult, PairsResult, Stretch } from "./arguments.ts";
import {
  bytesBeforeSpace,
  isPlainSpace,
  isSeparator,
  skipSpaces,
  trimSpacesEnd,
} from "./characters.ts";
import { readFlags } from "./flags.ts";
import { localWord } from "./logical-line.ts";
import { INSTRUCTION_NAMES } from "./tree.ts";
import type {
  EscapeCharacter,
  Instruction,
  InstructionName,
  LogicalLine,
  Pair,
  Word,
} from "./tree.ts";

const NAMES: ReadonlyMap<string, InstructionName> = new Map(
  INSTRUCTION_NAMES.flatMap((name) => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
);

/** The instruction of that name, in any case; null when Docker has none. */
export function instructionName(keyword: string): InstructionName | null {
  return NAMES.get(keyword) ?? NAMES.get(keyword.toLowerCase()) ?? null;
}

/** How deep ONBUILD may stand in ONBUILD before the rest is left unread; BuildKit refuses the second already. */
const DEEPEST_ONBUILD = 20;

/** A logical line, and what BuildKit's parser refuses in it once it is read. */
export interface InstructionSource {
  readonly line: LogicalLine;
  readonly escape: EscapeCharacter;
  problem: ArgumentProblem | null;
}

/** Parses the instruction on a logical line from `from` on; `depth` counts the ONBUILDs before it. */
export function parseInstruction(source: InstructionSource, from: number, depth = 0): Instruction {
  const { line, escape } = source;
  const { text } = line;
  const start = skipSpaces(text, from, text.length);
  const end = trimSpacesEnd(text, start, text.length);
  let keywordEnd = start;
  while (keywordEnd < end && !isSeparator(text.charCodeAt(keywordEnd))) keywordEnd++;
  const keyword = localWord(line, start, keywordEnd);
  const name = instructionName(keyword.text);
  const { flags, end: flagsEnd } = readFlags(line, keywordEnd, end, escape);
  const restStart = Math.min(skipSpaces(text, flagsEnd, end), end);
  const stretch: Stretch = { line, start: restStart, end };
  const rest = localWord(line, restStart, end);
  const inner =
    name === "ONBUILD" && restStart < end && depth < DEEPEST_ONBUILD
      ? parseInstruction(source, restStart, depth + 1)
      : null;
  const parts = inner === null && name !== null ? readParts(name, stretch, rest, escape) : EMPTY;
  if (parts.problem !== null) source.problem = parts.problem;
  return {
    keyword,
    name,
    flags,
    rest,
    args: parts.args,
    isJson: parts.isJson,
    pairs: parts.pairs,
    inner,
  };
}

interface Parts {
  readonly args: readonly Word[];
  readonly isJson: boolean;
  readonly pairs: readonly Pair[];
  readonly problem: ArgumentProblem | null;
}

const NO_WORDS: readonly Word[] = [];
const NO_PAIRS: readonly Pair[] = [];
const EMPTY: Parts = { args: NO_WORDS, isJson: false, pairs: NO_PAIRS, problem: null };

function withArgs(args: readonly Word[], isJson = false): Parts {
  return { args, isJson, pairs: NO_PAIRS, problem: null };
}

/** Splits the arguments in the way of each instruction (parser/parser.go, the dispatch table). */
function readParts(
  name: InstructionName,
  stretch: Stretch,
  rest: Word,
  escape: EscapeCharacter,
): Parts {
  if (stretch.start === stretch.end) return EMPTY;
  switch (name) {
    case "FROM":
    case "EXPOSE":
      return withArgs(splitWords(stretch));
    case "ARG":
      return withArgs(readNames(stretch, escape));
    case "ENV":
    case "LABEL":
      return fromPairs(readPairs(stretch, escape, name));
    case "MAINTAINER":
    case "STOPSIGNAL":
    case "USER":
    case "WORKDIR":
      return withArgs([rest]);
    case "ADD":
    case "COPY":
    case "VOLUME":
      return fromJson(readJson(stretch), stretch, splitWords(stretch));
    case "CMD":
    case "ENTRYPOINT":
    case "RUN":
    case "SHELL":
      return fromJson(readJson(stretch), stretch, [rest]);
    case "HEALTHCHECK":
      return readHealthcheck(stretch);
    case "ONBUILD":
      return EMPTY;
  }
}

function fromPairs({ pairs, problem }: PairsResult): Parts {
  return { args: NO_WORDS, isJson: false, pairs, problem };
}

function fromJson(json: JsonResult, stretch: Stretch, shellForm: readonly Word[]): Parts {
  switch (json.kind) {
    case "strings":
      return withArgs(json.words, true);
    case "none":
      return withArgs(shellForm);
    case "mixed":
      return {
        ...withArgs(shellForm),
        problem: {
          code: "json-not-strings",
          message: "when using JSON array syntax, arrays must be comprised of strings only",
          start: stretch.start,
          end: stretch.end,
        },
      };
  }
}

/** HEALTHCHECK's first word is NONE or CMD; the rest is as for CMD. */
function readHealthcheck({ line, start, end }: Stretch): Parts {
  const type = readHealthcheckType({ line, start, end });
  let commandStart = type.end;
  while (commandStart < end && isPlainSpace(line.text.charCodeAt(commandStart))) commandStart++;
  const command: Stretch = { line, start: commandStart, end };
  if (command.start === end) return withArgs([type.word]);
  const parts = fromJson(readJson(command), command, [localWord(line, command.start, end)]);
  return { ...parts, args: [type.word, ...parts.args] };
}

/** BuildKit looks for the space behind the type byte by byte; what it leaves of a character is none any more. */
function readHealthcheckType({ line, start, end }: Stretch): { word: Word; end: number } {
  let at = start;
  while (at < end && !isPlainSpace(line.text.charCodeAt(at))) {
    const character = String.fromCodePoint(line.text.codePointAt(at) ?? 0);
    const count = bytesBeforeSpace(character);
    if (count !== -1) {
      const typeEnd = at + character.length;
      const text = line.text.slice(start, at) + "\uFFFD".repeat(count);
      return { word: { ...localWord(line, start, typeEnd), text }, end: typeEnd };
    }
    at += character.length;
  }
  return { word: localWord(line, start, at), end: at };
}
