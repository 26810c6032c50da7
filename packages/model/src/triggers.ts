import { heredocBody, parse, syntaxProblems } from "@stagemap/syntax";
import type { EscapeCharacter, InstructionItem } from "@stagemap/syntax";
import { readReferences } from "./references.ts";
import type { Trigger } from "./types.ts";

/** What an ONBUILD line keeps for the stages built on it: its instruction as text, with the bodies of heredocs. */
export function triggerText({ line, raw, heredocs }: InstructionItem): string {
  const expression = line.text.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
  const bodies = heredocs.map((heredoc) => `\n${heredocBody(heredoc, raw)}${heredoc.name}`);
  return expression + bodies.join("");
}

/**
 * Reads an ONBUILD line as the stages built on it do; null when it is none. BuildKit parses the text again, always with "\" as
 * escape character (dockerfile2llb/convert.go, initOnBuildTriggers).
 */
export function readTrigger(item: InstructionItem, escape: EscapeCharacter): Trigger | null {
  const { inner } = item.instruction;
  if (inner === null) return null;
  if (escape === "\\" && !inner.keyword.text.startsWith("#")) {
    return { instruction: inner, item, references: readReferences(inner, item), fault: null };
  }
  const tree = parse(triggerText(item));
  const items = tree.items.filter((each) => each.kind === "instruction");
  const [first = item] = items;
  const instruction = items.length === 0 ? inner : first.instruction;
  const isSingle = items.length === 1;
  const fault =
    syntaxProblems(tree)[0]?.message ??
    (isSingle ? null : "onbuild trigger should be a single expression");
  return { instruction, item: first, references: readReferences(instruction, first), fault };
}
