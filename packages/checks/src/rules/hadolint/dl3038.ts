import { hasFlag } from "@stagemap/shell";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { rpmSubcommand } from "../../rpm-packages.ts";
import { commandsNamed } from "../../run-commands.ts";
import { wholeFix } from "../../whole-fix.ts";

const ASKING: ReadonlySet<string> = new Set(["install", "groupinstall", "localinstall"]);

export const dl3038 = defineRule({
  id: "DL3038",
  origin: "hadolint",
  severity: "warning",
  summary: "Calls of dnf do not ask.",
  rationale:
    "Nobody is there to answer while an image is built. Without `-y` dnf asks whether to install, gets no answer and stops, which fails the build.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3038",
  examples: [
    {
      bad: "FROM fedora:42\nRUN «dnf install httpd-2.4.63» && dnf clean all\n",
      fixed: "FROM fedora:42\nRUN dnf install -y httpd-2.4.63 && dnf clean all\n",
    },
  ],
  good: [
    "FROM fedora:42\nRUN dnf install -y httpd-2.4.63 && dnf clean all\n",
    "FROM fedora:42\nRUN dnf --assumeyes install httpd-2.4.63 && dnf clean all\n",
  ],
  *check(context) {
    for (const program of ["dnf", "microdnf"]) {
      for (const { run, command } of commandsNamed(context, program)) {
        const { name, operands } = rpmSubcommand(command);
        const subcommand = [name, operands[0]?.value ?? ""].find((each) => ASKING.has(each));
        if (subcommand === undefined) continue;
        if (hasFlag(command, ["-y", "--assumeyes", "--assumeno"])) continue;
        const message = "Use the -y switch to avoid manual input `dnf install -y <package>`";
        yield {
          ...findingAt(context, run.site, command, message),
          fixes: () => {
            const word = command.args.find(({ value }) => value === subcommand);
            const edit = word === undefined ? null : wordBehind(context, run, { word, text: "-y" });
            return wholeFix("Add -y", "safe", [edit]);
          },
        };
      }
    }
  },
});
