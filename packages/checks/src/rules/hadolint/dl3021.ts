import { insertion } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";

export const dl3021 = defineRule({
  id: "DL3021",
  origin: "hadolint",
  severity: "error",
  summary: "The target of several files ends with a slash.",
  rationale:
    "Several files need a folder to go to, and only a slash at the end says that the target is one. Without it Docker refuses the instruction, instead of guessing.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3021",
  examples: [
    {
      bad: "FROM alpine:3.22\nCOPY package.json package-lock.json «/srv»\n",
      fixed: "FROM alpine:3.22\nCOPY package.json package-lock.json /srv/\n",
    },
  ],
  good: [
    "FROM alpine:3.22\nCOPY package.json package-lock.json /srv/\n",
    'FROM alpine:3.22\nCOPY ["package.json", "package-lock.json", "/srv/"]\n',
    "FROM alpine:3.22\nCOPY package.json /srv\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      const target = args.at(-1);
      if (name !== "COPY" || target === undefined || args.length <= 2) continue;
      const path = target.text.replaceAll(/^["']+|["']+$/g, "");
      if (path.endsWith("/")) continue;
      // BuildKit takes these for folders as well, and a variable may end with a slash.
      if (!context.isAll && /(?:^|\/)\.{1,2}$|\$[\w{][^/]*$/.test(path)) continue;
      const message = "COPY with more than 2 arguments requires the last argument to end with /";
      yield {
        ...findingAt(context, site, target, message),
        fixes: () => {
          const written = site.item.raw.slice(target.from, target.to);
          const at = /["']$/.test(written) ? target.to - 1 : target.to;
          const isExact = site.instruction.isJson || written === target.text;
          const edit = isExact ? insertion(context, site, at, "/") : null;
          return wholeFix("Add the slash", "safe", [edit]);
        },
      };
    }
  },
});
