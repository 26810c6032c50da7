import { leftUncleaned } from "../../left-uncleaned.ts";
import type { Command } from "@stagemap/shell";
import { removes } from "../../cache-places.ts";
import { defineRule } from "../../rule.ts";
import { RPM_CACHES, rpmSubcommand } from "../../rpm-packages.ts";

const INSTALLING: ReadonlySet<string> = new Set([
  "install",
  "in",
  "upgrade",
  "up",
  "upgrade-minimal",
  "up-min",
  "reinstall",
  "rei",
]);

export const dl3040 = defineRule({
  id: "DL3040",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "A RUN that installs with dnf cleans up behind it.",
  rationale:
    "Lists and packages stay below /var/cache when dnf is done. A later RUN cannot take them out of the layer, so `dnf clean all` belongs in the same RUN. With a cache mount on that directory nothing reaches the layer, and the next build downloads less.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3040",
  examples: [
    {
      bad: "FROM fedora:42\nRUN «dnf install -y httpd-2.4.63»\n",
      fixed: "FROM fedora:42\nRUN dnf install -y httpd-2.4.63 && dnf clean all\n",
    },
    {
      bad: "FROM fedora:42\nRUN set -e; «microdnf -y upgrade»; make\n",
      fixed: "FROM fedora:42\nRUN set -e; microdnf -y upgrade; microdnf clean all; make\n",
    },
    {
      bad: "FROM fedora:42\nRUN <<EOF\nset -e\n«dnf -y upgrade»\nmake\nEOF\n",
      fixed: "FROM fedora:42\nRUN <<EOF\nset -e\ndnf -y upgrade\ndnf clean all\nmake\nEOF\n",
    },
  ],
  good: [
    "FROM fedora:42\nRUN dnf install -y httpd-2.4.63 && dnf clean all\n",
    "FROM fedora:42\nRUN dnf install -y httpd-2.4.63 && rm -rf /var/cache/libdnf5\n",
    "FROM fedora:42\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf in -y httpd-2.4.63\n",
  ],
  *check(context) {
    for (const program of ["dnf", "microdnf"]) {
      yield* leftUncleaned(context, {
        program,
        isInstall,
        isCleaning: (command) => isCleaning(command, program),
        caches: [...RPM_CACHES, ".cache/libdnf5"],
        clean: `${program} clean all`,
        message: "`dnf clean all` missing after dnf command.",
      });
    }
  },
});

function isInstall(command: Command): boolean {
  const { name, operands } = rpmSubcommand(command);
  return INSTALLING.has(name) || operands[0]?.value === "install";
}

function isCleaning(command: Command, program: string): boolean {
  return command.basename === program
    ? rpmSubcommand(command).name === "clean"
    : removes(command, RPM_CACHES);
}
