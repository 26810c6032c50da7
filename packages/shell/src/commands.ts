import type { Command as CommandNode, SyntaxNode } from "unbash";
import { failureStops, ownState } from "./flow.ts";
import type { Place } from "./flow.ts";
import { originSpan, throughMap } from "./offset-map.ts";
import type { MappedText } from "./offset-map.ts";
import type { Reader } from "./reader.ts";
import type { ExecWord } from "./script-source.ts";
import { basename, plainShell, shellFamily, withOptions } from "./shell.ts";
import type { Shell } from "./shell.ts";
import { readSubstituted, readSubstitutions } from "./substitutions.ts";
import type { Assignment, Command, Layer, Redirection, ShellWord } from "./types.ts";
import {
  assignmentOfWord,
  maySubstitute,
  readAssignment,
  readExecWord,
  readRedirection,
  readWord,
  scriptOfWord,
} from "./words.ts";
import { findWrapped } from "./wrappers.ts";

/** Reads a program with its words, what it wraps and what is substituted in it. */
export function readSimpleCommand(reader: Reader, node: CommandNode, place: Place): void {
  const { layer } = place;
  if (layer === null) return;
  const assignments: Assignment[] = [];
  const redirections: Redirection[] = [];
  for (const each of node.prefix) {
    if (each.type === "Assignment") assignments.push(readAssignment(each, layer));
    else redirections.push(readRedirection(each, layer));
  }
  const args: ShellWord[] = [];
  for (const each of node.suffix) {
    if (each.type === "Word" || each.type === "Assignment") args.push(readWord(each, layer));
    else redirections.push(readRedirection(each, layer));
  }
  const nameWord = node.name === undefined ? null : readWord(node.name, layer);
  const { from, to } = originSpan(layer.map, node.pos, node.end);
  const hasMoreArguments = false;
  const own = {
    from,
    to,
    nameWord,
    args,
    assignments,
    redirections,
    node,
    wrapper: null,
    hasMoreArguments,
  };
  const command = pushCommand(reader, own, place);
  const script = readWrapped(reader, command, place);
  const hasHeredoc = redirections.some(({ heredoc }) => heredoc !== null);
  if (!hasHeredoc && !maySubstitute(layer.text.slice(node.pos, node.end))) return;
  // Of assignments alone, what is substituted gives the status.
  const read = nameWord === null ? readSubstituted : readSubstitutions;
  const visit = (child: SyntaxNode): void => {
    if (child !== script) read(reader, child, place);
  };
  node.prefix.forEach(visit);
  if (node.name !== undefined) visit(node.name);
  node.suffix.forEach(visit);
}

/** Reads exec form: one program, and the script of the shell that it may be. */
export function readExecCommand(reader: Reader, words: readonly ExecWord[], place: Place): void {
  const [nameWord, ...args] = words.map((word) => readExecWord(word, reader.raw));
  if (nameWord === undefined) return;
  const { from } = nameWord;
  const to = args.at(-1)?.to ?? nameWord.to;
  const none = { assignments: [], redirections: [], node: null, wrapper: null };
  const own = { from, to, nameWord, args, ...none, hasMoreArguments: false };
  const command = pushCommand(reader, own, place);
  readWrapped(reader, command, place, words);
}

type Read = Pick<
  Command,
  | "from"
  | "to"
  | "nameWord"
  | "args"
  | "assignments"
  | "redirections"
  | "node"
  | "wrapper"
  | "hasMoreArguments"
>;

function pushCommand(reader: Reader, read: Read, place: Place): Command {
  const { layer, nesting, isConditional, isBackground, reachedBy, pipe, state } = place;
  const name = read.nameWord?.value ?? null;
  // Spelled out: to spread so many properties takes longer than to parse the command.
  const command: Command = {
    from: read.from,
    to: read.to,
    nameWord: read.nameWord,
    args: read.args,
    assignments: read.assignments,
    redirections: read.redirections,
    node: read.node,
    wrapper: read.wrapper,
    hasMoreArguments: read.hasMoreArguments,
    name,
    basename: name === null ? null : basename(name),
    layer,
    nesting,
    isConditional,
    isBackground,
    reachedBy,
    pipe,
    failureStops: failureStops(place),
    directory: state.directory,
  };
  reader.commands.push(command);
  follow(command, place);
  return command;
}

