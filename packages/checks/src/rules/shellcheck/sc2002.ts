import { insertion, replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc2002 = defineRule({
  id: "SC2002",
  origin: "shellcheck",
  severity: "style",
  summary: "A program reads its file itself.",
  rationale:
    "`cat file | program` starts a second process only to hand the file on. `program < file` does the same, the program can move around in the file, and a missing file makes the command fail instead of going unseen in the pipe.",
  source: "https://www.shellcheck.net/wiki/SC2002",
  examples: [
    {
      bad: "FROM debian:13\nRUN cat «/etc/os-release» | grep -q trixie\n",
      fixed: "FROM debian:13\nRUN grep -q trixie < /etc/os-release\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN grep -q trixie /etc/os-release\n",
    "FROM debian:13\nRUN cat a b | sort\n",
    "FROM debian:13\nRUN cat *.txt | sort\n",
    "FROM debian:13\nRUN cat <<EOF | sort\nb\na\nEOF\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const { commands, operators } of script.nodes("Pipeline")) {
        const [cat, next] = commands;
        if (cat?.type !== "Command" || next === undefined || operators[0] !== "|") continue;
        const [file, ...others] = cat.suffix;
        if (cat.name?.text !== "cat" || cat.prefix.length > 0 || others.length > 0) continue;
        if (file?.type !== "Word" || !isOneFile(file)) continue;
        const { site } = script.run;
        const span = script.spanOf(file);
        const message = "Useless cat. Consider 'cmd < file | ..' or 'cmd file | ..' instead.";
        yield {
          ...findingAt(context, site, span, message),
          fixes: () => {
            const isSimple = next.type === "Command" && next.name !== undefined;
            const hasInput =
              isSimple && next.redirects.some(({ operator }) => operator.startsWith("<"));
            const start = script.spanOf(cat).from;
            const end = script.spanOf(next);
            const gap = site.item.raw.slice(span.to, end.from);
            if (!isSimple || hasInput || !/^[\s\\|]+$/.test(gap)) return [];
            if (!isStretchAsWritten(script, span, file)) return [];
            return wholeFix("Let it read the file itself", "safe", [
              replacement(context, site, { from: start, to: end.from }, ""),
              insertion(context, site, end.to, ` < ${file.text}`),
            ]);
          },
        };
      }
    }
  },
});

/** One file: no option, no wildcard, and quotes around what only the shell knows. */
function isOneFile({ text, parts }: NodeOf<"Word">): boolean {
  const isStatic = (parts ?? []).every(
    ({ type }) => type === "Literal" || type === "SingleQuoted" || type === "DoubleQuoted",
  );
  return isStatic && !text.startsWith("-");
}
