import type { Model, Stage, Step } from "@stagemap/model";
import type { Item } from "@stagemap/syntax";
import type { Site } from "./rule.ts";

/** Every instruction of the text with its surroundings, in order. */
export function listSites({ tree, stages, stageItems }: Model): readonly Site[] {
  const sites: Site[] = [];
  let comments: string[] = [];
  let stage: Stage | null = null;
  let steps: ReadonlyMap<number, Step> = new Map();
  for (const [index, item] of tree.items.entries()) {
    if (item.kind !== "instruction") {
      comments = withComment(comments, item);
      continue;
    }
    const position = stageItems.indexOf(index);
    const started = position === -1 ? undefined : stages[position];
    if (started !== undefined) {
      stage = started;
      steps = new Map(started.steps.map((step) => [index + step.itemOffset, step]));
    }
    sites.push({
      index,
      item,
      instruction: item.instruction,
      stage,
      step: steps.get(index) ?? null,
      line: tree.lines[index] ?? 1,
      comments,
    });
    comments = [];
  }
  return sites;
}

/** BuildKit cuts off a line's first character as the "#", which leaves the "#" of an indented comment (parser/parser.go). */
function withComment(comments: string[], item: Item): string[] {
  if (item.kind !== "comment") return comments;
  const text = item.raw.slice(1).trim();
  return text === "" ? [] : [...comments, text];
}
