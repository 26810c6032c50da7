import { replacement } from "../../edits.ts";
import { execForm } from "../../exec-form.ts";
import type { ExecForm } from "../../exec-form.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";
import { holdsComment } from "../../written.ts";

export const dl3025 = defineRule({
  id: "DL3025",
  origin: "hadolint",
  severity: "warning",
  sameAs: "JSONArgsRecommended",
  summary: "CMD, ENTRYPOINT and the command of HEALTHCHECK are JSON arrays.",
  rationale:
    "Plain text is run by `/bin/sh -c`, so there has to be a shell in the image, it is process 1 instead of the program, and it swallows the signal to stop. A JSON array starts the program itself. Where a shell is meant, name it in the array.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3025",
  examples: [
    { bad: "FROM alpine:3.22\nCMD «top -b»\n", fixed: 'FROM alpine:3.22\nCMD ["top", "-b"]\n' },
    {
      bad: "FROM alpine:3.22\nHEALTHCHECK --interval=9s CMD «wget -q http://localhost/»\n",
      fixed:
        'FROM alpine:3.22\nHEALTHCHECK --interval=9s CMD ["wget", "-q", "http://localhost/"]\n',
    },
  ],
  good: ['FROM alpine:3.22\nCMD ["top", "-b"]\n', "FROM alpine:3.22\nHEALTHCHECK NONE\n"],
  *check(context) {
    for (const run of context.runs) {
      const { site, instruction, isTrigger } = run;
      if (isTrigger || instruction.isJson || instruction.name === "RUN") continue;
      const isHealthcheck = instruction.name === "HEALTHCHECK";
      const place = (isHealthcheck ? instruction.args[1] : null) ?? instruction.rest;
      if (place.to === place.from) continue;
      // Who sets SHELL means one, and a health check may well need one: no signal is for it.
      const isMeant = run.shell.isExplicit || (isHealthcheck && execForm(run)?.kind !== "program");
      if (isMeant && !context.isAll) continue;
      const message = "Use arguments JSON notation for CMD and ENTRYPOINT arguments";
      const found = findingAt(context, site, place, message);
      // BuildKit's rule has its own fixes for what stands in a stage.
      const isOwn = isHealthcheck || site.stage === null;
      yield isOwn ? { ...found, fixes: () => asArray(context, run, place) } : found;
    }
  },
});

function asArray(context: CheckContext, run: Run, place: Place): readonly Fix[] {
  const form = execForm(run);
  if (form === null || holdsComment(run.site, place)) return [];
  const edit = replacement(context, run.site, place, form.text);
  return wholeFix("Write it as a JSON array", safetyOf(run, form), [edit]);
}

type Place = Parameters<typeof holdsComment>[1];

/**
 * A script without "#!" needs the shell that is taken away, so only programs of the path are certain; what a container starts
 * depends on ENTRYPOINT and CMD together.
 */
function safetyOf({ instruction }: Run, { kind, program }: ExecForm): Fix["safety"] {
  const isSame = kind === "program" && !/[/.]/.test(program);
  return isSame && instruction.name === "HEALTHCHECK" ? "safe" : "review";
}
