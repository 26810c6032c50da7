import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, StageKey, StepKey } from "@stagemap/model";
import { compressedOf } from "./compressed.ts";
import { singleStage } from "./single.ts";
import { NO_WEIGHT, addSums, lessSum, originsOf, sumOf } from "./sums.ts";
import { NO_TYPED_SIZES } from "./types.ts";
import type { SizeReport, SizeSum, StageSize, TypedSizes } from "./types.ts";
import { walkStages } from "./walk-stages.ts";
import type { WalkedStage } from "./walk-stages.ts";

export interface SizeInput {
  readonly model: Model;
  /** The key of the stage that ships; the last stage when it is null. */
  readonly target: StageKey | null;
  /** What COPY and ADD take of the build context, in bytes by the step's key; null when the files' sizes are not known. */
  readonly contextBytes: ReadonlyMap<StepKey, number> | null;
  readonly typed?: TypedSizes;
}

/**
 * What every stage weighs, and what of it ships. Ranges in megabytes of a million bytes; a part without a figure is counted apart and
 * never as nothing. Adding a step makes no stage lighter, and what a later layer deletes stays in the image. Never throws.
 */
export function estimateSizes(input: SizeInput): SizeReport {
  const { model } = input;
  const typed = input.typed ?? NO_TYPED_SIZES;
  const target = targetNumber(model, input.target);
  const walked = walkStages({ ...input, typed });
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const chain = target === null ? [] : chainOf(model, target);
  const stages = walked.map((each) => stageSize(model, each, { walked, needed, chain, typed }));
  const copies = Object.fromEntries(
    walked.flatMap(({ steps }) =>
      steps.flatMap(({ size, isCopyOfStage }) =>
        isCopyOfStage && size.sum.unknown < size.parts.length
          ? [[size.key, size.sum] as const]
          : [],
      ),
    ),
  );
  return {
    target: target === null ? null : (model.stages[target]?.key ?? null),
    stages,
    single: target === null ? null : singleStage(model, { walked, needed, target }),
    copies,
  };
}

/** The numbers of a stage and of those that it is built on. */
function chainOf({ bases }: Model, target: number): readonly number[] {
  const chain = [target];
  for (let base = bases[target]; base?.kind === "stage"; base = bases[base.stage]) {
    if (chain.includes(base.stage)) break;
    chain.push(base.stage);
  }
  return chain;
}

interface Place {
  readonly walked: readonly WalkedStage[];
  readonly needed: ReadonlySet<number>;
  /** The target first. */
  readonly chain: readonly number[];
  readonly typed: TypedSizes;
}

function stageSize(model: Model, stage: WalkedStage, place: Place): StageSize {
  const { chain, needed, typed } = place;
  const { index, parts } = stage;
  const key = model.stages[index]?.key ?? "";
  const measured = typed.totals[key];
  const total = measured === undefined ? sumOf(parts) : measuredSum(measured);
  const role = !needed.has(index)
    ? "not-built"
    : index === chain[0]
      ? "ships"
      : chain.includes(index)
        ? "base-of-what-ships"
        : "left-behind";
  const ships =
    role === "ships" || role === "base-of-what-ships"
      ? total
      : role === "not-built"
        ? NO_WEIGHT
        : copiedOut(model, stage, place);
  return {
    key,
    role,
    total,
    steps: stage.steps.map(({ size }) => size),
    byOrigin: originsOf(parts),
    ships,
    leftBehind: role === "left-behind" ? lessSum(total, ships) : NO_WEIGHT,
    compressed: compressedOf(parts, total),
  };
}

function measuredSum(bytes: number): SizeSum {
  const megabytes = bytes / 1e6;
  return { range: { low: megabytes, high: megabytes }, unknown: 0, isMeasured: true };
}

/** What COPY in the stages that ship takes from a stage. */
function copiedOut({ edges }: Model, stage: WalkedStage, { walked, chain }: Place): SizeSum {
  let sum = NO_WEIGHT;
  for (const { kind, from, to, step } of edges) {
    if (kind !== "copy" || from.kind !== "stage" || from.stage !== stage.index) continue;
    if (step === null || !chain.includes(to)) continue;
    const copied = walked[to]?.steps.find(({ size }) => size.key === step.key);
    if (copied !== undefined) sum = addSums(sum, copied.size.sum);
  }
  return sum;
}
