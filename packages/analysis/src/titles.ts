import type { Stage } from "@stagemap/model";

/** What a stage is called on the screen. */
export function stageTitle({ writtenName, index }: Stage): string {
  return writtenName ?? `Stage ${index}`;
}

/** What a named context holds, as one would write it: an image without the prefix that only says that it is one. */
export function contextTitle(value: string): string {
  return value.replace(/^docker-image:\/\//, "");
}

/** A list as one says it: "a", "a and b", "a, b and c". */
export function sayList(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
