import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, portableScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";

export const sc3037 = defineRule({
  id: "SC3037",
  origin: "shellcheck",
  severity: "warning",
  summary: "The shell's echo gets no options.",
  rationale:
    "POSIX gives echo no options. dash, the /bin/sh of Debian, knows -n but prints -e as text: a file written with `echo -e` then begins with the letters -e. `printf '%b\\\\n'` does what -e is meant to do, and `printf '%s'` what -n does, in every shell.",
  source: "https://www.shellcheck.net/wiki/SC3037",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «-e» 'a\\nb' > /list\n",
      fixed: "FROM debian:13\nRUN printf '%b\\n' 'a\\nb' > /list\n",
    },
    {
      bad: 'FROM debian:13\nRUN echo «-n» "$HOME" > /home-folder\n',
      fixed: "FROM debian:13\nRUN printf '%s' \"$HOME\" > /home-folder\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN echo a; printf 'a\\nb\\n'\n",
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo -e a\n',
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const command of script.nodes("Command")) {
        const [flag] = command.args;
        if (command.name?.text !== "echo" || flag === undefined) continue;
        if (!/^-[neE]+$/.test(flag.text)) continue;
        // All shells that are found as /bin/sh know -n.
        if (flag.text === "-n" && (!context.isAll || script.layer.shell.family !== "sh")) continue;
        yield {
          ...findingAt(
            context,
            script.run.site,
            script.spanOf(flag),
            "In POSIX sh, echo flags are undefined.",
          ),
          fixes: () => withPrintf(context, script, command),
        };
      }
    }
  },
});

const FORMS: ReadonlyMap<string, string> = new Map([
  ["-e", "'%b\\n'"],
  ["-n", "'%s'"],
  ["-ne", "'%b'"],
  ["-en", "'%b'"],
  ["-E", "'%s\\n'"],
]);

/** One more word goes to printf as it is; with -n only one that no shell would read escapes in. */
function withPrintf(
  context: CheckContext,
  script: RunScript,
  { name, args }: NodeOf<"Command">,
): readonly Fix[] {
  const [flag, word, ...others] = args;
  const form = FORMS.get(flag?.text ?? "");
  if (name === undefined || flag === undefined || word === undefined || form === undefined)
    return [];
  // An expansion without quotes may be several words.
  const isOne = /^(?:"[^"]*"|'[^']*'|[\w./:=+@,-]+)$/.test(word.text);
  const hasEscapes = form.includes("%s") && word.text.includes("\\");
  if (others.length > 0 || !isOne || hasEscapes) return [];
  const { site } = script.run;
  const start = { pos: name.pos, end: flag.end };
  const span = script.spanOf(start);
  if (!isStretchAsWritten(script, span, start)) return [];
  const edits = [replacement(context, site, span, `printf ${form}`)];
  return [{ title: "Print it with printf", safety: "safe", edits }];
}
