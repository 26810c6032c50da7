import { missingOptions } from "../../missing-option.ts";
import { hasFlag } from "@stagemap/shell";
import { defineRule } from "../../rule.ts";

export const dl3030 = defineRule({
  id: "DL3030",
  origin: "hadolint",
  severity: "warning",
  summary: "A build calls yum so that it does not ask.",
  rationale:
    "Nobody is there to answer while an image is built. Without `-y` yum asks whether the list of packages is right, gets no answer and stops, which fails the build.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3030",
  examples: [
    {
      bad: "FROM centos:7\nRUN «yum install httpd-2.4.6» && yum clean all\n",
      fixed: "FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n",
    },
  ],
  good: [
    "FROM centos:7\nRUN yum -y install httpd-2.4.6 && yum clean all\n",
    "FROM centos:7\nRUN yum --assumeyes groupinstall Development && yum clean all\n",
  ],
  *check(context) {
    yield* missingOptions(context, {
      isProgram: (program) => program === "yum",
      subcommands: ["install", "groupinstall", "localinstall"],
      option: "-y",
      safety: "safe",
      isGood: (command) => hasFlag(command, ["-y", "--assumeyes"]),
      message: "Use the -y switch to avoid manual input `yum install -y <package>`",
    });
  },
});
