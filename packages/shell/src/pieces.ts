import type { LocalSpan } from "@stagemap/syntax";
import type { WordPart } from "unbash";
import { originSpan } from "./offset-map.ts";
import type { Layer, ShellWord } from "./types.ts";

/** A part of a word that holds no other. */
export interface WordPiece extends LocalSpan {
  readonly kind: "literal" | "variable" | "command" | "arithmetic" | "process" | "glob" | "brace";
  readonly quotes: "none" | "single" | "double";
  /** As in the script. */
  readonly text: string;
  /** The variable's, "x" for `${x:-y}`; else null. */
  readonly variable: string | null;
  readonly node: WordPart;
}

/** A word cut into text, variables, substitutions and wildcards, in order; empty in exec form, where nothing means anything. */
export function piecesOf({ node }: ShellWord, layer: Layer): readonly WordPiece[] {
  const word = node?.type === "Assignment" ? node.value : node;
  if (word === null) return [];
  const pieces: WordPiece[] = [];
  const push = (part: WordPart, rest: Omit<WordPiece, "from" | "to" | "text" | "node">): void => {
    const text = layer.text.slice(part.pos, part.end);
    pieces.push({ ...originSpan(layer.map, part.pos, part.end), ...rest, text, node: part });
  };
  const visit = (part: WordPart, quotes: WordPiece["quotes"]): void => {
    switch (part.type) {
      case "DoubleQuoted":
      case "LocaleString":
        for (const child of part.parts) visit(child, "double");
        return;
      case "SimpleExpansion":
        return push(part, { kind: "variable", quotes, variable: part.text.slice(1) });
      case "ParameterExpansion":
        return push(part, { kind: "variable", quotes, variable: part.parameter });
      default:
        push(part, {
          kind: kindOf(part),
          quotes: isSingle(part) ? "single" : quotes,
          variable: null,
        });
    }
  };
  if (word.type === "ArrayValue") {
    for (const element of word.elements) for (const part of partsOf(element)) visit(part, "none");
  } else for (const part of partsOf(word)) visit(part, "none");
  return pieces;
}

function partsOf(word: Extract<ShellWord["node"], { readonly type: "Word" }>): readonly WordPart[] {
  if (word.parts !== undefined) return word.parts;
  const { pos, end, text, value } = word;
  return [{ type: "Literal", pos, end, text, value }];
}

function isSingle({ type }: WordPart): boolean {
  return type === "SingleQuoted" || type === "AnsiCQuoted";
}

function kindOf({ type }: WordPart): WordPiece["kind"] {
  switch (type) {
    case "CommandExpansion":
      return "command";
    case "ArithmeticExpansion":
      return "arithmetic";
    case "ProcessSubstitution":
      return "process";
    case "Glob":
    case "ExtendedGlob":
      return "glob";
    case "BraceExpansion":
      return "brace";
    default:
      return "literal";
  }
}
