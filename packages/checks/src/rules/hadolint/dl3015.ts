import { missingOptions } from "../../missing-option.ts";
import { aptOptions, isApt } from "../../apt-calls.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import type { Command } from "@stagemap/shell";

const CONFIGURED = /APT::Install-Recommends/i;

export const dl3015 = defineRule({
  id: "DL3015",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "Packages that are only recommended are not installed along with others.",
  rationale:
    "Debian's packages recommend others that are handy on a desktop: documentation, mail programs, whole languages. apt-get takes them along unless it is told not to, which often doubles the layer and brings programs that nobody keeps an eye on. With `--no-install-recommends` name what is really needed, such as ca-certificates beside curl.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3015",
  examples: [
    {
      bad: "FROM debian:13\nRUN apt-get update && «apt-get install -y curl=8.*»\n",
      fixed:
        "FROM debian:13\nRUN apt-get update && apt-get install --no-install-recommends -y curl=8.*\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN apt-get install -y --no-install-recommends curl\n",
    "FROM debian:13\nRUN apt-get install -o APT::Install-Recommends=false -y curl\n",
  ],
  *check(context) {
    if (!context.isAll && isConfigured(context)) return;
    yield* missingOptions(context, {
      isProgram: isApt,
      subcommands: ["install"],
      option: "--no-install-recommends",
      safety: "review",
      isGood: (command) => refusesRecommended(context, command),
      message: "Avoid additional packages by specifying `--no-install-recommends`",
    });
  },
});

function refusesRecommended({ isAll }: CheckContext, command: Command): boolean {
  const { args } = command;
  if (aptOptions(command).includes("--no-install-recommends")) return true;
  if (args.some(({ value }) => value === "APT::Install-Recommends=false")) return true;
  // Other spellings that hadolint does not know, and packages that are wished for with theirs.
  return (
    !isAll && args.some(({ text }) => CONFIGURED.test(text) || text === "--install-recommends")
  );
}

/** True when apt's configuration file is told for all calls. */
function isConfigured({ model, runs }: CheckContext): boolean {
  if (!CONFIGURED.test(model.tree.source)) return false;
  return runs.some(({ script }) =>
    script.commands.some(
      ({ basename, args }) =>
        (basename === "echo" || basename === "printf") &&
        args.some(({ text }) => CONFIGURED.test(text)),
    ),
  );
}
