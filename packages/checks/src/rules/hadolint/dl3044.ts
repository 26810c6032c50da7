import { variableSpan } from "@stagemap/model";
import type { Pair } from "@stagemap/syntax";
import { definitionAt } from "../../definitions.ts";
import { lineEndOf, indentOf, replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";

export const dl3044 = defineRule({
  id: "DL3044",
  origin: "hadolint",
  severity: "error",
  summary: "ENV uses no variable that the same ENV defines.",
  rationale:
    "BuildKit replaces the variables of an ENV instruction before it sets any of them: `ENV A=1 B=$A` gives B what A was before, here nothing. Write two ENV instructions, the first of which sets the variable.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3044",
  examples: [
    {
      bad: 'FROM alpine:3.22\nENV HOME_DIR=/srv APP_DIR="«${HOME_DIR}»/app"\n',
      fixed: 'FROM alpine:3.22\nENV HOME_DIR=/srv\nENV APP_DIR="${HOME_DIR}/app"\n',
    },
  ],
  good: [
    "FROM alpine:3.22\nENV A=1\nENV B=$A\n",
    "FROM alpine:3.22\nENV A=1\nENV A=2 B=$A\n",
    "FROM alpine:3.22\nENV A=1 B=$AB\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const { name, pairs } = site.instruction;
      if (name !== "ENV" || pairs.length < 2) continue;
      for (const [index, { value }] of pairs.entries()) {
        const used = pairs.find(
          (other, at) => at !== index && refersTo(value.text, other.key.text),
        );
        if (used === undefined || definitionAt(context, site, used.key.text) !== null) continue;
        const message =
          "Do not refer to an environment variable within the same `ENV` statement where it is defined.";
        yield {
          ...findingAt(context, site, variableSpan(value, used.key.text), message),
          fixes: () => splitFixes(context, site, { index, used }),
        };
        // The others go with it.
        break;
      }
    }
  },
});

function refersTo(text: string, name: string): boolean {
  for (const [, braced, plain] of text.matchAll(/\$(?:\{(\w+)|(\w+))/g)) {
    if ((braced ?? plain) === name) return true;
  }
  return false;
}

/** What uses the variable goes into an ENV of its own. */
function splitFixes(
  context: CheckContext,
  site: Site,
  { index, used }: { readonly index: number; readonly used: Pair },
): readonly Fix[] {
  const { pairs, keyword } = site.instruction;
  const before = pairs[index - 1];
  const own = pairs[index];
  if (before === undefined || own === undefined || pairs.indexOf(used) > index) return [];
  const gap = { from: before.value.to, to: own.key.from };
  if (!/^[\s\\`]+$/.test(site.item.raw.slice(gap.from, gap.to))) return [];
  const line = lineEndOf(context.model.tree) + indentOf(site) + keyword.text;
  const edit = replacement(context, site, gap, `${line} `);
  return [{ title: "Split into two ENV instructions", safety: "review", edits: [edit] }];
}
