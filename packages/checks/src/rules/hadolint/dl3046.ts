import { argumentsOf } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import { wordBehind } from "../../command-edits.ts";
import { definitionAt } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

const STYLE = {
  optionsWithValue: [
    ..."bcdefgGkKprRsuZ".split("").map((letter) => `-${letter}`),
    "--uid",
    "--gid",
    "--groups",
    "--home-dir",
    "--home",
    "--shell",
    "--comment",
    "--password",
    "--base-dir",
    "--skel",
    "--key",
    "--root",
    "--expiredate",
    "--inactive",
  ],
};

export const dl3046 = defineRule({
  id: "DL3046",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "A useradd with a high user number has -l.",
  rationale:
    "For a new user useradd makes room in /var/log/lastlog and /var/log/faillog, which hold a record for every number up to his. For a high number these files claim gigabytes; they are full of holes, but a layer is not, and the image becomes huge. `-l` leaves them alone.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3046",
  examples: [
    {
      bad: "FROM debian:13\nRUN «useradd -u 1000000 app»\n",
      fixed: "FROM debian:13\nRUN useradd -l -u 1000000 app\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN useradd -l -u 1000000 app\n",
    "FROM debian:13\nRUN useradd -u 1000 app\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "useradd")) {
      if (!hasHighNumber(context, run, command)) continue;
      const message =
        "`useradd` without flag `-l` and high UID will result in excessively large Image.";
      const { nameWord: word } = command;
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () =>
          word === null
            ? []
            : wholeFix("Add -l", "safe", [wordBehind(context, run, { word, text: "-l" })]),
      };
    }
  },
});

/** A number of more than five digits, and nothing that keeps the logs small. */
function hasHighNumber(context: CheckContext, run: Run, command: Command): boolean {
  const { options } = argumentsOf(command, STYLE);
  if (options.some(({ name }) => name === "-l" || name === "--no-log-init")) return false;
  const number = options.find(({ name }) => name === "-u" || name === "--uid");
  if (number === undefined) return false;
  if (number.value !== null) return number.value.length > 5;
  const variable = /\$\{?(\w+)/.exec(number.valueWord?.text ?? "")?.[1];
  const definition = variable === undefined ? null : definitionAt(context, run.site, variable);
  return definition?.text !== undefined && definition.text !== null
    ? definition.text.length > 5
    : context.isAll;
}
