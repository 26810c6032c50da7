import { simulate } from "@stagemap/cache";
import type { CacheReport } from "@stagemap/cache";
import { checkModel, rules } from "@stagemap/checks";
import type { CheckContext, CheckedText, Rule, RuleFinding, Run, Site } from "@stagemap/checks";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import type { IgnoreMatcher } from "@stagemap/dockerignore";
import { neededStages, targetNumber } from "@stagemap/model";
import type { Edge, Model, ModelOptions, Step } from "@stagemap/model";
import type { Span } from "@stagemap/text";
import { stageTitle } from "./titles.ts";
import type { LessonQuestion } from "./view-lessons.ts";

/** A text with all that goals ask of it, each worked out when it is asked for. */
export interface Scene {
  readonly question: LessonQuestion;
  readonly model: Model;
  readonly options: ModelOptions;
  /** The number of the stage to build; null without one. */
  readonly target: number | null;
  readonly context: CheckContext;
  /** With everything that the rules find, whatever comments say. */
  readonly checked: CheckedText;
  readonly matcher: IgnoreMatcher;
  /** The context's files, sorted, as they lie there: what the ignore file leaves out included. */
  readonly files: readonly string[];
  /** What a change of the file comes to. */
  changed(file: string): CacheReport;
  /** The stages that a build of one of them needs, that one included. */
  neededBy(stage: number): ReadonlySet<number>;
  /** What an instruction runs; undefined when it runs nothing. */
  runAt(site: Site): Run | undefined;
  /** What the step takes from elsewhere, the first of its kind. */
  edgeOf(step: Step | null, kind: Edge["kind"]): Edge | undefined;
}

export function createScene(
  question: LessonQuestion,
  { model, options, files }: Pick<Scene, "model" | "options" | "files">,
): Scene {
  const target = targetNumber(model, question.target);
  const { dockerignore = null } = question;
  const runOptions = { dockerignore };
  const checked = checkModel(model, { modelOptions: options, runOptions });
  const reports = new Map<string, CacheReport>();
  let unsilenced: CheckedText | null = null;
  const needs = new Map<number, ReadonlySet<number>>();
  let runs: ReadonlyMap<Site, Run> | null = null;
  let edges: ReadonlyMap<Step, readonly Edge[]> | null = null;
  return {
    question,
    model,
    options,
    target,
    context: checked.context,
    get checked() {
      return (unsilenced ??= { ...checked, findings: allFindings(checked.context) });
    },
    matcher: createMatcher(parseIgnoreFile(dockerignore ?? "")),
    files,
    neededBy(stage) {
      const found = needs.get(stage) ?? neededStages(model, stage);
      needs.set(stage, found);
      return found;
    },
    runAt(site) {
      runs ??= new Map(checked.context.runs.map((run) => [run.site, run]));
      return runs.get(site);
    },
    edgeOf(step, kind) {
      edges ??= edgesByStep(model);
      return step === null ? undefined : edges.get(step)?.find((edge) => edge.kind === kind);
    },
    changed(file) {
      const before = reports.get(file);
      if (before !== undefined) return before;
      const report = simulate({
        before: model,
        ...(question.target === null ? {} : { targets: [question.target] }),
        files: files.includes(file) ? files : [...files, file].toSorted(),
        changes: [{ path: file, kind: "content" }],
        ignore: { before: dockerignore, after: dockerignore },
      });
      reports.set(file, report);
      return report;
    },
  };
}

function edgesByStep({ edges }: Model): ReadonlyMap<Step, readonly Edge[]> {
  const found = new Map<Step, Edge[]>();
  for (const edge of edges) {
    if (edge.step === null) continue;
    const ofStep = found.get(edge.step);
    if (ofStep === undefined) found.set(edge.step, [edge]);
    else ofStep.push(edge);
  }
  return found;
}

/** What all usual rules find. A learner who silences a rule has not done what it asks. */
function allFindings(context: CheckContext): readonly RuleFinding[] {
  return rules
    .filter((rule) => rule.isOffByDefault !== true && rule.isExperimental !== true)
    .flatMap((rule) => findingsOf(context, rule));
}

/** What one rule finds in stages that the build needs, or of the text as a whole. */
export function findingsOf(context: CheckContext, rule: Rule): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const finding of rule.check(context)) {
    const stage = finding.site?.stage?.index;
    const counts =
      stage === undefined || context.needed.has(stage) || rule.isAboutLeftOutStages === true;
    if (counts) found.push({ ...finding, rule, aliases: [], severity: rule.severity });
  }
  return found;
}

/** The whole instruction as a place in the text. */
export function spanOfSite({ model }: Scene, { index, instruction }: Site): Span {
  const start = model.tree.starts[index] ?? 0;
  return { start: start + instruction.keyword.from, end: start + instruction.rest.to };
}

/** “build”, as a stage is called in a sentence; “Stage 0” for one without a name. */
export function sayStage({ model }: Scene, index: number): string {
  const stage = model.stages[index];
  return stage === undefined ? "a stage" : `“${stageTitle(stage)}”`;
}

/** The FROM line of a stage. */
export function fromSite({ model, context }: Scene, stage: number): Site | undefined {
  return context.siteOfItem.get(model.stageItems[stage] ?? -1);
}
