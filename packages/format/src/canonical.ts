import type { Flag, Instruction, Word } from "@stagemap/syntax";
import type { LocalEdit } from "./local-edit.ts";

/** Writes words of Docker's own in capitals: AS, and CMD and NONE of a HEALTHCHECK. */
export function wordEdits({ name, args }: Instruction, raw: string): readonly LocalEdit[] {
  const word = capitalWord(name, args);
  if (word === undefined || raw.slice(word.from, word.to) !== word.text) return [];
  return [{ from: word.from, to: word.to, newText: word.text.toUpperCase() }];
}

/** The argument that is a word of Docker's own. */
export function capitalWord(name: Instruction["name"], args: readonly Word[]): Word | undefined {
  const word = name === "FROM" ? args[1] : name === "HEALTHCHECK" ? args[0] : undefined;
  return word !== undefined && /^(as|cmd|none)$/i.test(word.text) ? word : undefined;
}

/** By instruction, as its reference lists them. Flags that may be repeated keep their order among each other. */
const FLAG_ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ["FROM", ["platform"]],
  ["RUN", ["mount", "network", "security", "device"]],
  ["COPY", ["from", "chown", "chmod", "link", "parents", "exclude"]],
  ["ADD", ["keep-git-dir", "checksum", "chown", "chmod", "link", "unpack", "exclude"]],
  ["HEALTHCHECK", ["interval", "timeout", "start-period", "start-interval", "retries"]],
]);

/** The flags of an instruction in their order; as they are when one of them is unknown. */
export function sortFlags({ name, flags }: Instruction): readonly Flag[] {
  const order = FLAG_ORDER.get(name ?? "") ?? [];
  if (flags.some((flag) => !order.includes(flag.name))) return flags;
  return flags.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/**
 * Brings flags into their order. A flag takes the place of another, so that lines stay as they are. A comment among them may belong to one:
 * then they stay.
 */
export function flagEdits(instruction: Instruction, raw: string): readonly LocalEdit[] {
  const { flags } = instruction;
  const among = raw.slice(flags[0]?.from, flags.at(-1)?.to);
  if (flags.length < 2 || /^\s*#/m.test(among)) return [];
  return sortFlags(instruction).flatMap((flag, index) => {
    const place = flags[index];
    if (place === undefined || place === flag) return [];
    return [{ from: place.from, to: place.to, newText: raw.slice(flag.from, flag.to) }];
  });
}
