import type { Layer } from "@stagemap/shell";
import type { NodeOf, RunScript, ScriptNode } from "./run-scripts.ts";

type Word = NodeOf<"Word">;
type WordPart = NonNullable<Word["parts"]>[number];

/** An expansion outside quotes in a word that the shell splits and expands wildcards in. */
export interface SplitPart<Part extends WordPart = WordPart> {
  readonly word: Word;
  readonly part: Part;
}

type Expanding =
  | NodeOf<"SimpleExpansion">
  | NodeOf<"ParameterExpansion">
  | NodeOf<"CommandExpansion">;

/** Layers stay the same objects under edits elsewhere. */
const kept = new WeakMap<Layer, readonly SplitPart<Expanding>[]>();

/** Every expansion that is split: in a command's words behind its name, and behind a redirection. */
export function splitParts(script: RunScript): readonly SplitPart<Expanding>[] {
  const before = kept.get(script.layer);
  if (before !== undefined) return before;
  const found = /[$`]/.test(script.layer.text) ? readSplitParts(script) : [];
  kept.set(script.layer, found);
  return found;
}

function readSplitParts(script: RunScript): readonly SplitPart<Expanding>[] {
  const found: SplitPart<Expanding>[] = [];
  for (const word of script.nodes("Word")) {
    if (word.parts === undefined || !isSplit(script.parentOf(word), word)) continue;
    for (const part of word.parts) {
      if (
        part.type === "SimpleExpansion" ||
        part.type === "ParameterExpansion" ||
        part.type === "CommandExpansion"
      ) {
        found.push({ word, part });
      }
    }
  }
  return found;
}

function isSplit(parent: ScriptNode | null, word: Word): boolean {
  if (parent?.type === "Command") return parent.name !== word;
  return parent?.type === "Redirect" && parent.operator !== "<&" && parent.operator !== ">&";
}

/** The word in double quotes; null where something in it would mean something else there. */
export function inQuotes({ text, parts = [] }: Word): string | null {
  const isPlain = parts.every((part) => {
    switch (part.type) {
      case "SimpleExpansion":
      case "ParameterExpansion":
        return true;
      case "CommandExpansion":
        return part.text.startsWith("$(");
      case "Literal":
        return /^[^\\"'`~*?[\]{}!]*$/.test(part.text);
      default:
        return false;
    }
  });
  return isPlain ? `"${text}"` : null;
}
