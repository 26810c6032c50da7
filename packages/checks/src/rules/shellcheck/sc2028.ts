import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";

export const sc2028 = defineRule({
  id: "SC2028",
  origin: "shellcheck",
  severity: "info",
  summary: "Escape sequences are printed with printf.",
  rationale:
    "What echo makes of `\\n` and `\\t` depends on the shell: dash, the /bin/sh of Debian, turns them into line ends and tabs, bash and BusyBox print them as they are. With another base image the file that is written is another one. printf does the same everywhere.",
  source: "https://www.shellcheck.net/wiki/SC2028",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «'a\\nb'» > /list\n",
      fixed: "FROM debian:13\nRUN printf 'a\\nb\\n' > /list\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN printf 'a\\nb\\n' > /list\n",
    "FROM debian:13\nRUN echo -e 'a\\nb' > /list\n",
    "FROM debian:13\nRUN echo 'a\\b\\.c' > /list\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      if (script.layer.shell.family === "dash") continue;
      for (const command of script.nodes("Command")) {
        if (
          command.name?.text !== "echo" ||
          command.args.some(({ text }) => /^-\w*[eE]/.test(text))
        )
          continue;
        const word = command.args.find((each) => hasEscapes(script, each));
        if (word === undefined) continue;
        const message = "echo may not expand escape sequences. Use printf.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(word), message),
          fixes: () => withPrintf(context, script, command),
        };
      }
    }
  },
});

function hasEscapes({ layer }: RunScript, { pos, end }: { pos: number; end: number }): boolean {
  const text = layer.text.slice(pos, end);
  return /^["']/.test(text) && /(?<!\\)(?:\\\\)*\\(?:[rnt]|x[0-9a-fA-F]|0[0-7])/.test(text);
}

/** One quoted word goes to printf with a line end of its own, when no "%" would mean something there. */
function withPrintf(
  context: CheckContext,
  script: RunScript,
  { name, args }: NodeOf<"Command">,
): readonly Fix[] {
  const [word, ...others] = args;
  if (name === undefined || word === undefined || others.length > 0) return [];
  const { site } = script.run;
  const span = script.spanOf(word);
  const { text } = word;
  const isPlain = /^'[^'%]*'$/.test(text) || /^"[^"%$`]*"$/.test(text);
  if (!isPlain || !isStretchAsWritten(script, span, word)) return [];
  const newText = `${text.slice(0, -1)}\\n${text.slice(-1)}`;
  const edits = [
    replacement(context, site, script.spanOf(name), "printf"),
    replacement(context, site, span, newText),
  ];
  return [{ title: "Print it with printf", safety: "review", edits }];
}
