import type { Model } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import type { InstructionItem, SyntaxTree } from "@stagemap/syntax";
import { stageLines } from "../certify.ts";

/** A text that is a part of a Dockerfile, read as the file reads it. */
export type PastedPart =
  /** Steps with the comments around them, without directives. */
  | { readonly kind: "steps"; readonly body: string; readonly lines: readonly string[] }
  /** ARGs, and stages behind them. */
  | { readonly kind: "stages"; readonly body: string }
  /** It is none, with the reason in a sentence. */
  | { readonly kind: "none"; readonly reason: string };

/** What a text is to the file that it is pasted into. */
export function readPart(model: Model, text: string): PastedPart {
  const given = parse(text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n"));
  const instructions = instructionsOf(given);
  const [first] = instructions;
  if (first === undefined) return none("What you pasted holds no instruction of a Dockerfile.");
  const strange = instructions.find(({ instruction }) => instruction.name === null);
  if (strange !== undefined) {
    const word = strange.instruction.keyword.text.slice(0, 40);
    return none(`What you pasted is no part of a Dockerfile: “${word}” is no instruction.`);
  }
  const body = withoutDirectives(given);
  const from = instructions.findIndex(({ instruction }) => instruction.name === "FROM");
  const head = model.tree.escape === "`" ? "# escape=`\n" : "";
  const start = from === -1 ? "FROM scratch\n" : "";
  const tree = parse(head + start + body);
  const lines = instructionsOf(tree).map(({ line }) => line.text.trim());
  const wanted = instructions.map(({ line }) => line.text.trim());
  if (String(lines.slice(start === "" ? 0 : 1)) !== String(wanted)) {
    return none(
      `What you pasted goes on over lines with “${given.escape}”, and this file does so with “${model.tree.escape}”.`,
    );
  }
  if (instructions.some(({ isOpen }) => isOpen)) {
    return none("What you pasted has a heredoc without an end.");
  }
  const [problem] = syntaxProblems(tree);
  if (problem !== undefined)
    return none(`BuildKit would refuse what you pasted: ${problem.message}.`);
  if (from === -1) return { kind: "steps", body, lines: stageLines(tree).slice(1) };
  if (instructions.slice(0, from).some(({ instruction }) => instruction.name !== "ARG")) {
    return none("What you pasted has steps above its first FROM: copy steps or whole stages.");
  }
  return { kind: "stages", body };
}

function none(reason: string): PastedPart {
  return { kind: "none", reason };
}

function instructionsOf({ items }: SyntaxTree): readonly InstructionItem[] {
  return items.filter((item) => item.kind === "instruction");
}

/** Blank lines around it are left out as well. */
function withoutDirectives({ items }: SyntaxTree): string {
  const text = items.map((item) => (item.kind === "directive" ? "" : item.raw)).join("");
  return `${text.replace(/^(?:[^\S\n]*\n)+/, "").replace(/\n+$/, "")}\n`;
}
