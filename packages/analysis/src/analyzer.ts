import { buildModel, targetNumber } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { listArguments } from "./arguments.ts";
import type { Checks } from "./checks.ts";
import { errorSet, isHalfTyped } from "./half-typed.ts";
import type { ShownPicture } from "./half-typed.ts";
import { keepEqual } from "./keep-equal.ts";
import { modelOptions } from "./model-options.ts";
import { listNamedContexts } from "./named-contexts.ts";
import { drawPicture } from "./picture.ts";
import type { Drawing } from "./picture.ts";
import { locate } from "./places.ts";
import { inOrder, isError, listProblems } from "./problems.ts";
import type {
  Analysis,
  AnalysisInput,
  Counts,
  FixAllView,
  FixView,
  Picture,
  Problem,
} from "./view.ts";

/** Analyses one document again and again, reusing what an edit left unchanged. */
export interface Analyzer {
  /**
   * Never throws, whatever the text. A half-typed text keeps the picture of the one before, unless `isNewDocument` says that
   * it has nothing to do with it.
   */
  analyze(input: AnalysisInput, options?: { readonly isNewDocument?: boolean }): Analysis;
  /** From the next analysis on, the checks speak as well. */
  useChecks(checks: Checks): void;
  /** What would mend a problem of the last analysis, best first. Empty before the checks are there. */
  fixesOf(problem: Problem): readonly FixView[];
  /** All safe fixes of the last analysis at once, or those of the chosen rules. */
  fixAll(isChosen?: (ruleId: string) => boolean): FixAllView;
}

export function createAnalyzer(): Analyzer {
  let model: Model | undefined;
  let drawing: Drawing | undefined;
  let shown: ShownPicture | null = null;
  let last: Analysis | null = null;
  let checks: Checks | null = null;

  return {
    useChecks(loaded) {
      checks = loaded;
      // What images set is known from now on, so every stage is to be read afresh.
      model = undefined;
    },
    fixesOf: (problem) => checks?.fixesOf(problem) ?? [],
    fixAll: (isChosen) => checks?.fixAll(isChosen) ?? { edits: [], fixed: 0 },
    analyze(input, { isNewDocument = false } = {}) {
      const tree = parse(input.dockerfile, model?.tree);
      const isSameText = tree === model?.tree;
      const options = modelOptions(input, checks?.environmentOf ?? null, model);
      model = buildModel(tree, options, model);
      const target = targetNumber(model, input.target);
      drawing = drawPicture(model, target, drawing);
      const refused = listProblems(model, target);
      const errors = refused.filter(isError);
      const checked = checks?.check(input, { model, modelOptions: options, errors });
      const problems = inOrder([...refused, ...(checked?.problems ?? [])]);
      const isKept =
        !isNewDocument && shown !== null && isHalfTyped(shown, drawing.picture, problems);
      if (!isKept || shown === null) {
        const picture = keepEqual(shown?.picture, drawing.picture);
        shown = { picture, errors: errorSet(problems) };
      }
      const places = locate(model, drawing);
      const analysis: Analysis = {
        picture: shown.picture,
        isPictureKept: isKept,
        problems: keepEqual(last?.problems, problems),
        isChecked: checks !== null,
        checklist: keepEqual(last?.checklist, checked?.checklist ?? []),
        // After an edit nearly every place is another one, and comparing them would find just that.
        places: isSameText ? keepEqual(last?.places, places) : places,
        arguments: keepEqual(last?.arguments, listArguments(model)),
        namedContexts: keepEqual(last?.namedContexts, listNamedContexts(model)),
        counts: keepEqual(last?.counts, count(drawing.picture, problems)),
      };
      last = last !== null && hasSameParts(last, analysis) ? last : analysis;
      return last;
    },
  };
}

function hasSameParts(a: Analysis, b: Analysis): boolean {
  return (
    a.picture === b.picture &&
    a.isPictureKept === b.isPictureKept &&
    a.problems === b.problems &&
    a.isChecked === b.isChecked &&
    a.checklist === b.checklist &&
    a.places === b.places &&
    a.arguments === b.arguments &&
    a.namedContexts === b.namedContexts &&
    a.counts === b.counts
  );
}

function count(picture: Picture, problems: readonly Problem[]): Counts {
  const { stages } = picture;
  return {
    stages: stages.length,
    builtStages: stages.filter(
      ({ role, whyReplaced }) => role !== "unbuilt" && whyReplaced === null,
    ).length,
    steps: stages.reduce((sum, { steps }) => sum + steps.length, 0),
    errors: problems.filter(({ severity }) => severity === "error").length,
    warnings: problems.filter(({ severity }) => severity === "warning").length,
  };
}
