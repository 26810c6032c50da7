import type { Command } from "@stagemap/shell";
import { callsOf } from "../../calls.ts";
import { isFirstOfRun, movedToWorkdir } from "../../cd-to-workdir.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3003 = defineRule({
  id: "DL3003",
  origin: "hadolint",
  severity: "warning",
  summary: "The directory is changed with WORKDIR.",
  rationale:
    "`cd` holds for its own RUN only: the next one starts where the image says again, which is easily forgotten. WORKDIR holds for everything below it, makes the directory if need be, and shows at a glance where a command runs.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3003",
  examples: [
    {
      bad: "FROM debian:13\nRUN «cd /srv/web» && make\nWORKDIR /srv\n",
      fixed: "FROM debian:13\nWORKDIR /srv/web\nRUN make\nWORKDIR /srv\n",
    },
    {
      bad: 'FROM debian:13\nWORKDIR /srv\nRUN «cd web» \\\n  && make\nCMD ["./web/run"]\n',
      fixed:
        'FROM debian:13\nWORKDIR /srv\nWORKDIR /srv/web\nRUN make\nWORKDIR /srv\nCMD ["./web/run"]\n',
    },
    { bad: "FROM debian:13\nRUN mkdir /a && «cd /a» && make\n" },
  ],
  good: ["FROM debian:13\nWORKDIR /srv/web\nRUN make\n"],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => program === "cd")) {
      if (run.isTrigger) continue;
      const isLeading = (command: Command): boolean => isFirstOfRun(run, command);
      // What a RUN made just before it can only be entered with cd, and a script of several lines may go where it likes.
      const found = commands.find(isLeading) ?? (context.isAll ? commands[0] : undefined);
      if (found === undefined) continue;
      yield {
        ...findingAt(context, run.site, found, "Use WORKDIR to switch to a directory"),
        fixes: () => (isLeading(found) ? movedToWorkdir(context, run, found) : []),
      };
    }
  },
});
