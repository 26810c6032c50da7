import { hasFlag } from "@stagemap/shell";
import { argumentNamed, callsOf } from "../../calls.ts";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";

const ASKING = ["install", "groupinstall", "localinstall"];

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
    for (const { run, commands } of callsOf(context, (program) => program === "yum")) {
      const asking = commands.filter(
        (command) =>
          argumentNamed(command, ASKING) !== undefined && !hasFlag(command, ["-y", "--assumeyes"]),
      );
      const [first] = asking;
      if (first === undefined) continue;
      const message = "Use the -y switch to avoid manual input `yum install -y <package>`";
      yield {
        ...findingAt(context, run.site, first, message),
        fixes: () =>
          wholeFix(
            "Add -y",
            "safe",
            asking.map((command) => {
              const word = argumentNamed(command, ASKING);
              return word === undefined ? null : wordBehind(context, run, { word, text: "-y" });
            }),
          ),
      };
    }
  },
});
