import type { Command, Layer, ShellWord } from "@stagemap/shell";
import type { Run } from "./runs.ts";

/** A command line of a shell as a JSON array. */
export interface ExecForm {
  /** The array as it is to be written. */
  readonly text: string;
  /**
   * "program" when the array starts the program itself, "handing-on" when a shell does and gives its place to it, "shell" when a
   * shell stays.
   */
  readonly kind: "program" | "handing-on" | "shell" | "repaired";
  /** The program, when it is started without a shell; else "". */
  readonly program: string;
}

/** What exists only inside a shell. */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    ". : [[ alias bg bind break builtin caller cd command compgen complete continue declare dirs disown enable eval exec exit " +
    "export fc fg getopts hash help history jobs let local logout mapfile popd pushd read readarray readonly return set shift " +
    "shopt source suspend times trap type typeset ulimit umask unalias unset wait"
  ).split(" "),
);

/** Programs that shells have inside as well, where they read "\" in another way. */
const PRINTERS: ReadonlySet<string> = new Set(["echo", "printf"]);

/** The command that a CMD or ENTRYPOINT in shell form runs, in exec form; null where none is as good. */
export function execForm({ script, shell }: Run): ExecForm | null {
  const { source } = script;
  const layer = script.layers[0];
  if (source.kind !== "shell" || shell.isExplicit || layer === undefined) return null;
  if (source.text.includes("\n")) return null;
  const repaired = repairedArray(source.text);
  if (repaired !== null) return { text: repaired, kind: "repaired", program: "" };
  if (source.text.trimStart().startsWith("[")) return null;
  const top = script.commands.filter(
    (command) =>
      command.layer === layer &&
      command.wrapper === null &&
      !command.nesting.includes("substitution"),
  );
  const [only] = top;
  const isOne = top.length === 1 && only !== undefined && isWhole(only, layer, source.text);
  const words = isOne && only.reachedBy === "first" ? plainWords(only) : null;
  if (words !== null) {
    return { text: jsonArray(words), kind: "program", program: words[0] ?? "" };
  }
  const handing = script.functions.length > 0 ? null : withExec(source.text, top);
  const text = jsonArray(["/bin/sh", "-c", onOneLine(handing ?? source.text)]);
  return { text, kind: handing === null ? "shell" : "handing-on", program: "" };
}

/** Without the indentation of lines that were joined: what stands in quotes stays as it is. */
function onOneLine(text: string): string {
  return text.replace(/'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[\t ]{2,}/g, (part) =>
    /^[\t ]/.test(part) ? " " : part,
  );
}

function jsonArray(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}

/** True when the script is this command and nothing else: no "&", no "!", no comment. */
function isWhole({ node }: Command, { tree }: Layer, text: string): boolean {
  const [start, end] = [node?.pos ?? -1, node?.end ?? -1];
  return tree.commands.length === 1 && text.slice(start, end) === text.trim();
}

/** The words that the program gets, when the shell takes them as they are; null when it would do more than that. */
function plainWords(command: Command): readonly string[] | null {
  const { nameWord, args, assignments, redirections, name } = command;
  const isExec = name === "exec" && args[0] !== undefined && !args[0].text.startsWith("-");
  const written = isExec ? args : nameWord === null ? [] : [nameWord, ...args];
  // Of `env A=b program` the assignments are words like others.
  const hasOwnAssignments = assignments.some(({ from }) => from < (nameWord?.from ?? 0));
  if (hasOwnAssignments || redirections.length > 0 || !written.every(isLiteral)) return null;
  const words = written.flatMap(({ value }) => (value === null ? [] : [value]));
  const [program = ""] = words;
  const isPrinter = PRINTERS.has(program) && words.some((word) => word.includes("\\"));
  const isProgram =
    words.length === written.length && program !== "" && !BUILTINS.has(program) && !isPrinter;
  return isProgram ? words : null;
}

/** True when nothing in the word means more than itself to a shell, be it sh or bash. */
function isLiteral({ text, value }: ShellWord): boolean {
  if (value === null) return false;
  const unquoted = text.replace(/'[^']*'|"(?:[^"\\$`]|\\.)*"|\\./g, "");
  return !/[*?[\]{}$`"'!#&;|<>()\\]/.test(unquoted) && !/(?:^|[=:])~/.test(unquoted);
}

/** The script with "exec" before its last command, so that the shell gives its place to it; null when that cannot be. */
function withExec(text: string, top: readonly Command[]): string | null {
  const last = top.at(-1);
  const { node } = last ?? {};
  if (last === undefined || node === undefined || node === null || last.name === "exec")
    return null;
  const isPlain =
    last.nesting.length === 0 &&
    last.pipe === null &&
    !last.isBackground &&
    last.reachedBy !== "or" &&
    last.assignments.length === 0 &&
    !BUILTINS.has(last.name ?? "") &&
    top.every(({ isBackground, name }) => !isBackground && name !== "trap" && name !== "alias") &&
    text.slice(node.end).trim() === "" &&
    !/!\s*$/.test(text.slice(0, node.pos));
  return isPlain ? `${text.slice(0, node.pos)}exec ${text.slice(node.pos)}` : null;
}

/** What was meant as an array of strings and is none, for its single quotes or a comma too many; null for anything else. */
function repairedArray(text: string): string | null {
  const body = /^\s*\[(.*)\]\s*$/.exec(text)?.[1];
  if (body === undefined) return null;
  const strings: string[] = [];
  let rest = body.trim();
  while (rest !== "") {
    const [whole, single, double] =
      /^(?:'([^'"\\]*)'|("(?:[^"\\]|\\.)*"))\s*(?:,\s*|$)/.exec(rest) ?? [];
    if (whole === undefined) return null;
    const value = single ?? readString(double ?? "");
    if (value === null) return null;
    strings.push(value);
    rest = rest.slice(whole.length);
  }
  return strings.length === 0 ? null : jsonArray(strings);
}

function readString(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : null;
  } catch {
    // Not JSON: whoever wrote it has to say what it is.
    return null;
  }
}
