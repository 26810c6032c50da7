import type { Machine } from "../src/machine.ts";

export interface FakeMachine extends Machine {
  readonly files: Map<string, string>;
  readonly printed: () => string;
  readonly complained: () => string;
}

/** A computer with these files, some of which cannot be written. */
export function fakeMachine(
  files: Readonly<Record<string, string>>,
  { input = "", readOnly = [] }: { input?: string; readOnly?: readonly string[] } = {},
): FakeMachine {
  const held = new Map(Object.entries(files));
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    folder: "/",
    hasColors: false,
    files: held,
    readFile(path) {
      const text = held.get(path);
      return text === undefined
        ? { ok: false, message: "there is no such file" }
        : { ok: true, text };
    },
    readInput: async () => ({ ok: true, text: input }),
    writeFile(path, text) {
      if (readOnly.includes(path)) return "you may not read or write it";
      held.set(path, text);
      return null;
    },
    exists: (path) => held.has(path),
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
    printed: () => printed.join(""),
    complained: () => complained.join(""),
  };
}
