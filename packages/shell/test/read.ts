import { parse } from "@stagemap/syntax";
import type { InstructionItem } from "@stagemap/syntax";
import { readScript, scriptOf, shellOf } from "../src/index.ts";
import type { Command, Script, Shell } from "../src/index.ts";

/** The item of the text's only instruction. */
export function itemOf(text: string): InstructionItem {
  const item = parse(text).items.find((each) => each.kind === "instruction");
  if (item?.kind !== "instruction") throw new Error(`no instruction: ${text}`);
  return item;
}

/** What the text's only instruction runs. */
export function scriptIn(text: string, shell: Shell = shellOf(null)): Script {
  const item = itemOf(text);
  const source = scriptOf(item, shell);
  if (source === null) throw new Error(`runs nothing: ${text}`);
  return readScript(source, item.raw);
}

/** A command as a line: its assignments, its name and the values of its words, "?" for what is dynamic. */
export function lineOf({ assignments, nameWord, name, args }: Command): string {
  return [
    ...assignments.map((each) => `${each.name}=${each.value ?? "?"}`),
    ...(nameWord === null ? [] : [name ?? "?"]),
    ...args.map(({ value }) => value ?? "?"),
  ].join(" ");
}
