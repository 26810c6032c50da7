import { hasFlag } from "@stagemap/shell";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import { zypperSubcommand } from "../../zypper-calls.ts";
import { wholeFix } from "../../whole-fix.ts";

const ASKING: ReadonlySet<string> = new Set([
  "install",
  "in",
  "remove",
  "rm",
  "source-install",
  "si",
  "patch",
]);

export const dl3034 = defineRule({
  id: "DL3034",
  origin: "hadolint",
  severity: "warning",
  summary: "Calls of zypper do not ask.",
  rationale:
    "Nobody is there to answer while an image is built. Without `-y` or `--non-interactive` zypper asks whether to go on, gets no answer and gives up, which fails the build.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3034",
  examples: [
    {
      bad: "FROM opensuse/leap:15.6\nRUN «zypper install httpd=2.4.58» && zypper clean\n",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n",
    },
  ],
  good: [
    "FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n",
    "FROM opensuse/leap:15.6\nRUN zypper --non-interactive in httpd=2.4.58 && zypper clean\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "zypper")) {
      const { name, word } = zypperSubcommand(command);
      if (!ASKING.has(name) || word === null) continue;
      if (hasFlag(command, ["-y", "-n", "--no-confirm", "--non-interactive"])) continue;
      const message = "Non-interactive switch missing from `zypper` command: `zypper install -y`";
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () => {
          const edit = wordBehind(context, run, { word, text: "-y" });
          return wholeFix("Add -y", "safe", [edit]);
        },
      };
    }
  },
});
