import { aptOptions, isApt } from "../../apt-calls.ts";
import { argumentNamed, callsOf } from "../../calls.ts";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { Command } from "@stagemap/shell";
import { wholeFix } from "../../whole-fix.ts";

export const dl3014 = defineRule({
  id: "DL3014",
  origin: "hadolint",
  severity: "warning",
  summary: "A build calls apt-get so that it does not ask.",
  rationale:
    "Nobody is there to answer while an image is built. Without `-y` apt-get asks whether to go on, gets no answer and aborts, which fails the build as soon as a package brings others along.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3014",
  examples: [
    {
      bad: "FROM debian:13\nRUN apt-get update && «apt-get install --no-install-recommends curl=8.*»\n",
      fixed:
        "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.*\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN apt-get -yq install curl\n",
    "FROM debian:13\nRUN apt-get install --assume-yes curl\n",
    "FROM debian:13\nRUN apt-get install -qq curl\n",
    "FROM debian:13\nRUN apt-get install -q=2 curl\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, isApt)) {
      const asking = commands.filter(
        (command) =>
          argumentNamed(command, ["install"]) !== undefined &&
          !isAnswered(command) &&
          (context.isAll || !isFed(command)),
      );
      const [first] = asking;
      if (first === undefined) continue;
      const message = "Use the `-y` switch to avoid manual input `apt-get -y install <package>`";
      yield {
        ...findingAt(context, run.site, first, message),
        fixes: () =>
          wholeFix(
            "Add -y",
            "safe",
            asking.map((command) => {
              const word = argumentNamed(command, ["install"]);
              return word === undefined ? null : wordBehind(context, run, { word, text: "-y" });
            }),
          ),
      };
    }
  },
});

const YES = new Set(["-y", "--yes", "--assume-yes", "-qq"]);

function isAnswered(command: Command): boolean {
  const options = aptOptions(command);
  if (options.some((option) => YES.has(option))) return true;
  const count = (name: string): number => options.filter((option) => option === name).length;
  const isQuiet = count("-q") >= 2 || count("--quiet") >= 2;
  return isQuiet || command.args.some(({ value }) => value === "-q=2");
}

/** True for other ways to answer: `yes |`, an option of the configuration. */
function isFed(command: Command): boolean {
  const isTold = aptOptions(command).some(
    (option) =>
      /Assume-Yes=["']?(?:true|1|yes)/i.test(option) ||
      /^--(?:force-yes|assume-no|dry-run|simulate|download-only)$|^-[sd]$/.test(option),
  );
  return isTold || (command.pipe?.index ?? 0) > 0;
}
