import type { Assignment as AssignmentNode, Word, WordPart } from "unbash";

/**
 * What a word comes to whatever the variables are, quotes and escapes removed; null when that depends on them. Nearly all
 * words are read here; what is rarer is left to the parser, which reads a word's parts far more slowly.
 */
export function staticValue(node: Word | AssignmentNode, text: string): string | null {
  const quick = readQuickly(text);
  if (node.type === "Word") return quick === undefined ? slowValue(node) : quick;
  const [, target = "", start] = /^([A-Za-z_]\w*\+?=)(\(?)/.exec(text) ?? [];
  if (target !== "") {
    if (start === "(") return null;
    if (quick !== undefined) return quick;
  }
  const value = assignedValue(node);
  return value === null ? null : `${node.name}${node.append === true ? "+=" : "="}${value}`;
}

/** The value of an assignment; null when dynamic or an array. */
export function assignedValue({ value, index }: AssignmentNode): string | null {
  return value.type === "ArrayValue" || index !== undefined ? null : slowValue(value);
}

const EXPANSION = /^[A-Za-z0-9_{(@*#?$!-]/;

/** As {@link staticValue}; undefined when only the parser can tell. */
function readQuickly(text: string): string | null | undefined {
  let value = "";
  let isInQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    switch (character) {
      case "\\":
        if (next === "\n" || next === "") return undefined;
        if (isInQuotes && !'$`"\\'.includes(next)) value += character;
        value += next;
        at++;
        break;
      case '"':
        isInQuotes = !isInQuotes;
        break;
      case "'": {
        if (isInQuotes) {
          value += character;
          break;
        }
        const end = text.indexOf("'", at + 1);
        if (end === -1) return undefined;
        value += text.slice(at + 1, end);
        at = end;
        break;
      }
      case "`":
        return null;
      case "$":
        if (EXPANSION.test(next)) return null;
        // Quotes with escapes, and an old form of arithmetic.
        if (next === "'" || next === '"' || next === "[") return undefined;
        value += character;
        break;
      case "<":
      case ">":
        if (!isInQuotes) return undefined;
        value += character;
        break;
      default:
        value += character;
    }
  }
  return isInQuotes ? undefined : value;
}

function slowValue(word: Word): string | null {
  return (word.parts?.every(isStaticPart) ?? true) ? word.value : null;
}

function isStaticPart(part: WordPart): boolean {
  switch (part.type) {
    case "SimpleExpansion":
    case "ParameterExpansion":
    case "CommandExpansion":
    case "ArithmeticExpansion":
    case "ProcessSubstitution":
      return false;
    case "DoubleQuoted":
    case "LocaleString":
      return part.parts.every(isStaticPart);
    case "Glob":
    case "ExtendedGlob":
    case "BraceExpansion":
      return part.parts?.every(isStaticPart) ?? true;
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return true;
  }
}
