import { defineRule, findingAt } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import { zypperSubcommand } from "../../zypper-calls.ts";

export const dl3035 = defineRule({
  id: "DL3035",
  origin: "hadolint",
  severity: "warning",
  summary: "Moving the image to another release is not zypper's task.",
  rationale:
    "`zypper dist-upgrade` replaces most of the base image, to whatever is newest on the day of the build: the image grows by a second copy of the system, and builds differ. Choose a newer tag in FROM instead.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3035",
  examples: [{ bad: "FROM opensuse/leap:15.6\nRUN «zypper dist-upgrade»\n" }],
  good: ["FROM opensuse/leap:15.6\nRUN zypper patch -y\n"],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "zypper")) {
      const { name } = zypperSubcommand(command);
      if (name !== "dist-upgrade" && name !== "dup") continue;
      yield findingAt(context, run.site, command, "Do not use `zypper dist-upgrade`.");
    }
  },
});
