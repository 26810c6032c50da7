import { createAnalyzer } from "./analyzer.ts";
import { createCache } from "./cache-answers.ts";
import type { Comparer } from "./compare.ts";
import { argumentChanges, edgeChanges, findingChanges, stageChanges } from "./compare-changes.ts";
import { matchSides } from "./compare-match.ts";
import { mergePictures } from "./compare-picture.ts";
import { readSide } from "./compare-sides.ts";
import type { Side } from "./compare-sides.ts";
import { headlineOf, remarksOf } from "./compare-words.ts";
import { createChecks } from "./findings.ts";
import { createSizes } from "./size-answers.ts";
import type { CompareQuestion, RebuildView, ShippedSize } from "./view-compare.ts";
import type { AnalysisInput } from "./view.ts";

/** Compares one pair of texts after another. */
export function createComparer(): Comparer {
  const cache = createCache();
  const sizes = createSizes();

  function weigh(question: CompareQuestion, dockerfile: string): ShippedSize | null {
    const typed = { steps: {}, images: {}, totals: {} };
    const report = sizes.estimate({ ...question, dockerfile, typed });
    const stage = report.stages.find(({ key }) => key === report.target);
    return stage === undefined ? null : { range: stage.total.range, unknown: stage.total.unknown };
  }

  function rebuild(question: CompareQuestion, before: Side, after: Side): RebuildView | null {
    if (before.stages.length === 0 || after.stages.length === 0) return null;
    const files = question.files?.map(({ path }) => path) ?? null;
    const ask = (dockerfile: string, dockerfileBefore: string) =>
      cache.simulate({ ...question, dockerfile, files, changes: { dockerfileBefore } }).report;
    const report = ask(after.text, before.text);
    const count = (status: string): number =>
      report.steps.filter((step) => step.status === status).length;
    return {
      cached: count("cached"),
      rebuilt: count("rebuilt"),
      maybe: count("maybe"),
      seconds: report.totalSeconds,
      coldSeconds: {
        before: ask(before.text, before.text).cold.totalSeconds,
        after: report.cold.totalSeconds,
      },
      steps: report.steps
        .filter(({ status }) => status === "rebuilt" || status === "maybe")
        .map(({ key, line, instruction, status, causes }) => ({
          key,
          line,
          instruction,
          isCertain: status === "rebuilt",
          reasons: causes.map(({ text }) => text),
        })),
    };
  }

  return {
    compare(question) {
      const before = sideOf(question, question.before);
      const after = sideOf(question, question.dockerfile);
      const match = matchSides(before, after);
      const stages = stageChanges(before, after, match);
      const edges = edgeChanges(before, after, match);
      const args = argumentChanges(before, after);
      const [weightBefore, weightAfter] = [
        weigh(question, before.text),
        weigh(question, after.text),
      ];
      const changes = {
        isSameText: before.text === after.text,
        isSameBuild:
          edges.length === 0 &&
          args.length === 0 &&
          stages.every(({ kind, isRenamed }) => kind === "same" && !isRenamed),
        stages,
        edges,
        arguments: args,
        findings: findingChanges(before, after, match),
        rebuild: rebuild(question, before, after),
        sizes:
          weightBefore === null || weightAfter === null
            ? null
            : { before: weightBefore, after: weightAfter },
      };
      return {
        ...changes,
        headline: headlineOf(changes),
        remarks: remarksOf(changes),
        ...mergePictures(before, after, stages, match),
      };
    },
  };
}

function sideOf(input: AnalysisInput, dockerfile: string): Side {
  const analyzer = createAnalyzer();
  analyzer.useChecks(createChecks());
  return readSide(dockerfile, analyzer.analyze({ ...input, dockerfile }));
}
