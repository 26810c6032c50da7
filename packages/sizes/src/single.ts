import { imageName } from "@stagemap/images";
import type { Model } from "@stagemap/model";
import { originsOf, sumOf } from "./sums.ts";
import type { SingleStage, SizePart } from "./types.ts";
import type { WalkedStage } from "./walk-stages.ts";

interface Needed {
  readonly walked: readonly WalkedStage[];
  readonly needed: ReadonlySet<number>;
  readonly target: number;
}

/**
 * What the image would weigh if the stages that the target needs were one: on the largest of their base images, with all their steps;
 * what is copied from one to another would be there already. Null where the target needs no other stage to copy from.
 */
export function singleStage(model: Model, { walked, needed, target }: Needed): SingleStage | null {
  const its = walked.filter(({ index }) => needed.has(index));
  const isSplit = model.edges.some(
    ({ kind, from, to }) => kind === "copy" && from.kind === "stage" && needed.has(to),
  );
  if (!isSplit || walked[target] === undefined) return null;
  const bases = its.flatMap((stage) => {
    const part = stage.steps[0]?.size.parts.find(({ origin }) => origin === "base");
    return part === undefined ? [] : [{ part, stage }];
  });
  const [largest] = bases.toSorted(
    (one, other) => (other.part.range?.high ?? -1) - (one.part.range?.high ?? -1),
  );
  const steps = its.flatMap((stage) =>
    stage.steps.filter(({ size, isCopyOfStage }) => !size.isFrom && !isCopyOfStage),
  );
  const parts: readonly SizePart[] = [
    ...(largest === undefined ? [] : [largest.part]),
    ...distinct(steps.flatMap(({ size }) => size.parts)),
  ];
  const names = new Set(
    bases.flatMap(({ stage: { base } }) =>
      base?.kind === "image" ? [imageName(base.reference).name] : [],
    ),
  );
  const others =
    names.size > 1
      ? ["what the other base images bring would have to be installed, and is not counted"]
      : [];
  return {
    sum: sumOf(parts),
    byOrigin: originsOf(parts),
    base: largest?.part.what.replace(/^base image /, "") ?? "scratch",
    assumptions: [
      "it stands on the largest of the base images, and every step of every stage that is needed runs there",
      ...others,
    ],
  };
}

/** Two stages that copy or install the same would do so once. */
function distinct(parts: readonly SizePart[]): readonly SizePart[] {
  const seen = new Set<string>();
  return parts.filter(({ what, origin, range }) => {
    const key = JSON.stringify([what, origin, range]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
