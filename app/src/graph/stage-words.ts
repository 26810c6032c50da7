import type { EdgeView, StageView } from "@stagemap/analysis";
import { stepCount } from "@stagemap/layout";

/** The card in a sentence, for who hears it: "Stage builder, from node:20, 4 steps, built". */
export function stageInWords(stage: StageView): string {
  const parts = [`Stage ${stage.title.replace(/^Stage /, "")}`];
  if (stage.base.label !== "") parts.push(`from ${stage.base.label}`);
  if (stage.platform !== null) parts.push(`for ${stage.platform}`);
  parts.push(stepCount(stage), roleInWords(stage));
  if (stage.whyUnbuilt !== null) parts.push(stage.whyUnbuilt);
  if (stage.whyReplaced !== null) parts.push(stage.whyReplaced);
  return parts.join(", ");
}

/** The edge in a sentence: "runner copies /app/dist from builder". */
export function edgeInWords(edge: EdgeView, fromTitle: string, toTitle: string): string {
  const paths = edge.paths.length > 0 ? edge.paths.join(", ") : edge.label;
  switch (edge.kind) {
    case "base":
      return `${toTitle} is built on ${fromTitle}`;
    case "mount":
      return paths === ""
        ? `${toTitle} mounts ${fromTitle}`
        : `${toTitle} mounts ${paths} from ${fromTitle}`;
    case "copy":
    case "context":
      return `${toTitle} copies ${paths} from ${fromTitle}`;
  }
}

/** Why the stage cannot be made the target; null when it can. */
export function whyNoTarget(stage: StageView): string | null {
  if (stage.name !== null || stage.isLast) return null;
  return "Docker builds a target by its name: give this stage one with AS to build it.";
}

function roleInWords(stage: StageView): string {
  switch (stage.role) {
    case "target":
      return stage.isLast ? "ships" : "the target";
    case "built":
      return "built";
    case "unbuilt":
      return "not built";
  }
}
