import { expand, goQuote } from "@stagemap/syntax";
import type { SyntaxTree, Word } from "@stagemap/syntax";
import { platformArguments } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { splitArgument } from "./variables.ts";

/** What FROM lines may use: the platform arguments and every ARG before the first FROM. */
export interface GlobalScope {
  readonly values: ReadonlyMap<string, string>;
  /** The ARG lines before the first FROM, in text order. */
  readonly declarations: readonly GlobalDeclaration[];
}

export interface GlobalDeclaration {
  readonly name: string;
  /** As written; null without one. */
  readonly defaultText: string | null;
  readonly word: Word;
  /** The index of the line among the tree's items. */
  readonly item: number;
  /** Why the default could not be worked out; null when it could. */
  readonly fault: string | null;
}

export interface GlobalInput {
  readonly tree: SyntaxTree;
  /** The index of the first FROM among the items. */
  readonly firstFrom: number;
  readonly targetStage: string;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly buildPlatform: Platform;
  readonly targetPlatform: Platform;
}

/** The global scope of a tree (dockerfile2llb/convert.go, buildMetaArgs). */
export function readGlobalScope(input: GlobalInput): GlobalScope {
  const { tree, firstFrom, buildArguments } = input;
  const values = new Map<string, string>();
  for (const [name, value] of platformArguments(
    input.buildPlatform,
    input.targetPlatform,
    input.targetStage,
  )) {
    values.set(name, buildArguments.get(name) ?? value);
  }
  const declarations: GlobalDeclaration[] = [];
  for (let item = 0; item < firstFrom; item++) {
    const each = tree.items[item];
    if (each?.kind !== "instruction" || each.instruction.name !== "ARG") continue;
    for (const word of each.instruction.args) {
      const { name, defaultText } = splitArgument(word);
      let fault: string | null = null;
      let value = buildArguments.get(name);
      if (value === undefined && defaultText !== null) {
        const lookUp = (used: string): string | undefined => values.get(used);
        const result = expand(defaultText, { escape: tree.escape, lookUp });
        if (result.ok) value = result.text;
        else fault = `failed to process ${goQuote(defaultText)}: ${result.message}`;
      }
      if (value !== undefined) values.set(name, value);
      declarations.push({ name, defaultText, word, item, fault });
    }
  }
  return { values, declarations };
}

/** True when FROM lines and stages see the same in both. */
export function hasSameValues(a: GlobalScope, b: GlobalScope): boolean {
  if (a.values.size !== b.values.size) return false;
  for (const [name, value] of a.values) if (b.values.get(name) !== value) return false;
  return true;
}

/** True when the lines that declare them are the same, too. */
export function isSameScope(a: GlobalScope, b: GlobalScope): boolean {
  return (
    hasSameValues(a, b) &&
    a.declarations.length === b.declarations.length &&
    a.declarations.every(({ word, item }, index) => {
      const other = b.declarations[index];
      return word === other?.word && item === other.item;
    })
  );
}