/** Notes what `set` and `cd` change for the commands behind them. */
function follow({ basename: name, args, isConditional }: Command, { state }: Place): void {
  if (name === "set")
    state.shell = withOptions(
      state.shell,
      args.map(({ value }) => value),
    );
  else if (name === "popd") state.directory = null;
  else if (name === "cd" || name === "pushd") {
    const path = args.findLast(({ text }) => !/^-[LPe@]+$/.test(text))?.value;
    const isKnown =
      path !== undefined &&
      path !== null &&
      !/^[-~]/.test(path) &&
      (!isConditional || state.isConditional);
    const { directory } = state;
    if (!isKnown) state.directory = null;
    else if (path.startsWith("/")) state.directory = path;
    else if (directory !== null) state.directory = directory === "" ? path : `${directory}/${path}`;
  }
}

/** Reads the command or script in another's words; what turned out to be a script is returned. */
function readWrapped(
  reader: Reader,
  command: Command,
  place: Place,
  execWords: readonly ExecWord[] = [],
): SyntaxNode | null {
  const { basename: name, args } = command;
  const wrapped = name === null ? null : findWrapped(name, args);
  if (wrapped === null) return readStandardInput(reader, command, place);
  if (wrapped.kind === "script") {
    return readScriptWord(reader, command, place, {
      index: wrapped.index,
      execWord: execWords[wrapped.index + 1],
    });
  }
  const nameWord = args[wrapped.index];
  if (nameWord === undefined) return null;
  const words = args.slice(wrapped.assignmentIndex, wrapped.index);
  const rest = args.slice(wrapped.index + 1, wrapped.end);
  const read: Read = {
    from: nameWord.from,
    to: rest.at(-1)?.to ?? nameWord.to,
    nameWord,
    args: rest,
    assignments: [...command.assignments, ...words.map(assignmentOfWord)],
    redirections: command.redirections,
    node: command.node,
    wrapper: command,
    hasMoreArguments: command.hasMoreArguments || wrapped.hasMoreArguments,
  };
  // Other programs start a process of its own.
  const isSameShell = name === "command" || name === "builtin";
  const state = isSameShell ? place.state : ownState(place);
  const inner: Place = { ...place, nesting: [...place.nesting, "wrapped"], state };
  const innerWords = execWords.slice(wrapped.index + 1);
  return readWrapped(reader, pushCommand(reader, read, inner), inner, innerWords);
}

function readScriptWord(
  reader: Reader,
  command: Command,
  place: Place,
  { index, execWord }: { index: number; execWord: ExecWord | undefined },
): SyntaxNode | null {
  const word = command.args[index];
  if (word === undefined) return null;
  const mapped = scriptIn(word, command.layer, execWord);
  const shell = shellFor(command, command.args.slice(0, index));
  if (mapped === null || shell.isOpaque) return null;
  reader.readLayer(reader, { ...mapped, shell, command, isVerbatim: false }, place);
  return word.node;
}

/** The text of a word that is a script, as the shell inside will read it; null when it cannot be followed. */
function scriptIn(
  { node }: ShellWord,
  layer: Layer | null,
  execWord: ExecWord | undefined,
): MappedText | null {
  if (node === null) return execWord ?? null;
  if (node.type !== "Word" || layer === null) return null;
  const { text, map } = scriptOfWord(node, layer);
  return { text, map: throughMap(map, layer.map) };
}

/** The shell that a command is, or that it starts, with its options. */
function shellFor({ basename: name, layer }: Command, options: readonly ShellWord[]): Shell {
  // `eval` stays in the same shell.
  if (name === "eval" && layer !== null) return layer.shell;
  const family = shellFamily(name ?? "") ?? "sh";
  return withOptions(
    plainShell(family),
    options.map(({ value }) => value),
  );
}

function isOption({ value }: ShellWord): boolean {
  return value !== null && (/^[-+]/.test(value) || value === "pipefail" || value === "errexit");
}

/** A shell without a script of its own reads what a heredoc gives it. */
function readStandardInput(reader: Reader, command: Command, place: Place): SyntaxNode | null {
  const { basename: name, args, redirections, layer } = command;
  const heredoc = redirections.findLast((each) => each.heredoc !== null)?.heredoc ?? null;
  if (heredoc === null || layer === null || shellFamily(name ?? "") === null) return null;
  if (!args.every(isOption) && !args.some(({ value }) => value === "-s")) return null;
  const shell = shellFor(command, args);
  if (shell.isOpaque) return null;
  const { text, map, node } = heredoc;
  reader.readLayer(reader, { text, map, shell, command, isVerbatim: true }, place);
  return node;
}
