import { missingOptions } from "../../missing-option.ts";
import { aptOptions, isApt } from "../../apt-calls.ts";
import { defineRule } from "../../rule.ts";
import type { Command } from "@stagemap/shell";

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
    yield* missingOptions(context, {
      isProgram: isApt,
      subcommands: ["install"],
      option: "-y",
      safety: "safe",
      isGood: (command) => isAnswered(command) || (!context.isAll && isFed(command)),
      message: "Use the `-y` switch to avoid manual input `apt-get -y install <package>`",
    });
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
