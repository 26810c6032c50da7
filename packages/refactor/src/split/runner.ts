import type { SplitStep } from "./subject.ts";

/** The start's text without `poetry run` and the like in front of the program; null where it has none. */
export function withoutRunner({ item, name }: SplitStep, runners: RegExp): string | null {
  if (name !== "CMD" && name !== "ENTRYPOINT") return null;
  const { instruction } = item;
  const raw = item.raw.replace(/\r?\n$/, "");
  if (instruction.isJson) {
    const [first, second, third] = instruction.args;
    if (first === undefined || second?.text !== "run" || third === undefined) return null;
    if (!runners.test(first.text) || third.text.startsWith("-")) return null;
    return raw.slice(0, first.from) + raw.slice(third.from);
  }
  const text = instruction.rest.text;
  const [whole, runner = ""] = /^(?:exec\s+)?(\w+)\s+run\s+(?!-)/.exec(text) ?? [];
  if (whole === undefined || !runners.test(runner)) return null;
  return raw.slice(0, instruction.rest.from) + raw.slice(instruction.rest.from + whole.length);
}
