import type { ShellWord } from "@stagemap/shell";
import { homeAt } from "./home.ts";
import { joinPath } from "./paths.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

const known = new WeakMap<Run, readonly string[]>();

/** The folders and files that a RUN takes away with `rm`, absolute; of `x/*` the folder x. */
export function removedPaths(context: CheckContext, run: Run): readonly string[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const found: string[] = [];
  for (const { basename, args, directory } of run.script.commands) {
    if (basename !== "rm") continue;
    const settings = settingsOf(context).at.get(run.site);
    const from = directory === null ? null : joinPath(settings?.directory ?? "/", directory);
    for (const word of args) {
      const path = pathOf(word, homeAt(context, run.site));
      if (path === null || path.startsWith("-")) continue;
      if (!/^[/~]/.test(path) && from === null) continue;
      found.push(path.startsWith("~") ? path : joinPath(from ?? "/", path));
    }
  }
  known.set(run, found);
  return found;
}

function pathOf({ value, text }: ShellWord, home: string): string | null {
  const written = value ?? text.replaceAll('"', "");
  const path = written.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home);
  if (/[$`]/.test(path)) return null;
  // What is left of a folder that is emptied does not matter.
  return path.replace(/(?:\/\.?\*+|\/\{[^}]*\})+$/, "") || "/";
}
