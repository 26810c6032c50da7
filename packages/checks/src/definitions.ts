import { splitArgument } from "@stagemap/model";
import type { CheckContext, Site } from "./rule.ts";

/** A name that ENV or ARG sets. */
export interface Definition {
  readonly name: string;
  /** As written, without quotes; null for an ARG without a default. */
  readonly text: string | null;
  readonly instruction: "ARG" | "ENV";
  readonly site: Site;
}

const kept = new WeakMap<CheckContext, ReadonlyMap<number, readonly Definition[]>>();

/** What each stage's own ENV and ARG set, in text order, by the stage's number; those before the first FROM under -1. */
export function definitionsByStage(
  context: CheckContext,
): ReadonlyMap<number, readonly Definition[]> {
  const before = kept.get(context);
  if (before !== undefined) return before;
  const byStage = new Map<number, Definition[]>();
  for (const site of context.sites) {
    const found = definitionsOf(site);
    if (found.length === 0) continue;
    const number = site.stage?.index ?? -1;
    byStage.set(number, [...(byStage.get(number) ?? []), ...found]);
  }
  kept.set(context, byStage);
  return byStage;
}

function definitionsOf(site: Site): readonly Definition[] {
  // What ONBUILD leaves is there for what else it leaves.
  const { name, args, pairs } = site.instruction.inner ?? site.instruction;
  if (name === "ARG") {
    return args.map((word) => {
      const { name: own, defaultText } = splitArgument(word);
      const text = defaultText === null ? null : unquoted(defaultText);
      return { name: own, text, instruction: "ARG", site };
    });
  }
  if (name !== "ENV") return [];
  return pairs.map(({ key, value }) => ({
    name: unquoted(key.text),
    text: unquoted(value.text),
    instruction: "ENV",
    site,
  }));
}

/** A value without the quotes around it. */
export function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, "$2");
}

/** The last definition of a name that counts at a place: in its stage before it, else in the stages below; null for none. */
export function definitionAt(context: CheckContext, site: Site, name: string): Definition | null {
  const byStage = definitionsByStage(context);
  const seen = new Set<number>();
  let number = site.stage?.index ?? -1;
  while (!seen.has(number)) {
    seen.add(number);
    const isOwn = seen.size === 1;
    const found = byStage
      .get(number)
      ?.findLast((each) => each.name === name && (!isOwn || each.site.index < site.index));
    if (found !== undefined) return found;
    const base = context.model.bases[number];
    if (base?.kind !== "stage") return null;
    number = base.stage;
  }
  return null;
}
