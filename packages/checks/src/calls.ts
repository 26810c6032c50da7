import type { Command, ShellWord } from "@stagemap/shell";
import type { CheckContext } from "./rule.ts";
import { commandsByName } from "./run-commands.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

/** A RUN with those of its commands that call a program. */
export interface Calls {
  readonly run: Run;
  /** In text order, never empty. */
  readonly commands: readonly Command[];
}

/** The calls of programs, by their names without paths, RUN by RUN in text order. */
export function callsOf(
  context: CheckContext,
  isCalled: (program: string) => boolean,
): readonly Calls[] {
  const byRun = new Map<Run, Command[]>();
  for (const [program, found] of commandsByName(context)) {
    if (!isCalled(program)) continue;
    for (const { run, command } of found) {
      const others = byRun.get(run);
      if (others === undefined) byRun.set(run, [command]);
      else others.push(command);
    }
  }
  return [...byRun].map(([run, commands]) => ({
    run,
    commands: commands.toSorted((a, b) => a.from - b.from),
  }));
}

/** What a word says without its quotes; what only the shell knows stays as it is written. */
export function wordText({ value, text }: ShellWord): string {
  return value ?? text.replaceAll(/["']/g, "");
}

/** The first argument that is just that word. */
export function argumentNamed(
  { args }: Pick<Command, "args">,
  names: readonly string[],
): ShellWord | undefined {
  return args.find(({ value }) => value !== null && names.includes(value));
}

/**
 * The words that name no fixed version. One that is a variable stands for its value; where that is not known nothing is said of
 * it, unless everything is asked for.
 */
export function unpinned(
  context: CheckContext,
  run: Run,
  words: readonly ShellWord[],
  isPinned: (text: string) => boolean,
): readonly ShellWord[] {
  return words.filter((word) => {
    if (isPinned(wordText(word))) return false;
    if (word.value !== null || context.isAll) return true;
    const [, name] = /^"?\$\{?(\w+)\}?"?$/.exec(word.text) ?? [];
    const value =
      name === undefined ? undefined : settingsOf(context).at.get(run.site)?.variable(name);
    return value?.split(/\s+/).some((each) => each !== "" && !isPinned(each)) === true;
  });
}
