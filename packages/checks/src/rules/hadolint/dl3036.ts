import { leftUncleaned } from "../../left-uncleaned.ts";
import type { Command } from "@stagemap/shell";
import { removes } from "../../cache-places.ts";
import { defineRule } from "../../rule.ts";
import { ZYPPER_CACHES, zypperSubcommand } from "../../zypper-calls.ts";

export const dl3036 = defineRule({
  id: "DL3036",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "A RUN that installs with zypper cleans up behind it.",
  rationale:
    "Lists and packages stay in /var/cache/zypp when zypper is done. What one RUN leaves there stays in its layer for good, so `zypper clean` belongs in the same RUN. A cache mount on that directory does as well.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3036",
  examples: [
    {
      bad: "FROM opensuse/leap:15.6\nRUN «zypper install -y httpd=2.4.58»\n",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean --all\n",
    },
  ],
  good: [
    "FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n",
    "FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper in -y httpd=2.4.58\n",
  ],
  *check(context) {
    yield* leftUncleaned(context, {
      program: "zypper",
      isInstall,
      isCleaning,
      caches: ZYPPER_CACHES,
      clean: "zypper clean --all",
      message: "`zypper clean` missing after zypper use.",
    });
  },
});

function isInstall(command: Command): boolean {
  const { name } = zypperSubcommand(command);
  return name === "install" || name === "in";
}

function isCleaning(command: Command): boolean {
  if (command.basename !== "zypper") return removes(command, ZYPPER_CACHES);
  const { name } = zypperSubcommand(command);
  return name === "clean" || name === "cc";
}
