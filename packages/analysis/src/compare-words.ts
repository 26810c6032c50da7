import type { SizeRange } from "@stagemap/sizes";
import { sayList } from "./titles.ts";
import type { Comparison, ShippedSize } from "./view-compare.ts";

type Changes = Pick<
  Comparison,
  "isSameText" | "isSameBuild" | "stages" | "edges" | "arguments" | "findings" | "rebuild" | "sizes"
>;

/** What the change does, in one sentence. */
export function headlineOf(changes: Changes): string {
  const { isSameText, isSameBuild, stages } = changes;
  if (isSameText) return "The two texts are the same.";
  const had = stages.some(({ before }) => before !== null);
  const has = stages.some(({ after }) => after !== null);
  if (!had && !has) return "Neither text has a stage yet.";
  if (!had) return "The earlier text has no stage: everything is new.";
  if (!has) return "The later text has no stage: nothing is left to build.";
  if (isSameBuild) {
    return "The build stays as it is: only comments, layout or the order of stages differ.";
  }
  const quoted = (kind: "added" | "removed"): readonly string[] =>
    stages.flatMap(({ kind: each, before, after }) =>
      each === kind ? [`“${(after ?? before)?.title ?? ""}”`] : [],
    );
  const parts = [
    sayStages("adds", quoted("added")),
    sayStages("removes", quoted("removed")),
    ...stages.flatMap(({ isRenamed, isBaseChanged, before, after }) => [
      isRenamed ? `renames “${before?.title ?? ""}” to “${after?.title ?? ""}”` : "",
      isBaseChanged && before?.base !== after?.base
        ? `bases “${after?.title ?? ""}” on ${after?.base ?? ""} instead of ${before?.base ?? ""}`
        : "",
    ]),
    ...sayStepCounts(changes),
    sayArguments(changes),
  ].filter((part) => part !== "");
  const sentence = parts.length === 0 ? "changes how stages are made" : sayList(parts);
  return `The change ${sentence}.`;
}

function sayStages(verb: string, titles: readonly string[]): string {
  if (titles.length === 0) return "";
  if (titles.length > 4) return `${verb} ${titles.length} stages`;
  return `${verb} stage${titles.length === 1 ? "" : "s"} ${sayList(titles)}`;
}

/** Steps of stages that are in both texts; those of others are said with their stage. */
function sayStepCounts({ stages }: Changes): readonly string[] {
  const steps = stages
    .filter(({ before, after }) => before !== null && after !== null)
    .flatMap((stage) => stage.steps);
  const words = { changed: "changes", added: "adds", removed: "removes", moved: "moves" } as const;
  return (["changed", "added", "removed", "moved"] as const).flatMap((kind) => {
    const count = steps.filter((step) => step.kind === kind).length;
    return count === 0 ? [] : [`${words[kind]} ${counted(count, "step")}`];
  });
}

function sayArguments({ arguments: list }: Changes): string {
  return list.length === 0 ? "" : `changes ${counted(list.length, "build argument")}`;
}

/** Size, rebuild and findings, a sentence each. */
export function remarksOf(changes: Changes): readonly string[] {
  const { isSameText, sizes, rebuild, findings } = changes;
  if (isSameText) return [];
  const remarks: string[] = [];
  if (sizes !== null) remarks.push(saySizes(sizes.before, sizes.after));
  if (rebuild !== null) {
    const all = rebuild.cached + rebuild.rebuilt + rebuild.maybe;
    const rerun = rebuild.rebuilt + rebuild.maybe;
    remarks.push(
      rerun === 0
        ? "With the earlier build in the cache, nothing runs again."
        : `With the earlier build in the cache, ${rerun} of ${counted(all, "step")} ${rerun === 1 ? "runs" : "run"} again, about ${saySeconds(rebuild.seconds)}.`,
    );
  }
  const { gone, added } = findings;
  const parts = [
    ...(gone.length === 0 ? [] : [`${counted(gone.length, "finding")} gone`]),
    ...(added.length === 0 ? [] : [`${counted(added.length, "finding")} new`]),
  ];
  remarks.push(parts.length === 0 ? "The checks find the same as before." : `${sayList(parts)}.`);
  return remarks;
}

function saySizes(before: ShippedSize, after: ShippedSize): string {
  const isSame = sayRange(before.range) === sayRange(after.range);
  const unknown = after.unknown + before.unknown > 0 ? ", without what has no figure" : "";
  return isSame
    ? `What ships weighs the same, about ${sayRange(after.range)}${unknown}.`
    : `What ships weighs about ${sayRange(after.range)}, before it was ${sayRange(before.range)}${unknown}.`;
}

function sayRange({ low, high }: SizeRange): string {
  const [from, to] = [sayMegabytes(low), sayMegabytes(high)];
  return from === to ? from : `${from} to ${to}`;
}

function sayMegabytes(megabytes: number): string {
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)} GB`;
  return megabytes > 0 && megabytes < 1 ? "1 MB" : `${Math.round(megabytes)} MB`;
}

function saySeconds(seconds: number): string {
  return seconds >= 90
    ? `${Math.round(seconds / 60)} min`
    : `${Math.max(1, Math.round(seconds))} s`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
