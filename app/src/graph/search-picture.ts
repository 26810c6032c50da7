import type { Picture, StepView } from "@stagemap/analysis";
import type { Subject } from "./graph-pane-props.ts";

/**
 * The stages, steps and images in which every word of the query occurs, in text order, a stage before its steps and
 * images last. Case does not matter. Empty for a blank query.
 */
export function searchPicture(picture: Picture, query: string): Subject[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const isHit = (text: string): boolean => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const hits: Subject[] = [];
  for (const stage of picture.stages) {
    const head = [stage.title, stage.base.label, stage.platform ?? ""].join(" ");
    if (isHit(head)) hits.push({ kind: "stage", key: stage.key });
    for (const step of stage.steps) {
      if (isHit(textOf(step))) hits.push({ kind: "step", key: step.key });
    }
  }
  for (const image of picture.images) {
    // A mere base is found in the head of the stage that uses it.
    const isDrawn = image.isCopiedFrom || image.kind === "named-context";
    if (isDrawn && isHit(`${image.label} ${image.reference}`))
      hits.push({ kind: "image", key: image.key });
  }
  return hits;
}

function textOf({ keyword, sources, summary }: StepView): string {
  return [keyword, ...sources.map(({ label }) => label), summary].join(" ");
}
