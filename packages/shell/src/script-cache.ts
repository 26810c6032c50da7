import type { InstructionItem } from "@stagemap/syntax";
import { readScript } from "./read-script.ts";
import { scriptOf } from "./script-source.ts";
import type { Shell } from "./shell.ts";
import type { Script } from "./types.ts";

/** Reads each item's script once for as long as the item lives, which an edit elsewhere in the file does not end. */
export interface ScriptCache {
  /** What the item runs under that shell; null when it runs nothing. */
  get(item: InstructionItem, shell: Shell): Script | null;
}

interface Entry {
  readonly shell: Shell;
  readonly script: Script | null;
}

/** A cache that holds one script an item, that of the shell asked for last. An entry goes when its item does. */
export function createScriptCache(): ScriptCache {
  const entries = new WeakMap<InstructionItem, Entry>();
  return {
    get(item, shell) {
      const entry = entries.get(item);
      if (entry !== undefined && isSameShell(entry.shell, shell)) return entry.script;
      const source = scriptOf(item, shell);
      const script = source === null ? null : readScript(source, item.raw);
      entries.set(item, { shell, script });
      return script;
    },
  };
}

function isSameShell(a: Shell, b: Shell): boolean {
  return (
    a === b ||
    (a.family === b.family &&
      a.isErrexit === b.isErrexit &&
      a.isPipefail === b.isPipefail &&
      a.isNounset === b.isNounset &&
      a.isLogin === b.isLogin &&
      a.isExplicit === b.isExplicit)
  );
}
