import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

const OPPOSITE: ReadonlyMap<string, string> = new Map([
  ["-z", "-n"],
  ["-n", "-z"],
]);

export const sc2236 = defineRule({
  id: "SC2236",
  origin: "shellcheck",
  severity: "style",
  summary: "A test says what it asks for without a double negation.",
  rationale:
    '`[ ! -z "$a" ]` asks whether a is not empty by way of two negations. `[ -n "$a" ]` asks the same and can be read at a glance; likewise `-z` for `! -n`.',
  source: "https://www.shellcheck.net/wiki/SC2236",
  examples: [
    {
      bad: 'FROM debian:13\nRUN if [ «! -z» "$HOME" ]; then make; fi\n',
      fixed: 'FROM debian:13\nRUN if [ -n "$HOME" ]; then make; fi\n',
    },
  ],
  good: ['FROM debian:13\nRUN if [ -n "$HOME" ]; then make; fi\n'],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const command of script.nodes("Command")) {
        const { name, args } = command;
        if (name?.text !== "[" && name?.text !== "test") continue;
        for (const [index, word] of args.entries()) {
          const test = args[index + 1];
          const opposite = OPPOSITE.get(test?.text ?? "");
          if (word.text !== "!" || test === undefined || opposite === undefined) continue;
          const { site } = script.run;
          const span = script.spanOf({ pos: word.pos, end: test.end });
          const message = `Use ${opposite} instead of ! ${test.text}.`;
          yield {
            ...findingAt(context, site, span, message),
            fixes: () => {
              const isPlain = /^![\t ]+-\w$/.test(site.item.raw.slice(span.from, span.to));
              const edit = isPlain ? replacement(context, site, span, opposite) : null;
              return wholeFix(`Write ${opposite}`, "safe", [edit]);
            },
          };
        }
      }
    }
  },
});
