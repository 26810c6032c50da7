import type { Command } from "@stagemap/shell";
import { argumentNamed, callsOf } from "./calls.ts";
import { wordBehind } from "./command-edits.ts";
import { findingAt } from "./rule.ts";
import type { CheckContext, Finding, Fix } from "./rule.ts";
import type { Run } from "./runs.ts";
import { wholeFix } from "./whole-fix.ts";

interface MissingOption {
  readonly isProgram: (name: string) => boolean;
  /** The subcommands that want the option, which is written behind them. */
  readonly subcommands: readonly string[];
  readonly option: string;
  readonly safety: Fix["safety"];
  /** Whether a call with one of the subcommands does without. */
  readonly isGood: (command: Command, run: Run) => boolean;
  readonly message: string;
}

/** A finding for each RUN with calls that lack an option, at the first of them; the fix gives it to all. */
export function* missingOptions(
  context: CheckContext,
  { isProgram, subcommands, option, safety, isGood, message }: MissingOption,
): Iterable<Finding> {
  for (const { run, commands } of callsOf(context, isProgram)) {
    const lacking = commands.flatMap((command) => {
      const word = argumentNamed(command, subcommands);
      return word === undefined || isGood(command, run) ? [] : [{ command, word }];
    });
    const [first] = lacking;
    if (first === undefined) continue;
    yield {
      ...findingAt(context, run.site, first.command, message),
      fixes: () => {
        const edits = lacking.map(({ word }) => wordBehind(context, run, { word, text: option }));
        return wholeFix(`Add ${option}`, safety, edits);
      },
    };
  }
}
