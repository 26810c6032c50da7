import type { LocalSpan, SyntaxTree } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import type { CheckContext, Site } from "./rule.ts";

/** Replaces a part of an instruction. */
export function replacement(
  { model }: CheckContext,
  site: Site,
  { from, to }: LocalSpan,
  newText: string,
): TextEdit {
  const start = model.tree.starts[site.index] ?? 0;
  return { span: { start: start + from, end: start + to }, newText };
}

/** Puts text at a place of an instruction. */
export function insertion(
  context: CheckContext,
  site: Site,
  at: number,
  newText: string,
): TextEdit {
  return replacement(context, site, { from: at, to: at }, newText);
}

/** Takes a whole instruction away with its lines; comments inside it stay as lines of their own. */
export function removal(context: CheckContext, site: Site): TextEdit {
  const kept = innerComments(site);
  return replacement(context, site, { from: 0, to: site.item.raw.length }, kept);
}

/** Puts whole lines above an instruction, with its indentation. */
export function linesAbove(context: CheckContext, site: Site, lines: readonly string[]): TextEdit {
  const end = lineEndOf(context.model.tree);
  return insertion(context, site, 0, lines.map((line) => indentOf(site) + line + end).join(""));
}

/** Puts whole lines below an instruction, with its indentation. */
export function linesBelow(context: CheckContext, site: Site, lines: readonly string[]): TextEdit {
  const end = lineEndOf(context.model.tree);
  const { raw } = site.item;
  const indented = lines.map((line) => indentOf(site) + line);
  const text = raw.endsWith("\n")
    ? indented.map((line) => line + end).join("")
    : indented.map((line) => end + line).join("");
  return insertion(context, site, raw.length, text);
}

/** Puts a flag in front of an instruction's other words. */
export function addedFlag(context: CheckContext, site: Site, flag: string): TextEdit {
  const { keyword } = site.instruction.inner ?? site.instruction;
  return insertion(context, site, keyword.to, ` ${flag}`);
}

/** How the text's lines end: as its first one does. */
export function lineEndOf({ source }: SyntaxTree): "\n" | "\r\n" {
  const first = source.indexOf("\n");
  return first > 0 && source[first - 1] === "\r" ? "\r\n" : "\n";
}

/** The white space before an instruction. */
export function indentOf({ instruction, item }: Site): string {
  return item.raw.slice(0, instruction.keyword.from);
}

/** Comment lines between an instruction's continued lines. */
function innerComments({ item }: Site): string {
  if (item.heredocs.length > 0) return "";
  const lines = item.raw.split(/(?<=\n)/);
  return lines.filter((line, number) => number > 0 && /^[\t ]*#/.test(line)).join("");
}
