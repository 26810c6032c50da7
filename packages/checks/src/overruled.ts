import type { InstructionName } from "@stagemap/syntax";
import type { CheckContext, Site } from "./rule.ts";

/** The instructions of a kind behind which their stage has another one; those before the first FROM count as of one stage. */
export function overruled({ sites }: CheckContext, name: InstructionName): readonly Site[] {
  const found: Site[] = [];
  let last: Site | null = null;
  for (const site of sites) {
    if (site.instruction.name === "FROM") last = null;
    if (site.instruction.name !== name) continue;
    if (last !== null) found.push(last);
    last = site;
  }
  return found;
}
