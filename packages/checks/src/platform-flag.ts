import type { Instruction, Word } from "@stagemap/syntax";
import { replacement } from "./edits.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { writtenText } from "./written.ts";

/** The value of FROM's --platform with its place; null without one. */
export function platformFlag(instruction: Instruction): Word | null {
  if (instruction.name !== "FROM") return null;
  const flag = instruction.flags.findLast(({ name }) => name === "platform");
  if (flag === undefined || flag.value === null || flag.value === "") return null;
  const { from, to } = flag.valueSpan ?? flag;
  return { text: flag.value, from, to };
}

/** Takes FROM's --platform away. */
export function withoutPlatform(
  context: CheckContext,
  site: Site,
  said: Pick<Fix, "title" | "safety">,
): Fix[] {
  const flags = site.instruction.flags.filter(({ name }) => name === "platform");
  const [flag] = flags;
  if (flag === undefined || flags.length > 1) return [];
  const behind = writtenText(site, { from: flag.to, to: site.item.raw.length });
  const space = /^[\t ]*/.exec(behind)?.[0].length ?? 0;
  const span = { from: flag.from, to: flag.to + space };
  return [{ ...said, edits: [replacement(context, site, span, "")] }];
}
