import type { Model, StepKey } from "@stagemap/model";
import type { OrderPlan } from "@stagemap/refactor";
import { sayList, stageTitle } from "./titles.ts";

const LONGEST_TITLE = 60;
const LONGEST_SUMMARY = 90;

/** A step as it is called on the screen, and where it stands. */
export interface NamedStep {
  readonly title: string;
  readonly keyword: string;
  readonly summary: string;
  readonly line: number;
}

/** The steps of a text by their keys. */
export function namedSteps({ stages, stageItems, tree }: Model): ReadonlyMap<StepKey, NamedStep> {
  const named = new Map<StepKey, NamedStep>();
  for (const stage of stages) {
    for (const { key, item, itemOffset } of stage.steps) {
      const text = item.line.text.trim().replace(/\s+/g, " ");
      const keyword = /^\S+/.exec(text)?.[0] ?? "";
      named.set(key, {
        title: cut(text, LONGEST_TITLE),
        keyword: keyword.toUpperCase(),
        summary: cut(text.slice(keyword.length).trim(), LONGEST_SUMMARY),
        line: tree.lines[(stageItems[stage.index] ?? 0) + itemOffset] ?? 0,
      });
    }
  }
  return named;
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

/** Why an order is the best, or may not be. */
export function proofOf(
  model: Model,
  { unproven, isProven }: OrderPlan,
  { isRiskAllowed, hasSplits }: { readonly isRiskAllowed: boolean; readonly hasSplits: boolean },
): string {
  const kept = isRiskAllowed
    ? "that keeps what is known to belong together"
    : "that keeps every image as it is";
  if (isProven) {
    const splits = hasSplits ? " Which COPYs to split is not part of the proof." : "";
    return `No order ${kept} lets what runs take less with these weights and seconds: all that can matter were compared.${splits}`;
  }
  const titles = model.stages.filter(({ key }) => unproven.includes(key)).map(stageTitle);
  const list = sayList(titles.slice(0, 3));
  const more = titles.length > 3 ? ` and ${titles.length - 3} more stages` : "";
  return `${list}${more} ${titles.length === 1 ? "has" : "have"} more than 18 steps that matter, too many to compare all orders: this one was improved move by move until no single move gained more.`;
}
