import { defineRule, findingAt } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import { zypperSubcommand } from "../../zypper-calls.ts";

export const dl3037 = defineRule({
  id: "DL3037",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with zypper have a version.",
  rationale:
    "Without a version zypper takes the newest package there is: two builds of one Dockerfile can differ, and a build can break without a change. Write `name=version`, or a range such as `name>=version`.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3037",
  examples: [{ bad: "FROM opensuse/leap:15.6\nRUN zypper install -y «tomcat» && zypper clean\n" }],
  good: ['FROM opensuse/leap:15.6\nRUN zypper in -y "tomcat>=9.0.39" && zypper clean\n'],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "zypper")) {
      const { name, operands } = zypperSubcommand(command);
      if (name !== "install" && name !== "in") continue;
      const unpinned = operands.find(({ text, value }) => {
        if (value === null && /^["']?\$/.test(text)) return context.isAll && !text.includes("=");
        return !/[=<>]|\.rpm["']?$|:\/\//.test(text);
      });
      if (unpinned === undefined) continue;
      const message = "Specify version with `zypper install -y <package>=<version>`.";
      yield findingAt(context, run.site, unpinned, message);
    }
  },
});
