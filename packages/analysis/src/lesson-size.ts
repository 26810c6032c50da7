import { rootOf } from "@stagemap/checks";
import { imageName, imageSize } from "@stagemap/images";
import type { GoalCheck } from "@stagemap/lessons";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Size = Extract<GoalCheck, { readonly kind: "size" }>;
type SizeShare = Extract<GoalCheck, { readonly kind: "size-share" }>;

export function judgeSize(scene: Scene, { megabytes }: Size): Verdict {
  const size = estimate(scene);
  if (size === null) return misses(UNKNOWN);
  return size <= megabytes
    ? MET
    : misses(`What ships is estimated at ${say(size)}; ${say(megabytes)} is the aim.`);
}

export function judgeSizeShare(scene: Scene, { percent }: SizeShare, start: Scene): Verdict {
  const size = estimate(scene);
  const before = estimate(start);
  if (size === null || before === null) return misses(UNKNOWN);
  const share = before === 0 ? 100 : Math.round((size / before) * 100);
  return share <= percent
    ? MET
    : misses(
        `What ships is estimated at ${say(size)}, ${share} % of the ${say(before)} at the start; ${percent} % is the aim.`,
      );
}

const UNKNOWN = "What ships cannot be estimated: nothing is known of how large its base image is.";

function say(megabytes: number): string {
  return `${Math.round(megabytes)} MB`;
}

/** What the base image of what ships weighs; null when that is not known. */
function estimate({ model, target }: Scene): number | null {
  if (target === null) return null;
  const root = rootOf(model, target);
  if (root.kind === "scratch") return 0;
  return root.kind === "image" ? (imageSize(imageName(root.reference))?.megabytes ?? null) : null;
}
