import type { Command } from "@stagemap/shell";
import { isMountedAway } from "./cache-places.ts";
import { callsOf } from "./calls.ts";
import { commandBehind } from "./command-edits.ts";
import { findingAt } from "./rule.ts";
import type { CheckContext, Finding } from "./rule.ts";
import { wholeFix } from "./whole-fix.ts";

interface Cleaning {
  /** The one that installs. */
  readonly program: string;
  /** Whether a call of it installs. */
  readonly isInstall: (command: Command) => boolean;
  readonly isCleaning: (command: Command) => boolean;
  /** The folders that nothing has to clean while a mount lies over them. */
  readonly caches: readonly string[];
  /** The command that cleans up. */
  readonly clean: string;
  readonly message: string;
}

/** A finding for each RUN that cleans nothing behind its last install, which the fix makes it do. */
export function* leftUncleaned(
  context: CheckContext,
  { program, isInstall, isCleaning, caches, clean, message }: Cleaning,
): Iterable<Finding> {
  for (const { run } of callsOf(context, (name) => name === program)) {
    const { commands } = run.script;
    const installed = commands.findLastIndex(
      (command) => command.basename === program && isInstall(command),
    );
    const command = commands[installed];
    if (command === undefined || commands.slice(installed).some(isCleaning)) continue;
    if (isMountedAway(run, caches)) continue;
    yield {
      ...findingAt(context, run.site, command, message),
      fixes: () => {
        const edit = commandBehind(context, run, { command, text: clean });
        return wholeFix(`Add ${clean}`, "safe", [edit]);
      },
    };
  }
}
