import type { Command } from "@stagemap/shell";
import type { SplitStep } from "./subject.ts";

/** What an image starts. */
export interface Start {
  /** The ENTRYPOINT and CMD that count, in this order. */
  readonly steps: readonly SplitStep[];
  /** The words of the whole command as far as they are known; a script's are those of its first command. */
  readonly words: readonly string[];
  /** True where a shell reads it: `CMD node app.js`, or `["sh", "-c", …]`. */
  readonly needsShell: boolean;
  /** Every program that it, and the health check, is known to call, by its last part. */
  readonly programs: ReadonlySet<string>;
  readonly commands: readonly Command[];
  /** A script that it starts: "/entrypoint.sh"; null without one. */
  readonly scriptFile: string | null;
}

const SHELLS = /^(?:ba|da|a|z|k)?sh$/;
/** Programs that only start another. */
const STARTERS = /^(?:tini|dumb-init|catatonit|exec|env|nice|su-exec|gosu|--|-g|-s|-v|-vv)$/;

/** What the last ENTRYPOINT and CMD start; null when there is neither. */
export function readStart(steps: readonly SplitStep[]): Start | null {
  const entry = steps.findLast(({ name }) => name === "ENTRYPOINT");
  const command = steps.findLast(({ name }) => name === "CMD");
  const health = steps.findLast(({ name }) => name === "HEALTHCHECK");
  const own = [entry, command].filter((each) => each !== undefined);
  const hasWords = own.some((each) => (each.script?.commands.length ?? 0) > 0);
  if (!hasWords) return null;
  const words = own.flatMap(wordsOfStart);
  const main = words.slice(words.findIndex((word) => !STARTERS.test(baseName(word))));
  const commands = own.flatMap(({ script }) => script?.commands ?? []);
  // Of `sh -c '…'` what the script calls counts.
  const inner = SHELLS.test(baseName(main[0] ?? ""))
    ? commands.find(
        ({ layer, basename }) =>
          layer?.command !== null &&
          layer !== null &&
          basename !== null &&
          basename !== "exec" &&
          basename !== "cd",
      )
    : undefined;
  const all = [...commands, ...(health?.script?.commands ?? [])];
  const isShellForm = own.some(({ item }) => !item.instruction.isJson);
  const isShell = SHELLS.test(baseName(main[0] ?? ""));
  const file = main.find((word) =>
    /\.(?:sh|bash)$|entrypoint[^/]*$|(?:^|\/)docker-[\w-]+$/.test(word),
  );
  return {
    steps: own,
    words:
      inner === undefined
        ? main
        : [inner.name ?? "", ...inner.args.map(({ value, text }) => value ?? text)],
    needsShell: isShellForm || isShell || file !== undefined,
    programs: new Set(all.flatMap(({ basename }) => (basename === null ? [] : [basename]))),
    commands,
    scriptFile: file ?? null,
  };
}

function wordsOfStart({ item, script }: SplitStep): readonly string[] {
  if (item.instruction.isJson) {
    return item.instruction.args.map(({ text }) => text);
  }
  const first = script?.commands.find(({ basename }) => basename !== null && basename !== "exec");
  return [first?.name ?? "", ...(first?.args.map(({ value, text }) => value ?? text) ?? [])];
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
