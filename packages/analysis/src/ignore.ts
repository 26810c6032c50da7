import { parse } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import type { Problem } from "./view.ts";

const COMMENT_OPTION = /^#[\t ]*check[\t ]*=[\t ]*(?=\S)/i;

/**
 * The edits that switch a rule off for a problem: a `# check=skip=` comment above the instruction, or for what no comment
 * reaches the file's directive. One that is there already takes the rule as well. Empty for what is no rule's problem.
 */
export function ignoreEdits(text: string, problem: Problem): readonly TextEdit[] {
  const { rule, span, skippedBy } = problem;
  if (rule === undefined) return [];
  const tree = parse(text);
  const item = tree.starts.findLastIndex((start) => start <= span.start);
  const isOfFile = skippedBy === "directive";
  const options = isOfFile ? directive(tree) : commentAbove(tree, item);
  if (options !== null) return [addedSkip(tree, options, rule.id)];
  const top = tree.items.findIndex(({ kind }) => kind !== "directive");
  const place = isOfFile ? top : item;
  const start = tree.starts[place] ?? 0;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  // Right below the directives, or where they would stand, a comment would be one of them and speak for the whole file.
  const gap = !isOfFile && place === top ? lineEnd : "";
  return [{ span: { start, end: start }, newText: `${gap}# check=skip=${rule.id}${lineEnd}` }];
}

/** The index of the file's own `# check=`; null without. */
function directive({ items }: SyntaxTree): number | null {
  const index = items.findIndex((item) => item.kind === "directive" && item.name === "check");
  return index === -1 ? null : index;
}

/** The index of the first `# check=` among the comments that BuildKit reads as those of an instruction; null without. */
function commentAbove({ items }: SyntaxTree, instruction: number): number | null {
  let found: number | null = null;
  for (let index = instruction - 1; index >= 0; index--) {
    const item = items[index];
    if (item === undefined || item.kind === "instruction" || item.kind === "directive") break;
    // An empty comment parts what is above it from the instruction.
    if (item.kind === "comment" && item.raw.slice(1).trim() === "") break;
    if (item.kind === "comment" && COMMENT_OPTION.test(item.raw)) found = index;
  }
  return found;
}

/** Adds the rule to what the options skip. Only their first word counts. */
function addedSkip({ items, starts }: SyntaxTree, index: number, ruleId: string): TextEdit {
  const raw = items[index]?.raw ?? "";
  const valueStart = COMMENT_OPTION.exec(raw)?.[0].length ?? 0;
  const [word = ""] = raw.slice(valueStart).split(/\s/, 1);
  let at = 0;
  let skipEnd: number | null = null;
  for (const part of word.split(";")) {
    at += part.length;
    if (part.startsWith("skip=")) skipEnd = at;
    at += 1;
  }
  const start = (starts[index] ?? 0) + valueStart + (skipEnd ?? word.length);
  const newText = skipEnd === null ? `;skip=${ruleId}` : `,${ruleId}`;
  return { span: { start, end: start }, newText };
}
