import type { Break, SourceFault, VertexSite } from "./blame.ts";
import { definitionCauses } from "./definition-causes.ts";
import { inputCauses } from "./input-causes.ts";
import { baseTitle, labelOf, stageTitle } from "./labels.ts";
import { statusOf } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import { originText } from "./origins.ts";
import type { StagePlan, Vertex } from "./plan.ts";
import type { Cause, Status } from "./types.ts";

interface Explained {
  /** For each stage what each of its vertices is to be blamed on. */
  readonly causes: readonly (readonly (readonly Cause[])[])[];
}

/** How many causes a step shows: the nearest, and what lies at the bottom. */
const MOST_CAUSES = 6;

/** The causes of every vertex, nearest first. */
export function explainCauses(outcome: Outcome): Explained {
  const breaks: (Break | null)[] = [];
  const causes: Cause[][][] = [];
  for (const [index, stage] of outcome.plan.stages.entries()) {
    const result = explainStage(outcome, index, stage, breaks);
    causes.push(result.causes);
    breaks.push(result.last);
  }
  return { causes };
}

interface StageCauses {
  readonly causes: Cause[][];
  /** Of the stage's end. */
  readonly last: Break | null;
}

function explainStage(
  outcome: Outcome,
  index: number,
  stage: StagePlan,
  breaks: readonly (Break | null)[],
): StageCauses {
  if (!outcome.needed.has(index) || stage.isReplaced) {
    const cause = plainCause("skipped", skippedText(outcome, stage));
    return { causes: stage.vertices.map(() => [cause]), last: null };
  }
  const sourceFault: SourceFault = (number) => breaks[number] ?? null;
  let broken = startBreak(outcome, index, stage, breaks);
  const causes: Cause[][] = [];
  for (const [at, vertex] of stage.vertices.entries()) {
    const status = statusOf(outcome, index, at);
    if (status === "cached" || status === "skipped") {
      causes.push([]);
      continue;
    }
    const own = ownCauses(outcome, { stage: index, index: at, vertex }, sourceFault);
    const parent = vertex.isLink || isAlone(own.causes) ? null : broken;
    const above = parent === null ? [] : [parent.cause];
    // Of a step that is rebuilt in any case the reasons come first that are sure.
    const all =
      status === "rebuilt"
        ? [...own.causes, ...above, ...own.unsure]
        : [...own.causes, ...own.unsure, ...above];
    const roots = [...own.roots, ...(parent?.roots ?? [])];
    if (all.length === 0) all.push(movedCause(stage, vertex));
    causes.push(distinct([...all, ...roots]).slice(0, MOST_CAUSES));
    const bottom = distinct(own.roots.length > 0 ? own.roots : [...own.causes, ...own.unsure]);
    const base = bottom.length > 0 ? bottom : (parent?.roots ?? all);
    broken = { cause: parentCause(vertex, status), roots: base };
  }
  return { causes, last: broken };
}

/** A step that has to run in any case needs no other reason. */
function isAlone(causes: readonly Cause[]): boolean {
  return causes.some(({ kind }) => kind === "cold" || kind === "no-cache");
}

interface OwnCauses {
  readonly causes: readonly Cause[];
  readonly unsure: readonly Cause[];
  /** What lies at the bottom of causes in other stages. */
  readonly roots: readonly Cause[];
}

function ownCauses(outcome: Outcome, site: VertexSite, sourceFault: SourceFault): OwnCauses {
  const { vertex, stage } = site;
  const plan = outcome.plan.stages[stage];
  if (outcome.input.isCold === true) {
    const text = "The builder has no result of an earlier build, so every step runs";
    return { causes: [plainCause("cold", text)], unsure: [], roots: [] };
  }
  if (plan !== undefined && vertex.kind !== "workdir" && outcome.ignoresCache(plan)) {
    const text =
      outcome.input.noCache === "all"
        ? "--no-cache runs every RUN, COPY and ADD, whatever is in the cache"
        : `--no-cache-filter names ${stageTitle(plan)}`;
    return { causes: [plainCause("no-cache", text)], unsure: [], roots: [] };
  }
  const match = outcome.matches.vertices.get(vertex);
  const earlier = outcome.matches.stages.get(stage);
  const isKnown = earlier !== undefined && outcome.before.stages[earlier] !== null;
  if (match === undefined || !isKnown) {
    const text = isKnown
      ? `Line ${vertex.line} is new: no earlier build has run ${labelOf(vertex)} here`
      : `No earlier build has built ${plan === undefined ? "this stage" : stageTitle(plan)}`;
    const cause = { ...plainCause("line", text), line: vertex.line, step: keyOf(vertex) };
    return { causes: [cause], unsure: [], roots: [] };
  }
  const inputs = inputCauses(outcome, site, match, sourceFault);
  const causes = [...definitionCauses(vertex, match.vertex, plan), ...inputs.causes];
  return { ...inputs, causes };
}

