import type { Model, Stage } from "@stagemap/model";
import type { Site } from "./rule.ts";

/** Every instruction of the text with its surroundings, in order. */
export function listSites({ tree, stages, stageItems }: Model): readonly Site[] {
  const sites: Site[] = [];
  let comments: string[] = [];
  let stage: Stage | null = null;
  let firstItem = 0;
  /** How many of the stage's steps were met. */
  let met = 0;
  const stageOfItem = new Map(stages.map((each) => [stageItems[each.index], each]));
  for (const [index, item] of tree.items.entries()) {
    if (item.kind !== "instruction") {
      if (item.kind === "comment") comments = addComment(comments, item.raw);
      continue;
    }
    const started = stageOfItem.get(index);
    if (started !== undefined) {
      stage = started;
      firstItem = index;
      met = 0;
    }
    const next = stage?.steps[met];
    const step = next !== undefined && firstItem + next.itemOffset === index ? next : null;
    if (step !== null) met++;
    sites.push({
      index,
      item,
      instruction: item.instruction,
      stage,
      step,
      line: tree.lines[index] ?? 1,
      comments,
    });
    comments = [];
  }
  return sites;
}

/** BuildKit cuts off a line's first character as the "#", which leaves the "#" of an indented comment (parser/parser.go). */
function addComment(comments: string[], raw: string): string[] {
  const text = raw.slice(1).trim();
  if (text === "") return [];
  comments.push(text);
  return comments;
}
