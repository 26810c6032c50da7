import type { Run } from "./runs.ts";
import { lineEndOf } from "./edits.ts";
import type { CheckContext, Fix } from "./rule.ts";

/** Commands that change what the shell does with those behind them. */
const CHANGES_SHELL: ReadonlySet<string> = new Set(
  (
    ". alias break cd continue eval exec exit export hash local popd pushd read readonly return set shift shopt source " +
    "trap type ulimit umask unalias unset"
  ).split(" "),
);

/** Joins a RUN and the one that follows it into one. */
export function mergeFixes(context: CheckContext, first: Run, second: Run): readonly Fix[] {
  const edits = mergeEdits(context, first, second);
  if (edits === null) return [];
  const { stage, index } = second.site;
  const { items } = context.model.tree;
  const hasComments = items.slice(first.site.index, index).some(({ kind }) => kind === "comment");
  // Elsewhere layers apart are what the cache lives on.
  const isShipped = stage !== null && context.shipped.has(stage.index);
  const isSafe = !hasOwnState(first) && !hasComments && isShipped;
  const safety = isSafe ? "safe" : "review";
  return [{ title: "Join this RUN with the one above", safety, edits }];
}

function mergeEdits(context: CheckContext, first: Run, second: Run): Fix["edits"] | null {
  const { tree } = context.model;
  if (!isPlain(first) || !isPlain(second) || !isChain(second)) return null;
  const between = tree.items.slice(first.site.index + 1, second.site.index);
  const isSteered = between.some(({ raw }) => /hadolint|check[\t ]*=/.test(raw));
  if (isSteered) return null;
  const last = first.instruction.rest.to;
  const tail = first.site.item.raw.slice(last);
  if (!/^[\t ]*\r?\n?$/.test(tail)) return null;
  const start = second.instruction.rest.from;
  const indent = "    ";
  const end = lineEndOf(tree);
  const comments = between
    .filter(({ kind }) => kind === "comment")
    .map(({ raw }) => indent + raw.trim() + end)
    .join("");
  const from = (tree.starts[first.site.index] ?? 0) + last;
  const to = (tree.starts[second.site.index] ?? 0) + start;
  const newText = ` ${tree.escape}${end}${comments}${indent}&& `;
  return [{ span: { start: from, end: to }, newText }];
}

function isPlain({ instruction, site, script, isTrigger }: Run): boolean {
  const { source } = script;
  return (
    source.kind === "shell" &&
    !source.isHeredoc &&
    !isTrigger &&
    site.item.heredocs.length === 0 &&
    !instruction.isJson &&
    !source.shell.isOpaque &&
    script.tree !== null &&
    (script.tree.errors?.length ?? 0) === 0 &&
    // What stands behind a "#" would be a comment in the middle of the line.
    !/(?:^|\s)#/.test(source.text)
  );
}

/** True when everything stops at the first failure, so that it may stand behind "&&". */
function isChain({ script }: Run): boolean {
  const statements = script.tree?.commands ?? [];
  const [only] = statements;
  if (only === undefined || statements.length > 1 || only.background === true) return false;
  const { command } = only;
  if (command.type === "Pipeline") return command.prefixes.length === 0;
  return command.type !== "AndOr" || command.operators.every((each) => each === "&&");
}

/** True when the script leaves its shell in another state, or goes on after a failure. */
function hasOwnState({ script }: Run): boolean {
  const isChanging = script.commands.some(
    ({ basename, nesting }) =>
      !nesting.includes("subshell") && (basename === null || CHANGES_SHELL.has(basename)),
  );
  const [only, ...rest] = script.tree?.commands ?? [];
  return isChanging || script.functions.length > 0 || rest.length > 0 || only?.background === true;
}
