import type { Instruction, Word } from "@stagemap/syntax";

/** The value of FROM's --platform with its place; null without one. */
export function platformFlag(instruction: Instruction): Word | null {
  if (instruction.name !== "FROM") return null;
  const flag = instruction.flags.findLast(({ name }) => name === "platform");
  if (flag === undefined || flag.value === null || flag.value === "") return null;
  const { from, to } = flag.valueSpan ?? flag;
  return { text: flag.value, from, to };
}