function startBreak(
  outcome: Outcome,
  index: number,
  stage: StagePlan,
  breaks: readonly (Break | null)[],
): Break | null {
  const { base } = stage;
  if (outcome.input.isCold === true) return null;
  const earlier = outcome.matches.stages.get(index);
  const start = outcome.different.stages[index]?.start;
  if (base.kind === "stage") {
    const below = breaks[base.stage] ?? null;
    if (below === null) return baseChange(outcome, stage, earlier);
    const plan = outcome.plan.stages[base.stage];
    const title = plan === undefined ? "a stage" : stageTitle(plan);
    const text = `Is built on ${title}, in which line ${below.cause.line ?? plan?.line ?? 1} is not from the cache`;
    const cause = { ...below.cause, kind: "base" as const, text };
    return { cause, roots: below.roots };
  }
  const isKnown = outcome.before.stages.some((each) => each?.start === start);
  return isKnown ? null : baseChange(outcome, stage, earlier);
}

/** The stage is built on something else than before; null when it is not. */
function baseChange(outcome: Outcome, stage: StagePlan, earlier: number | undefined): Break | null {
  const { line, base } = stage;
  const before = earlier === undefined ? undefined : outcome.planBefore.stages[earlier];
  let text: string | null = null;
  if (stage.isEdited) text = `FROM on line ${line} is edited`;
  else if (outcome.isMoved(base)) {
    text = `FROM on line ${line} builds on ${baseTitle(stage)}, which holds something else than before`;
  } else if (before !== undefined && originText(base) !== originText(before.base)) {
    text = `FROM on line ${line} names ${baseTitle(stage)} instead of ${baseTitle(before)}`;
  } else if (before !== undefined && before.platform !== stage.platform) {
    text = `FROM on line ${line} builds for ${stage.platform || "another platform"} instead of ${before.platform || "the usual one"}`;
  }
  if (text === null) return null;
  const cause = { ...plainCause("base", text), line };
  return { cause, roots: [cause] };
}

function parentCause(vertex: Vertex, status: Status): Cause {
  const become = status === "maybe" ? "may be rebuilt" : "is rebuilt";
  const what = vertex.step === null ? `ONBUILD on line ${vertex.line}` : `line ${vertex.line}`;
  const text = `Follows ${what} (${labelOf(vertex)}), which ${become}`;
  return {
    kind: "parent",
    text,
    line: vertex.line,
    step: keyOf(vertex),
    path: null,
    variable: null,
  };
}

function movedCause(stage: StagePlan, vertex: Vertex): Cause {
  const text = `${labelOf(vertex)} stands in another place of ${stageTitle(stage)} than before: what is above it is in its key`;
  return { ...plainCause("line", text), line: vertex.line, step: keyOf(vertex) };
}

function skippedText(outcome: Outcome, stage: StagePlan): string {
  if (stage.isReplaced) return `A named context takes the place of ${stageTitle(stage)}`;
  const titles = outcome.targets.flatMap((target) => {
    const plan = outcome.plan.stages[target];
    return plan === undefined ? [] : [stageTitle(plan)];
  });
  if (titles.length === 0) return "Nothing is built";
  const who =
    titles.length === 1 ? `The target, ${titles[0] ?? ""},` : `None of ${titles.join(" and ")}`;
  const verb = titles.length === 1 ? "does not need" : "needs";
  return `${who} ${verb} ${stageTitle(stage)}`;
}

function plainCause(kind: Cause["kind"], text: string): Cause {
  return { kind, text, line: null, step: null, path: null, variable: null };
}

function keyOf({ step }: Vertex): string | null {
  return step?.key ?? null;
}

function distinct(causes: readonly Cause[]): Cause[] {
  const texts = new Set<string>();
  return causes.filter(({ text }) => !texts.has(text) && texts.add(text));
}
