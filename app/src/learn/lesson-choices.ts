import { LESSONS } from "@stagemap/lessons";
import type { Choice } from "../commands/command.ts";

/** The lessons, as the palette offers them. */
export function lessonChoices(): readonly Choice[] {
  return LESSONS.map(({ id, title, summary }) => ({ id, title, detail: summary, refusal: null }));
}
