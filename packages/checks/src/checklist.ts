import { targetNumber } from "@stagemap/model";
import type { CheckedText } from "./check-text.ts";
import { createContext } from "./context.ts";
import type { CheckContext, ChecklistItem } from "./rule.ts";

/** One point of the checklist. */
export interface ChecklistPoint {
  readonly id: string;
  readonly text: string;
  judge(context: CheckContext): Omit<ChecklistItem, "id" | "text">;
}

/** In the order in which they are shown. */
const points: readonly ChecklistPoint[] = [];

/** The checklist of a good multi-stage build, judged; empty while there is no instruction. */
export function judgeChecklist({ model, modelOptions, runOptions }: CheckedText): ChecklistItem[] {
  const target = targetNumber(model, modelOptions.target);
  const context = createContext(model, { ...runOptions, target });
  if (context.sites.length === 0) return [];
  return points.map((point) => ({ id: point.id, text: point.text, ...point.judge(context) }));
}
