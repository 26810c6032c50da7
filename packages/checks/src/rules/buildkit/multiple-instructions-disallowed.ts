import { dispatchedFinding } from "../../dispatched.ts";
import { removal } from "../../edits.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Dispatched, Fix } from "../../rule.ts";
import { isSteered } from "../../written.ts";

const ONCE = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK"]);

export const multipleInstructionsDisallowed = defineRule({
  id: "MultipleInstructionsDisallowed",
  origin: "buildkit",
  severity: "warning",
  summary: "A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK at most.",
  rationale:
    "An image has one of each, so only the last one of a stage counts and the others do nothing at all. What stands first is usually the one that somebody forgot to remove.",
  source: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
  examples: [
    {
      bad: 'FROM alpine\n«CMD ["a"]»\nCMD ["b"]\n',
      fixed: 'FROM alpine\nCMD ["b"]\n',
    },
  ],
  good: [
    'FROM alpine AS one\nCMD ["a"]\nFROM one\nCMD ["b"]\n',
    'FROM alpine\nENTRYPOINT ["a"]\nCMD ["b"]\n',
  ],
  *check(context) {
    for (const stage of context.dispatched) {
      const last = new Map<string, Dispatched>();
      for (const dispatched of stage) {
        const { name, keyword } = dispatched.instruction;
        if (name === null || !ONCE.has(name)) continue;
        const before = last.get(name);
        last.set(name, dispatched);
        if (before === undefined) continue;
        const message = `Multiple ${keyword.text} instructions should not be used in the same stage because only the last one will be used`;
        const { keyword: from, rest } = before.instruction;
        const found = dispatchedFinding(context, before, { from: from.from, to: rest.to }, message);
        // BuildKit asks the comments of the later one whether to speak.
        yield { ...found, site: dispatched.site, fixes: () => withoutEarlier(context, before) };
      }
    }
  },
});

/** The one that the later replaces does nothing. What ONBUILD left is needed elsewhere. */
function withoutEarlier(
  context: CheckContext,
  { site, instruction, isTrigger }: Dispatched,
): Fix[] {
  if (isTrigger || isSteered(site)) return [];
  const title = `Remove this ${instruction.keyword.text}, which has no effect`;
  return [{ title, safety: "safe", edits: [removal(context, site)] }];
}
