import type { Command } from "@stagemap/shell";
import { insertion } from "../../edits.ts";
import { listPlaceOf } from "../../list-place.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { runInstructions } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";

const CHANGING: ReadonlySet<string> = new Set(["cd", "pushd", "popd"]);

export const sc2164 = defineRule({
  id: "SC2164",
  origin: "shellcheck",
  severity: "warning",
  summary: "A script stops when it cannot change the folder.",
  rationale:
    "When `cd` fails, because the folder is missing or misspelt, the script goes on where it was: what follows then deletes, unpacks or builds in the wrong place. Join it to what follows with `&&`, or write `cd … || exit`.",
  source: "https://www.shellcheck.net/wiki/SC2164",
  examples: [
    {
      bad: "FROM debian:13\nRUN «cd /src»; make\n",
      fixed: "FROM debian:13\nRUN cd /src || exit 1; make\n",
    },
    {
      bad: "FROM debian:13\nRUN <<EOF\n«cd /src»\nmake\nEOF\n",
      fixed: "FROM debian:13\nRUN <<EOF\ncd /src || exit 1\nmake\nEOF\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN cd /src && make\n",
    "FROM debian:13\nRUN set -e; cd /src; make\n",
    "FROM debian:13\nRUN cd /; make\n",
    "FROM debian:13\nRUN make && cd /src\n",
  ],
  *check(context) {
    for (const run of runInstructions(context)) {
      for (const command of run.script.commands) {
        const { basename, layer, failureStops, pipe } = command;
        if (basename === null || !CHANGING.has(basename) || layer?.isVerbatim !== true) continue;
        if (failureStops || pipe !== null || isSafe(command) || isHandled(run, command)) continue;
        const message = `Use '${basename} ... || exit' or '${basename} ... || return' in case ${basename} fails.`;
        yield {
          ...findingAt(context, run.site, command, message),
          fixes: () => exiting(context, run, command),
        };
      }
    }
  },
});

/** The root and folders above are always there. */
function isSafe({ basename, args }: Command): boolean {
  const path = args[0]?.value;
  return (
    basename === "cd" &&
    path !== undefined &&
    path !== null &&
    /^\/*(?:\.{1,2}\/+)*\.{0,2}$/.test(path)
  );
}

/** Something joined to it looks at how it went, or `set -e` stops the script. */
function isHandled({ script }: Run, command: Command): boolean {
  if (command.nesting.includes("condition")) return true;
  const place = listPlaceOf(command);
  if (place === null || place.member < place.members.length - 1) return true;
  return script.commands.some(
    ({ basename, args }) =>
      basename === "set" &&
      args.some(({ value }) => value === "errexit" || /^-[a-z]*e/.test(value ?? "")),
  );
}

function exiting(context: CheckContext, run: Run, command: Command): readonly Fix[] {
  const place = listPlaceOf(command);
  if (place === null || place.members.length > 1) return [];
  const word = command.nesting.includes("function") ? "return" : "exit";
  const edits = [insertion(context, run.site, command.to, ` || ${word} 1`)];
  return [{ title: `Stop with ${word}`, safety: "safe", edits }];
}
