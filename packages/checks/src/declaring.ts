import type { Word } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { indentOf, lineEndOf, linesAbove, linesBelow, replacement } from "./edits.ts";
import type { CheckContext, Site } from "./rule.ts";
import { inCaseOf, isSteered, isUnbroken } from "./written.ts";

const NAME = /^[A-Za-z_]\w*$/;

/** True for what can stand behind ARG. */
export function isArgumentName(name: string): boolean {
  return NAME.test(name);
}

/** Puts an ARG in front of an instruction of a stage, above the comments that belong to it. */
export function declaredBefore(
  context: CheckContext,
  site: Site,
  argument: string,
): TextEdit | null {
  const before = context.sites[context.sites.indexOf(site) - 1];
  // The line below a heredoc without its end would be part of it.
  if (before === undefined || before.stage !== site.stage || before.item.isOpen) return null;
  return linesBelow(context, before, [`${inCaseOf(site.instruction.keyword, "ARG")} ${argument}`]);
}

/** Puts an ARG in front of the first FROM, where all FROM lines see it. */
export function declaredForAll(context: CheckContext, argument: string): TextEdit | null {
  const { model, sites } = context;
  const at = sites.findIndex(({ instruction }) => instruction.name === "FROM");
  const first = sites[at];
  if (first === undefined) return null;
  const line = `${inCaseOf(first.instruction.keyword, "ARG")} ${argument}`;
  const last = sites[at - 1];
  if (last !== undefined) return last.item.isOpen ? null : linesBelow(context, last, [line]);
  const { items, starts } = model.tree;
  let index = first.index;
  while (items[index - 1]?.kind === "comment") index--;
  const start = starts[index] ?? 0;
  // What stands at the top of the file speaks of the file.
  const isHeader = !items.slice(0, index).some(({ kind }) => kind !== "directive");
  if (index < first.index && !isHeader) {
    const newText = indentOf(first) + line + lineEndOf(model.tree);
    return { span: { start, end: start }, newText };
  }
  return isSteered(first) ? null : linesAbove(context, first, [line]);
}

/** Writes another name in the place of a variable's wherever the word has it; null where it does not stand there in full. */
export function renamedVariable(
  context: CheckContext,
  site: Site,
  { word, name, newName }: { readonly word: Word; readonly name: string; readonly newName: string },
): readonly TextEdit[] | null {
  if (!isUnbroken(site, word)) return null;
  const edits: TextEdit[] = [];
  for (const { 0: opening, index } of word.text.matchAll(/\$\{?/g)) {
    const from = index + opening.length;
    const isName =
      word.text.startsWith(name, from) && !/^\w/.test(word.text.slice(from + name.length));
    if (!isName) continue;
    const span = { from: word.from + from, to: word.from + from + name.length };
    edits.push(replacement(context, site, span, newName));
  }
  return edits.length === 0 ? null : edits;
}
