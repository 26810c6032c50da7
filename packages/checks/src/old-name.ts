import { isAsWritten } from "./command-edits.ts";
import { replacement } from "./edits.ts";
import { findingAt } from "./rule.ts";
import type { CheckContext, Finding } from "./rule.ts";
import { commandsNamed } from "./run-commands.ts";
import { wholeFix } from "./whole-fix.ts";

/** A finding for each call of a program by a name that is going away, which the fix replaces. */
export function* calledByOldName(
  context: CheckContext,
  { old, now }: { readonly old: string; readonly now: string },
): Iterable<Finding> {
  for (const { run, command } of commandsNamed(context, old)) {
    const { nameWord: word } = command;
    if (word === null) continue;
    const message = `${old} is non-standard and deprecated. Use ${now} instead.`;
    yield {
      ...findingAt(context, run.site, word, message),
      fixes: () =>
        word.text === old && word.node !== null && isAsWritten(run, word)
          ? wholeFix(`Use ${now}`, "safe", [replacement(context, run.site, word, now)])
          : [],
    };
  }
}
