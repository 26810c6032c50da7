import { applyEdits } from "@stagemap/text";
import type { BestPlan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { modelOf } from "./moving.ts";

/** "assumed" where only what a rewrite takes for granted makes the difference. */
export type Comparison = "same" | "assumed" | "different";

/** Builds a text abstractly before and after each step of a plan. */
export function compareImages(
  before: string,
  { steps }: Pick<BestPlan, "steps" | "text">,
): Comparison {
  let text = before;
  let result: Comparison = "same";
  for (const { kind, edits } of steps) {
    const next = applyEdits(text, edits);
    const isSame = String(abstractImages(text)) === String(abstractImages(next));
    if (!isSame) {
      if (kind === "order") return "different";
      result = "assumed";
      if (!isSameWithoutFetches(text, next)) return "different";
    }
    text = next;
  }
  return result;
}

/** What a fetch leaves is what the call below would have fetched: without it both come to the same. */
export function isSameWithoutFetches(before: string, after: string): boolean {
  const olds = linesOf(before);
  const model = modelOf(after);
  const { tree, stageItems } = model;
  const edits = model.stages.flatMap((stage) => {
    const old = olds[stage.index] ?? [];
    const lines = stage.steps.map(({ item }) => item.line.text.trim());
    return stage.steps.flatMap(({ item, itemOffset }, index) => {
      const start = tree.starts[(stageItems[stage.index] ?? 0) + itemOffset] ?? 0;
      const line = item.line.text.trim();
      const touch = item.raw.indexOf("find src -name '*.rs' -exec touch {} + && ");
      if (touch !== -1) {
        const from = start + touch;
        const end = from + "find src -name '*.rs' -exec touch {} + && ".length;
        return [{ span: { start: from, end }, newText: "" }];
      }
      // A fetch comes above a line of the same text that was there before.
      const left = lines.slice(index).filter((each) => each === line).length;
      const isNew = left > old.filter((each) => each === line).length;
      const isFetch = /^(?:RUN|WORKDIR)\s/i.test(line) && isNew && !isPartOf(line, old);
      return isFetch ? [{ span: { start, end: start + item.raw.length }, newText: "" }] : [];
    });
  });
  return isSameBut(before, applyEdits(after, edits));
}

/** True for what a line was cut into. */
function isPartOf(line: string, old: readonly string[]): boolean {
  const own = line.replace(/^\w+\s+/, "");
  return old.some((each) => each !== line && (each.startsWith(line) || each.endsWith(own)));
}

function linesOf(text: string): readonly (readonly string[])[] {
  return modelOf(text).stages.map(({ steps }) => steps.map(({ item }) => item.line.text.trim()));
}

function isSameBut(before: string, after: string): boolean {
  return String(abstractImages(before)) === String(abstractImages(after));
}
