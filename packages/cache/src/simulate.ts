import { explainCauses } from "./causes.ts";
import { computeOutcome, statusOf } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { StagePlan, Vertex } from "./plan.ts";
import { reachNotes } from "./reach-notes.ts";
import { estimateSeconds } from "./seconds.ts";
import { stepNotes } from "./step-notes.ts";
import { suggest } from "./suggest.ts";
import { drawTimeline, round } from "./timeline.ts";
import type { CacheInput, CacheReport, Cause, Estimate, Status, StepReport } from "./types.ts";

/**
 * What a build runs again after a change, and why: every step of every stage against the cache that the build before left, by
 * BuildKit's rules. Never throws, whatever the Dockerfile; what BuildKit would refuse is treated as far as it can be read.
 */
export function simulate(input: CacheInput): CacheReport {
  return reportOf(computeOutcome(input));
}

/** The report on keys that are computed already. */
function reportOf(outcome: Outcome): CacheReport {
  const { plan, needed, targets } = outcome;
  const { causes } = explainCauses(outcome);
  const stages = plan.stages.map((stage, index) =>
    stage.vertices.map((vertex, at) =>
      costOf(outcome, {
        stage,
        number: index,
        index: at,
        vertex,
        status: statusOf(outcome, index, at),
      }),
    ),
  );
  const steps = plan.stages.flatMap((stage, index) => {
    if (stage.isReplaced) return replacedSteps(outcome, stage);
    return stage.vertices.flatMap((vertex, at): StepReport[] => {
      const cost = stages[index]?.[at];
      if (vertex.step === null || cost === undefined) return [];
      const notes = stepNotes(outcome, { stage: index, index: at, vertex });
      return [
        { ...headOf(vertex, stage), ...cost.report, causes: causes[index]?.[at] ?? [], notes },
      ];
    });
  });
  const costs = stages.flat();
  const total = (of: (cost: Cost) => number): number =>
    round(costs.reduce((sum, cost) => sum + of(cost), 0));
  return {
    target: plan.stages[targets[0] ?? -1]?.stage.key ?? null,
    steps,
    notes: [...outcome.notes, ...reachNotes(outcome)],
    totalSeconds: total(({ report }) => report.seconds),
    leastSeconds: total(({ report }) => (report.status === "rebuilt" ? report.seconds : 0)),
    suggestion: suggest(outcome, steps),
    timeline: drawTimeline(plan, needed, (stage, at) => stages[stage]?.[at]?.report.seconds ?? 0),
    cold: {
      totalSeconds: total(({ coldSeconds }) => coldSeconds),
      timeline: drawTimeline(plan, needed, (stage, at) => stages[stage]?.[at]?.coldSeconds ?? 0),
    },
  };
}

interface Cost {
  readonly report: {
    readonly status: Status;
    readonly seconds: number;
    readonly estimate: Estimate;
  };
  readonly coldSeconds: number;
}

interface CostSite {
  readonly stage: StagePlan;
  /** The stage's number. */
  readonly number: number;
  /** The vertex's number in the stage. */
  readonly index: number;
  readonly vertex: Vertex;
  readonly status: Status;
}

function costOf({ input, needed, plan }: Outcome, { number, status, ...rest }: CostSite): Cost {
  const own = input.secondsOf?.get(rest.vertex.step?.key ?? "");
  const isCold = input.isCold ?? false;
  const estimate = estimateSeconds({ plan, ...rest }, { isCold, own });
  const cold = isCold ? estimate : estimateSeconds({ plan, ...rest }, { isCold: true, own });
  const seconds = status === "rebuilt" || status === "maybe" ? estimate.seconds : 0;
  const isNeeded = needed.has(number);
  return { report: { status, seconds, estimate }, coldSeconds: isNeeded ? cold.seconds : 0 };
}

function headOf(
  { step, line, instruction }: Vertex,
  { stage }: StagePlan,
): Pick<StepReport, "key" | "stage" | "line" | "instruction"> {
  const key = step?.key ?? "";
  return { key, stage: stage.key, line, instruction: keywordOf(instruction) };
}

function keywordOf({ name, keyword }: Vertex["instruction"]): string {
  return name ?? keyword.text;
}

/** A named context takes the stage's place: its steps stand in the text, and none of them runs. */
function replacedSteps({ input }: Outcome, { stage }: StagePlan): readonly StepReport[] {
  const { tree, stageItems } = input.after ?? input.before;
  const text = `A named context takes the place of stage “${stage.writtenName ?? stage.key}”`;
  const cause: Cause = {
    kind: "skipped",
    text,
    line: null,
    step: null,
    path: null,
    variable: null,
  };
  const source = "it is not run";
  return stage.steps.map(({ key, item, itemOffset }) => ({
    key,
    stage: stage.key,
    line: tree.lines[(stageItems[stage.index] ?? 0) + itemOffset] ?? 1,
    instruction: keywordOf(item.instruction),
    status: "skipped",
    causes: [cause],
    notes: [],
    seconds: 0,
    estimate: { seconds: 0, className: "replaced", source, isMeasuredByUser: false },
  }));
}
