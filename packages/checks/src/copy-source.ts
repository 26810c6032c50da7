import type { Word } from "@stagemap/syntax";
import type { Site } from "./rule.ts";

/** What COPY --from names, without quotes, with its place; null for other instructions and without the flag. */
export function copySource({ instruction }: Site): Word | null {
  if (instruction.name !== "COPY") return null;
  const flag = instruction.flags.findLast(({ name }) => name === "from");
  if (flag === undefined || flag.value === null || flag.value === "") return null;
  const { from, to } = flag.valueSpan ?? flag;
  return { text: flag.value, from, to };
}
