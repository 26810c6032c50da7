import { callsOf } from "../../calls.ts";
import { isAsWritten } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import type { Calls } from "../../calls.ts";
import { settingsOf } from "../../step-settings.ts";
import { wholeFix } from "../../whole-fix.ts";

/** Options that change nothing for root, whose sudo is the same user in the same place. */
const IDLE = /^(?:-[EHSn]+|--preserve-env|--set-home|--non-interactive|--)$/;

export const dl3004 = defineRule({
  id: "DL3004",
  origin: "hadolint",
  severity: "error",
  summary: "RUN does not call sudo.",
  rationale:
    "A build runs as root unless USER says otherwise, so sudo does nothing but add a package and a way to become root to the image. Where USER is another one, switch to root and back with two USER lines; where a program is to start with fewer rights, use a tool such as gosu.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3004",
  examples: [
    {
      bad: "FROM debian:13\nRUN «sudo make install» && sudo -E ldconfig\n",
      fixed: "FROM debian:13\nRUN make install && ldconfig\n",
    },
  ],
  good: ["FROM debian:13\nRUN apt-get install sudo\n"],
  *check(context) {
    for (const calls of callsOf(context, (program) => program === "sudo")) {
      const [first] = calls.commands;
      if (first === undefined) continue;
      const message =
        "Do not use sudo as it leads to unpredictable behavior. Use a tool like gosu to enforce root";
      yield {
        ...findingAt(context, calls.run.site, first, message),
        fixes: () => wholeFix("Run it without sudo", "safe", withoutSudo(context, calls)),
      };
    }
  },
});

/** Nothing where sudo may do something: for another user, or with options that matter. */
function withoutSudo(context: CheckContext, { run, commands }: Calls): Edits {
  const { site } = run;
  const user = settingsOf(context).at.get(site)?.user ?? null;
  if (run.isTrigger || user === null || !/^(?:root|0)(?::|$)/.test(user)) return [];
  return commands.map((command) => {
    const { nameWord, args, layer, wrapper } = command;
    const target = args.find(({ value }) => value === null || !IDLE.test(value));
    if (nameWord === null || target === undefined || target.value?.startsWith("-") === true) {
      return null;
    }
    // Behind `env`, and before a word with "=", another command would come out.
    if (layer === null || wrapper !== null || /^\w+=/.test(target.text)) return null;
    if (target.value === null && !/^[\w$"{]/.test(target.text)) return null;
    const between = site.item.raw.slice(nameWord.from, target.from);
    if (!isAsWritten(run, nameWord) || /[\n#]/.test(between)) return null;
    return replacement(context, site, { from: nameWord.from, to: target.from }, "");
  });
}

type Edits = Parameters<typeof wholeFix>[2];
