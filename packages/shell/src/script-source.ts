import { parseHeredocMarker } from "@stagemap/syntax";
import type { Heredoc, Instruction, InstructionItem, Word } from "@stagemap/syntax";
import { createMappedText } from "./offset-map.ts";
import type { MappedText, MappedTextBuilder } from "./offset-map.ts";
import { shellOfShebang } from "./shell.ts";
import type { Shell } from "./shell.ts";

/** What an instruction gives to the shell, or straight to a program. */
export type ScriptSource = ShellSource | ExecSource;

export interface ShellSource extends MappedText {
  readonly kind: "shell";
  /** True for `RUN <<EOF`, whose body is the script. */
  readonly isHeredoc: boolean;
  /** The one in force, or the one that the heredoc's shebang names. */
  readonly shell: Shell;
}

/** `["apt-get", "install"]` */
export interface ExecSource {
  readonly kind: "exec";
  readonly words: readonly ExecWord[];
  readonly shell: Shell;
}

/** A string of exec form: its value, where each character of it stands, and where the whole with its quotes stands. */
export interface ExecWord extends MappedText {
  readonly from: number;
  readonly to: number;
}

/**
 * What a RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD runs, in ONBUILD too; null for any other instruction and where nothing is to be
 * run. The text is what BuildKit hands to the shell (dockerfile2llb/convert.go, dispatchRun): lines joined, comments
 * and flags left out. Only "\r\n" in a heredoc counts as "\n" here, so that both kinds of file are read alike. The map leads to
 * spans of the item.
 */
export function scriptOf(item: InstructionItem, shell: Shell): ScriptSource | null {
  const source = readSource(item, shell);
  const isTooLong = source?.kind === "shell" && source.text.length > LONGEST_SCRIPT;
  return isTooLong ? { ...source, shell: { ...source.shell, isOpaque: true } } : source;
}

/** Longer than anything that people write into a Dockerfile; reading it would hold up every keystroke. It is left unread. */
const LONGEST_SCRIPT = 50_000;

function readSource(item: InstructionItem, shell: Shell): ScriptSource | null {
  const instruction = innermost(item.instruction);
  const words = commandWords(instruction);
  const last = words.at(-1);
  if (last === undefined) return null;
  if (instruction.isJson) return { kind: "exec", words: readExecWords(item, words), shell };
  if (item.heredocs.length === 0 || instruction.name !== "RUN") {
    const builder = createMappedText();
    addLogical(builder, item, last.text);
    return { kind: "shell", isHeredoc: false, shell, ...builder.finish() };
  }
  const [heredoc] = item.heredocs;
  const marker = parseHeredocMarker(instruction.rest.text);
  if (heredoc === undefined || marker?.ok !== true) {
    return { kind: "shell", isHeredoc: false, shell, ...withHeredocs(item, last.text) };
  }
  const builder = createMappedText();
  addBody(builder, item.raw, heredoc);
  const body = builder.finish();
  return { kind: "shell", isHeredoc: true, shell: shellOfShebang(body.text) ?? shell, ...body };
}

function innermost(instruction: Instruction): Instruction {
  let result = instruction;
  while (result.inner !== null) result = result.inner;
  return result;
}

const NO_WORDS: readonly Word[] = [];

/** The strings of exec form, or one word with the whole script. */
function commandWords(instruction: Instruction): readonly Word[] {
  const { name, args, isJson, rest } = instruction;
  switch (name) {
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
      if (isJson) return args;
      return rest.text === "" ? NO_WORDS : [rest];
    case "HEALTHCHECK":
      return args[0]?.text.toUpperCase() === "CMD" ? args.slice(1) : NO_WORDS;
    default:
      return NO_WORDS;
  }
}

/** Where `text` starts on the logical line whose end it is, but for spaces. */
function logicalStart({ line }: InstructionItem, text: string): number {
  return Math.max(0, line.text.lastIndexOf(text));
}

function addLogical(builder: MappedTextBuilder, item: InstructionItem, text: string): void {
  addStretch(builder, item, logicalStart(item, text), text.length);
}

/** Adds a stretch of the logical line, cut where its physical lines are. */
function addStretch(
  builder: MappedTextBuilder,
  { line }: InstructionItem,
  start: number,
  length: number,
): void {
  const end = start + length;
  for (let index = 0; index < line.segments.length; index += 2) {
    const segmentStart = line.segments[index] ?? 0;
    const from = Math.max(start, segmentStart);
    const to = Math.min(end, line.segments[index + 2] ?? line.text.length);
    if (from >= to) continue;
    const raw = (line.segments[index + 1] ?? 0) + from - segmentStart;
    builder.add(line.text.slice(from, to), raw, raw + to - from);
  }
}

/** The command with the heredocs behind it, for the shell to read. */
function withHeredocs(item: InstructionItem, text: string): MappedText {
  const builder = createMappedText();
  addLogical(builder, item, text);
  for (const heredoc of item.heredocs) {
    const { body, terminator, name } = heredoc;
    builder.add("\n", body.from, body.from);
    addLines(builder, item.raw, { from: body.from, to: body.to, tabs: false });
    const isWhole = body.to === body.from || item.raw.charAt(body.to - 1) === "\n";
    if (!isWhole) builder.add("\n", body.to, body.to);
    const end = terminator?.to ?? body.to;
    builder.add(name, terminator === null ? end : end - name.length, end);
  }
  return builder.finish();
}

function addBody(builder: MappedTextBuilder, raw: string, { body, chomp }: Heredoc): void {
  addLines(builder, raw, { from: body.from, to: body.to, tabs: chomp });
}

/** Adds lines with "\n" at their ends, without the tabs at their starts where `tabs` says so. */
function addLines(
  builder: MappedTextBuilder,
  raw: string,
  { from, to, tabs }: { from: number; to: number; tabs: boolean },
): void {
  let at = from;
  while (at < to) {
    const lineFeed = raw.indexOf("\n", at);
    const end = lineFeed === -1 || lineFeed >= to ? to : lineFeed;
    if (tabs) while (at < end && raw.charAt(at) === "\t") at++;
    const contentEnd = end < to && end > at && raw.charAt(end - 1) === "\r" ? end - 1 : end;
    builder.add(raw.slice(at, contentEnd), at, contentEnd);
    if (end < to) builder.add("\n", contentEnd, end + 1);
    at = end + 1;
  }
}

function readExecWords(item: InstructionItem, words: readonly Word[]): ExecWord[] {
  const { text } = item.line;
  const rest = innermost(item.instruction).rest.text;
  let at = logicalStart(item, rest);
  return words.map(({ from, to }) => {
    const open = text.indexOf('"', at);
    const builder = createMappedText();
    at = open + 1;
    while (at < text.length && text.charAt(at) !== '"') {
      const start = at;
      if (text.charAt(at) !== "\\") {
        while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== "\\") at++;
        addStretch(builder, item, start, at - start);
      } else {
        at += text.charAt(at + 1) === "u" ? 6 : 2;
        const place = createMappedText();
        addStretch(place, item, start, at - start);
        const { pieces } = place.finish().map;
        builder.add(jsonEscape(text.slice(start, at)), pieces[1] ?? 0, pieces.at(-1) ?? 0);
      }
    }
    at++;
    return { ...builder.finish(), from, to };
  });
}

/** The character that an escape sequence of a valid JSON string stands for. */
function jsonEscape(sequence: string): string {
  if (sequence.charAt(1) === "u") {
    return String.fromCharCode(Number.parseInt(sequence.slice(2), 16));
  }
  const character = sequence.charAt(1);
  return JSON_ESCAPES.get(character) ?? character;
}

const JSON_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
