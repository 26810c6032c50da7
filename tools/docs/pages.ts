import type { Rule } from "@stagemap/checks";
import { rules } from "@stagemap/checks";
import { indexPage } from "./index-page.ts";
import { rulePage } from "./rule-page.ts";

/** The generated pages of docs/checks by their file names: one for each rule, and the table of all of them. */
export function checkPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([["README.md", indexPage(rules, sameAs)]]);
  for (const rule of rules) pages.set(`${rule.id}.md`, rulePage(rule, sameAs(rule)));
  return pages;
}

/** Ids of rules that say the same, whichever of the two says so. */
function sameAs(rule: Rule): readonly string[] {
  return rules
    .filter((other) => other.sameAs === rule.id || rule.sameAs === other.id)
    .map(({ id }) => id)
    .toSorted();
}
