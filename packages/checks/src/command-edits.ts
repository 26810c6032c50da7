import { hasFlag } from "@stagemap/shell";
import type { Command, Layer, ShellWord } from "@stagemap/shell";
import type { LocalSpan } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { insertion, lineEndOf, replacement } from "./edits.ts";
import { listPlaceOf, stretchSpan } from "./list-place.ts";
import type { ListPlace } from "./list-place.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";

/** True when the file holds the word as the shell reads it, not as escapes or over several lines. */
export function isAsWritten({ site }: Run, { from, to, text }: ShellWord): boolean {
  return site.item.raw.slice(from, to) === text;
}

/** Puts one more word behind a word of a command, in exec form too; null where that cannot be done exactly. */
export function wordBehind(
  context: CheckContext,
  run: Run,
  { word, text }: { readonly word: ShellWord; readonly text: string },
): TextEdit | null {
  if (!isAsWritten(run, word)) return null;
  const isExec = word.node === null;
  // What holds no special character means the same inside any quotes.
  if (!isExec && !/^[\w=:./,+-]+$/.test(text)) return null;
  return insertion(context, run.site, word.to, isExec ? `, ${JSON.stringify(text)}` : ` ${text}`);
}

/** Replaces a word of a command by one without special characters; null where that cannot be done exactly. */
export function wordReplaced(
  context: CheckContext,
  run: Run,
  { word, text }: { readonly word: ShellWord; readonly text: string },
): TextEdit | null {
  if (!isAsWritten(run, word) || !/^[\w=:./,+-]+$/.test(text)) return null;
  return replacement(context, run.site, word, word.node === null ? JSON.stringify(text) : text);
}

/**
 * Puts a command behind another one of the same script, to run only when that one went well, and leaves the script's exit
 * status as it was; null where that cannot be done exactly. It is laid out as its neighbours are.
 */
export function commandBehind(
  context: CheckContext,
  run: Run,
  { command, text }: { readonly command: Command; readonly text: string },
): TextEdit | null {
  const { layer } = command;
  const prefix = prefixOf(command);
  if (layer === null || command.isBackground || !isPlainPlace(command) || prefix === null)
    return null;
  const place = listPlaceOf(command);
  const member = place?.members[place.member];
  if (place === null || member === undefined) return null;
  if (layer.text.slice(member.pos, member.end).includes("<<")) return null;
  if (!layer.isVerbatim && !/^[\w ./*-]+$/.test(text)) return null;
  const { to } = stretchSpan(layer, member);
  const { raw } = run.site.item;
  if (raw.charAt(to - 1) !== layer.text.charAt(member.end - 1)) return null;
  const isLast = place.index === place.statements.length - 1;
  const endsChain = place.member === place.members.length - 1;
  const isOwnStatement = endsChain && (!isLast || (place.isNested && isErrexit(run, command)));
  const joint = isOwnStatement
    ? statementJoint(context, layer, place)
    : chainJoint(context, run, layer, place);
  return joint === null ? null : insertion(context, run.site, to, joint + prefix + text);
}

/** What has to stand in front of another command for it to run as this one does; null where that is not so easy. */
function prefixOf({ wrapper }: Command): string | null {
  if (wrapper === null) return "";
  const outer = prefixOf(wrapper);
  switch (wrapper.basename) {
    case "sudo":
    case "doas":
      return outer === null ? null : `${outer}${wrapper.basename} `;
    case "env":
    case "command":
    case "time":
    case "timeout":
    case "nice":
    case "eatmydata":
      return outer;
    default:
      return null;
  }
}

const PLAIN_NESTING: ReadonlySet<string> = new Set([
  "subshell",
  "group",
  "branch",
  "loop",
  "function",
  "wrapped",
  "script",
]);

function isPlainPlace({ nesting }: Command): boolean {
  return nesting.every((kind) => PLAIN_NESTING.has(kind));
}

/** Whether `set -e` may hold where the command stands. */
function isErrexit({ script }: Run, { layer, from }: Command): boolean {
  if (layer?.shell.isErrexit === true) return true;
  return script.commands.some(
    (each) =>
      each.basename === "set" &&
      each.from < from &&
      (hasFlag(each, ["-e"]) || each.args.some(({ value }) => value === "errexit")),
  );
}

/** What stands between two statements: a semicolon, or a new line where these are. */
function statementJoint(
  context: CheckContext,
  { text }: Layer,
  { statements, index }: ListPlace,
): string | null {
  const own = statements[index];
  const next = statements[index + 1];
  if (own === undefined) return null;
  const gap = text.slice(own.end, next?.pos ?? own.end);
  if (!gap.includes("\n")) return "; ";
  const lineStart = text.lastIndexOf("\n", own.pos - 1) + 1;
  const indent = /^[\t ]*/.exec(text.slice(lineStart))?.[0] ?? "";
  return lineEndOf(context.model.tree) + indent;
}

/** What stands between two members of a chain, as beside the command where it has neighbours. */
function chainJoint(
  context: CheckContext,
  { site }: Run,
  layer: Layer,
  { members, operators, member }: ListPlace,
): string {
  const { raw } = site.item;
  const { tree } = context.model;
  const own = members[member];
  if (own === undefined) return " && ";
  const between = (left: number): string | null => {
    const before = members[left];
    const behind = members[left + 1];
    if (operators[left] !== "&&" || before === undefined || behind === undefined) return null;
    const gap = raw.slice(stretchSpan(layer, before).to, stretchSpan(layer, behind).from);
    return /^[^#]*&&[^#]*$/.test(gap) && /^[\s\\`&]+$/.test(gap) ? gap : null;
  };
  const gap = between(member) ?? between(member - 1);
  if (gap !== null) return gap;
  const span: LocalSpan = stretchSpan(layer, own);
  const isLong = layer.isVerbatim && raw.slice(span.from, span.to).includes("\n");
  const isContinued = isLong && site.item.heredocs.length === 0;
  return isContinued ? ` ${tree.escape}${lineEndOf(tree)}    && ` : " && ";
}
