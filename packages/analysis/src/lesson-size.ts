import type { GoalCheck } from "@stagemap/lessons";
import { estimateSizes } from "@stagemap/sizes";
import type { SizeRange } from "@stagemap/sizes";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Size = Extract<GoalCheck, { readonly kind: "size" }>;
type SizeShare = Extract<GoalCheck, { readonly kind: "size-share" }>;

export function judgeSize(scene: Scene, { megabytes }: Size): Verdict {
  const size = estimate(scene);
  if (size === null) return misses(UNKNOWN);
  return middle(size) <= megabytes
    ? MET
    : misses(`What ships is estimated at ${say(size)}; ${megabytes} MB is the aim.`);
}

export function judgeSizeShare(scene: Scene, { percent }: SizeShare, start: Scene): Verdict {
  const size = estimate(scene);
  const before = estimate(start);
  if (size === null || before === null) return misses(UNKNOWN);
  const whole = middle(before);
  const share = whole === 0 ? 100 : Math.round((middle(size) / whole) * 100);
  return share <= percent
    ? MET
    : misses(
        `What ships is estimated at ${say(size)}, ${share} % of the ${say(before)} at the start; ${percent} % is the aim.`,
      );
}

const UNKNOWN = "What ships cannot be estimated: nothing is known of how large its base image is.";

/** An estimate is a range; a goal goes by its middle. */
function middle({ low, high }: SizeRange): number {
  return (low + high) / 2;
}

function say({ low, high }: SizeRange): string {
  const least = Math.round(low);
  const most = Math.round(high);
  return least === most ? `${most} MB` : `${least} to ${most} MB`;
}

/** What ships weighs as far as it is known; null where nothing is known of the base image. */
function estimate({ model, question }: Scene): SizeRange | null {
  const { stages } = estimateSizes({ model, target: question.target, contextBytes: null });
  const chain = stages.filter(({ role }) => role === "ships" || role === "base-of-what-ships");
  const shipped = chain.find(({ role }) => role === "ships");
  const hasUnknownBase = chain.some(({ steps }) =>
    steps.some(({ isFrom, sum }) => isFrom && sum.unknown > 0),
  );
  return shipped === undefined || hasUnknownBase ? null : shipped.total.range;
}
