import { defineRule, findingAt } from "../../rule.ts";
import { unpinnedPackages } from "../../rpm-packages.ts";
import { commandsNamed } from "../../run-commands.ts";

export const dl3033 = defineRule({
  id: "DL3033",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with yum have a version.",
  rationale:
    "Without a version yum takes the newest package there is, so two builds of the same Dockerfile can differ and a build can break by itself. With a version it either installs what was tested or says that it cannot.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3033",
  examples: [{ bad: "FROM centos:7\nRUN yum install -y «tomcat» && yum clean all\n" }],
  good: [
    "FROM centos:7\nRUN yum install -y tomcat-7.0.76 && yum clean all\n",
    "FROM centos:7\nARG version=2.51.0\nRUN yum -y install git-${version} && yum clean all\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "yum")) {
      const [first] = unpinnedPackages(context, run, command);
      if (first === undefined) continue;
      const message = "Specify version with `yum install -y <package>-<version>`.";
      yield findingAt(context, run.site, first, message);
    }
  },
});
