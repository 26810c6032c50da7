import { createMappedText, originSpan, throughMap } from "./offset-map.ts";
import type { MappedText } from "./offset-map.ts";
import type { ExecWord } from "./script-source.ts";
import { assignedValue, staticValue } from "./static-value.ts";
import type { Assignment, Redirection, ShellWord } from "./types.ts";
import { forEachChild } from "unbash";
import type {
  Assignment as AssignmentNode,
  Redirection as RedirectionNode,
  SyntaxNode,
  Word,
  WordPart,
} from "unbash";

const PLAIN = /^[^$`'"\\<>]*$/;

/** A word of a script as text, value and place. */
export function readWord(node: Word | AssignmentNode, source: MappedText): ShellWord {
  const { from, to } = originSpan(source.map, node.pos, node.end);
  const text = source.text.slice(node.pos, node.end);
  const isPlain = node.type === "Word" && PLAIN.test(text);
  if (isPlain) return { from, to, text, value: text, isQuoted: false, node };
  return { from, to, text, value: staticValue(node, text), isQuoted: /['"\\]/.test(text), node };
}

/** `A=b` before a command. */
export function readAssignment(node: AssignmentNode, source: MappedText): Assignment {
  const span = originSpan(source.map, node.pos, node.end);
  const text = source.text.slice(node.pos, node.end);
  const [, name] = /^([A-Za-z_]\w*)=/.exec(text) ?? [];
  if (name === undefined) return { ...span, name: node.name, value: assignedValue(node) };
  const value = staticValue(node, text);
  return { ...span, name, value: value === null ? null : value.slice(name.length + 1) };
}

/** `A=b` among the words of `env` or `sudo`. */
export function assignmentOfWord({ text, value, from, to }: ShellWord): Assignment {
  const equals = text.indexOf("=");
  return { from, to, name: text.slice(0, equals), value: value?.slice(equals + 1) ?? null };
}

export function readRedirection(node: RedirectionNode, source: MappedText): Redirection {
  const { operator } = node;
  const span = originSpan(source.map, node.pos, node.end);
  const descriptor = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : null;
  if (node.type !== "HereDoc") {
    const target = node.target === undefined ? null : readWord(node.target, source);
    return { ...span, operator, descriptor, target, heredoc: null };
  }
  const { pos, end } = node.body;
  const map = throughMap({ pieces: [0, pos, end], length: end - pos }, source.map);
  const heredoc = {
    ...originSpan(source.map, pos, end),
    text: source.text.slice(pos, end),
    map,
    isQuoted: node.delimiter?.quoted ?? false,
    node,
  };
  return { ...span, operator, descriptor, target: null, heredoc };
}

/** A string of exec form. */
export function readExecWord({ from, to, text }: ExecWord, raw: string): ShellWord {
  return { from, to, text: raw.slice(from, to), value: text, isQuoted: true, node: null };
}

/**
 * The script that a word hands to a shell, as in `bash -c "…"`. Where it holds expansions they stay in it, though the outer
 * shell replaces them: the inner script is read as if it did so itself.
 */
export function scriptOfWord(word: Word, source: MappedText): MappedText {
  const builder = createMappedText();
  const verbatim = (from: number, to: number): void => {
    builder.add(source.text.slice(from, to), from, to);
  };
  const unescape = (from: number, to: number, escapable: string | null): void => {
    let at = from;
    while (at < to) {
      const next = source.text.charAt(at + 1);
      const isEscape =
        source.text.charAt(at) === "\\" && at + 1 < to && (escapable?.includes(next) ?? true);
      if (isEscape && next !== "\n") builder.add(next, at, at + 2);
      else if (!isEscape) verbatim(at, at + 1);
      at += isEscape ? 2 : 1;
    }
  };
  const readPart = (part: WordPart, isInQuotes: boolean): void => {
    switch (part.type) {
      case "Literal":
        return unescape(part.pos, part.end, isInQuotes ? '$`"\\\n' : null);
      case "SingleQuoted":
        return verbatim(part.pos + 1, part.end - 1);
      case "AnsiCQuoted":
        return builder.add(part.value, part.pos, part.end);
      case "DoubleQuoted":
      case "LocaleString":
        for (const child of part.parts) readPart(child, true);
        return;
      default:
        return verbatim(part.pos, part.end);
    }
  };
  if (word.parts === undefined) unescape(word.pos, word.end, null);
  else for (const part of word.parts) readPart(part, false);
  return builder.finish();
}

const MAY_SUBSTITUTE = /[$<>]\(|`/;

/** Whether a text can hold a script that is substituted, as `$(…)`. */
export function maySubstitute(text: string): boolean {
  return MAY_SUBSTITUTE.test(text);
}

/** Calls back for every script that is substituted in a node, as `$(…)`; not for those inside these. */
export function forEachSubstitution(
  node: SyntaxNode,
  text: string,
  callback: (part: SubstitutionNode) => void,
): void {
  const { pos, end } = node.type === "HereDoc" ? node.body : node;
  if (!maySubstitute(text.slice(pos, end))) return;
  const visit = (child: SyntaxNode): void => {
    switch (child.type) {
      case "CommandExpansion":
      case "ProcessSubstitution":
      case "ArithmeticCommandExpansion":
        return callback(child);
      default:
        forEachChild(child, visit);
    }
  };
  visit(node);
}

export type SubstitutionNode = Extract<
  SyntaxNode,
  { readonly type: "CommandExpansion" | "ProcessSubstitution" | "ArithmeticCommandExpansion" }
>;
