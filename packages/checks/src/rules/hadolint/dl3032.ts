import { leftUncleaned } from "../../left-uncleaned.ts";
import { removes } from "../../cache-places.ts";
import { defineRule } from "../../rule.ts";
import { RPM_CACHES, rpmSubcommand } from "../../rpm-packages.ts";
import type { Command } from "@stagemap/shell";

export const dl3032 = defineRule({
  id: "DL3032",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "A RUN that installs with yum cleans up behind it.",
  rationale:
    "Packages and lists stay in /var/cache/yum when yum is done. A later RUN cannot take them out of the layer any more, so `yum clean all` belongs in the same RUN. With a cache mount on that directory nothing reaches the layer in the first place.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3032",
  examples: [
    {
      bad: "FROM centos:7\nRUN «yum install -y httpd-2.4.6»\n",
      fixed: "FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n",
    },
    {
      bad: "FROM centos:7\nRUN «yum install -y \\\n      httpd-2.4.6» \\\n && make\n",
      fixed:
        "FROM centos:7\nRUN yum install -y \\\n      httpd-2.4.6 \\\n && yum clean all \\\n && make\n",
    },
    { bad: "FROM centos:7\nRUN yum clean all && «yum -y install httpd-2.4.6»\n" },
  ],
  good: [
    "FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n",
    "FROM centos:7\nRUN yum install -y httpd-2.4.6 && rm -rf /var/cache/yum/*\n",
    "FROM centos:7\nRUN --mount=type=cache,target=/var/cache/yum yum install -y httpd-2.4.6\n",
  ],
  *check(context) {
    yield* leftUncleaned(context, {
      program: "yum",
      isInstall,
      isCleaning,
      caches: RPM_CACHES,
      clean: "yum clean all",
      message: "`yum clean all` missing after yum command.",
    });
  },
});

function isInstall(command: Command): boolean {
  const { name, operands } = rpmSubcommand(command);
  return name === "install" || operands[0]?.value === "install";
}

function isCleaning(command: Command): boolean {
  if (command.basename === "yum" || command.basename === "dnf") {
    return rpmSubcommand(command).name === "clean";
  }
  return removes(command, RPM_CACHES);
}
