import { expand } from "@stagemap/syntax";
import type { SyntaxTree, Word } from "@stagemap/syntax";
import { DEFAULT_PLATFORM, platformArguments } from "./platform.ts";

/** What FROM lines may use: the platform arguments and every ARG before the first FROM. */
export interface GlobalScope {
  readonly values: ReadonlyMap<string, string>;
  /** Defaults that could not be worked out, as `itemIndex` and message. */
  readonly faults: readonly {
    readonly item: number;
    readonly word: Word;
    readonly message: string;
  }[];
}

/**
 * The global scope of a tree (dockerfile2llb/convert.go, buildMetaArgs). `firstFrom` is the index of the first FROM among
 * the items. Equal to `previous` it is the same object.
 */
export function readGlobalScope(
  tree: SyntaxTree,
  firstFrom: number,
  targetStage: string,
  previous: GlobalScope | null,
): GlobalScope {
  const values = new Map(platformArguments(DEFAULT_PLATFORM, DEFAULT_PLATFORM, targetStage));
  const faults: GlobalScope["faults"][number][] = [];
  for (const [item, each] of tree.items.slice(0, firstFrom).entries()) {
    if (each.kind !== "instruction" || each.instruction.name !== "ARG") continue;
    for (const word of each.instruction.args) {
      const equals = word.text.indexOf("=");
      if (equals === -1) continue;
      const value = expand(word.text.slice(equals + 1), {
        escape: tree.escape,
        lookUp: (name) => values.get(name),
      });
      if (value.ok) values.set(word.text.slice(0, equals), value.text);
      else faults.push({ item, word, message: value.message });
    }
  }
  const isSame = previous !== null && faults.length === 0 && hasSameValues(previous, values);
  return isSame ? previous : { values, faults };
}

function hasSameValues(scope: GlobalScope, values: ReadonlyMap<string, string>): boolean {
  if (scope.faults.length > 0 || scope.values.size !== values.size) return false;
  for (const [name, value] of values) if (scope.values.get(name) !== value) return false;
  return true;
}
