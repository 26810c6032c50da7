import type { Command } from "@stagemap/shell";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc2038 = defineRule({
  id: "SC2038",
  origin: "shellcheck",
  severity: "warning",
  summary: "File names from find reach xargs whole.",
  rationale:
    "By default xargs splits what it reads at spaces and takes quotes as quotes: a name with a space becomes two, and one with an apostrophe an error. `find … -print0 | xargs -0` ends each name with a zero byte, which no name can hold.",
  source: "https://www.shellcheck.net/wiki/SC2038",
  examples: [
    {
      bad: "FROM debian:13\nRUN «find . -name '*.pyc'» | xargs rm -f\n",
      fixed: "FROM debian:13\nRUN find . -name '*.pyc' -print0 | xargs -0 rm -f\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN find . -name '*.pyc' -print0 | xargs -0 rm -f\n",
    "FROM debian:13\nRUN find . -name '*.pyc' -exec rm -f {} +\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "find")) {
      if (
        command.pipe === null ||
        command.args.some(({ value }) => ENDS_OTHERWISE.test(value ?? ""))
      )
        continue;
      const reader = readerOf(run, command);
      if (reader === undefined) continue;
      const message =
        "Use 'find .. -print0 | xargs -0 ..' or 'find .. -exec .. +' to allow non-alphanumeric filenames.";
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () => separated(context, run, { command, reader }),
      };
    }
  },
});

const ENDS_OTHERWISE = /^-(?:print0|fprint0?|printf|fprintf|ls|fls|exec|execdir|ok|delete)$/;

/** The xargs right behind it in the pipe, when it splits at spaces. */
function readerOf({ script }: Run, command: Command): Command | undefined {
  const { commands } = script;
  const next = commands.slice(commands.indexOf(command) + 1).find(({ pipe, layer, wrapper }) => {
    const isNext = pipe?.index === (command.pipe?.index ?? -1) + 1;
    return isNext && layer === command.layer && wrapper === null;
  });
  if (next?.basename !== "xargs") return undefined;
  const isSeparated = next.args.some(({ text }) =>
    /^(?:-0|-r0|-0r|--null|-d.*|--delimiter.*|-[a-zA-Z]*0[a-zA-Z]*|-I.*|-i.*)$/.test(text),
  );
  return isSeparated ? undefined : next;
}

function separated(
  context: CheckContext,
  run: Run,
  { command, reader }: { readonly command: Command; readonly reader: Command },
): readonly Fix[] {
  const last = command.args.at(-1);
  const name = reader.nameWord;
  if (last === undefined || name === null || last.value === "-print") return [];
  return wholeFix("End each name with a zero byte", "safe", [
    wordBehind(context, run, { word: last, text: "-print0" }),
    wordBehind(context, run, { word: name, text: "-0" }),
  ]);
}
