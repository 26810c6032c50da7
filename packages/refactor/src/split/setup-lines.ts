import type { Command } from "@stagemap/shell";
import type { SplitStep } from "./subject.ts";

/** The commands of a RUN that make users, folders and rights, as a RUN of their own; empty where they cannot be taken out. */
export function setupLines(
  { item, script }: SplitStep,
  setup: readonly Command[],
): readonly string[] {
  const commands = script?.commands ?? [];
  const wanted = setup.filter(
    ({ basename, args }) =>
      WANTED.test(basename ?? "") && !args.some(({ value }) => value?.startsWith("/usr/share/man")),
  );
  if (wanted.length === 0 || commands.some(({ layer }) => layer?.isVerbatim === false)) return [];
  const texts = wanted.flatMap((command) => {
    if (command.nesting.length > 0 || command.isConditional || command.pipe !== null) return [];
    return [textOf(item.raw.slice(command.from, command.to))];
  });
  return texts.length === wanted.length ? [`RUN ${texts.join(" && ")}`] : [];
}

const WANTED =
  /^(?:mkdir|useradd|adduser|groupadd|addgroup|usermod|chown|chmod|ln|setcap|locale-gen)$/;

/** On one line, without continuation marks. */
function textOf(raw: string): string {
  return raw
    .replace(/[\\`]\r?\n\s*(?:#.*\r?\n\s*)*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
