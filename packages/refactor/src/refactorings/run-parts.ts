import { createScriptCache, spanOf } from "@stagemap/shell";
import type { Script } from "@stagemap/shell";
import type { InstructionItem, LocalSpan } from "@stagemap/syntax";
import type { Settings } from "../settings.ts";

const scripts = createScriptCache();

/** A RUN whose script stands in the text as it is, or why it cannot be taken apart. */
export type PlainRun =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly reason: string };

export function plainRun(item: InstructionItem, { shell }: Settings): PlainRun {
  const { instruction, heredocs } = item;
  if (instruction.name !== "RUN") return { ok: false, reason: "Only a RUN has a script." };
  if (instruction.isJson)
    return { ok: false, reason: "Exec form runs one program, without a shell." };
  if (heredocs.length > 0) return { ok: false, reason: "The script stands in a heredoc." };
  const script = scripts.get(item, shell);
  if (script === null || script.tree === null || (script.tree.errors?.length ?? 0) > 0) {
    return { ok: false, reason: "The script cannot be read." };
  }
  return /(?:^|\s)#/.test(item.line.text)
    ? { ok: false, reason: "A “#” may begin a comment of the shell." }
    : { ok: true, script };
}

/** Where the commands of a script that is joined with "&&" alone stand; null for any other. */
export function chainOf({ tree, layers }: Script): readonly LocalSpan[] | null {
  const [layer] = layers;
  const statements = tree?.commands ?? [];
  const [only] = statements;
  if (
    only === undefined ||
    layer === undefined ||
    statements.length > 1 ||
    only.background === true
  ) {
    return null;
  }
  const { command } = only;
  if (command.type === "Pipeline" && command.prefixes.length > 0) return null;
  if (command.type !== "AndOr") return [spanOf(layer, command)];
  if (!command.operators.every((operator) => operator === "&&")) return null;
  return command.commands.map((each) => spanOf(layer, each));
}

/** Builtins that change what the shell does with the commands behind them. */
const CHANGES_SHELL: ReadonlySet<string> = new Set(
  (
    ". alias break cd continue declare eval exec exit export getopts hash let local popd pushd read readonly return set shift " +
    "shopt source trap typeset ulimit umask unalias unset wait"
  ).split(" "),
);

/** A command that leaves the shell in another state, within a span; null when there is none. */
export function stateChange(script: Script, { from, to }: LocalSpan): string | null {
  const found = script.commands.find(
    ({ basename, nameWord, nesting, isBackground, from: start }) =>
      start >= from &&
      start < to &&
      (isBackground ||
        (!nesting.some((each) => OWN_PROCESS.has(each)) &&
          (nameWord === null || (basename !== null && CHANGES_SHELL.has(basename))))),
  );
  if (found === undefined) {
    const defined = script.functions.find((each) => each.from >= from && each.from < to);
    return defined?.name ?? null;
  }
  return found.name ?? found.assignments[0]?.name ?? "&";
}

const OWN_PROCESS: ReadonlySet<string> = new Set(["subshell", "substitution", "script", "wrapped"]);

/** Comment lines of a stretch of the text, each with the line end, without indentation. */
export function commentLines(text: string, lineEnd: string): readonly string[] {
  return text
    .split("\n")
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("#"))
    .map((line) => line + lineEnd);
}
