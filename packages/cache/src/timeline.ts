import type { Plan, Vertex } from "./plan.ts";
import type { Bar, Timeline } from "./types.ts";

interface Ran {
  readonly vertex: Vertex;
  readonly stage: number;
  readonly start: number;
  readonly end: number;
  /** What it waited for longest; null when it started at once. */
  readonly waitedFor: Ran | null;
}

/**
 * When each step runs: as soon as the step before it and all that it copies or mounts is there, so that stages run side by side,
 * with no limit on how many (BuildKit's own default).
 */
export function drawTimeline(
  plan: Plan,
  needed: ReadonlySet<number>,
  secondsOf: (stage: number, index: number) => number,
): Timeline {
  const ends: (Ran | null)[] = [];
  const all: Ran[] = [];
  for (const [index, { base, vertices, isReplaced }] of plan.stages.entries()) {
    let last = base.kind === "stage" && !isReplaced ? (ends[base.stage] ?? null) : null;
    for (const [at, vertex] of needed.has(index) ? vertices.entries() : []) {
      if (vertex.kind === "config") continue;
      let waitedFor = last;
      for (const input of vertex.inputs) {
        if (input.kind !== "origin" || input.origin.kind !== "stage") continue;
        const source = ends[input.origin.stage] ?? null;
        if ((source?.end ?? 0) > (waitedFor?.end ?? 0)) waitedFor = source;
      }
      const start = waitedFor?.end ?? 0;
      last = { vertex, stage: index, start, end: start + secondsOf(index, at), waitedFor };
      all.push(last);
    }
    ends.push(last);
  }
  return toTimeline(plan, all);
}

function toTimeline(plan: Plan, all: readonly Ran[]): Timeline {
  let final: Ran | null = null;
  for (const each of all) if (each.end > (final?.end ?? 0)) final = each;
  const critical = new Set<Ran>();
  for (let each = final; each !== null; each = each.waitedFor) critical.add(each);
  const bars = all
    .filter(({ start, end }) => end > start)
    .map((ran): Bar => {
      const { vertex, stage, start, end } = ran;
      const key = plan.stages[stage]?.stage.key ?? "";
      return {
        step: vertex.step?.key ?? `${key}/ONBUILD-${vertex.line}`,
        stage: key,
        line: vertex.line,
        start: round(start),
        end: round(end),
        isCritical: critical.has(ran),
      };
    });
  return { bars, seconds: round(final?.end ?? 0) };
}

/** Sums of tenths come out as they are read. */
export function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
