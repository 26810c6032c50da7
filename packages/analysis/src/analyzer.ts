import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { errorSet, isHalfTyped } from "./half-typed.ts";
import type { ShownPicture } from "./half-typed.ts";
import { keepEqual } from "./keep-equal.ts";
import { drawPicture } from "./picture.ts";
import { locate } from "./places.ts";
import { listProblems } from "./problems.ts";
import type { Analysis, AnalysisInput, Counts, Picture, Problem } from "./view.ts";

/** Analyses one document again and again, reusing what an edit left unchanged. */
export interface Analyzer {
  /**
   * Never throws, whatever the text. A half-typed text keeps the picture of the one before, unless `isNewDocument` says that
   * it has nothing to do with it.
   */
  analyze(input: AnalysisInput, options?: { readonly isNewDocument?: boolean }): Analysis;
}

export function createAnalyzer(): Analyzer {
  let model: Model | undefined;
  let shown: ShownPicture | null = null;
  let last: Analysis | null = null;

  return {
    analyze(input, options = {}) {
      model = buildModel(parse(input.dockerfile, model?.tree), { target: input.target }, model);
      const target = targetNumber(model, input.target);
      const drawing = drawPicture(model, target);
      const problems = listProblems(model);
      const isNew = options.isNewDocument ?? false;
      const isKept = !isNew && shown !== null && isHalfTyped(shown, drawing.picture, problems);
      if (!isKept || shown === null) {
        const picture = keepEqual(shown?.picture, drawing.picture);
        shown = { picture, errors: errorSet(problems) };
      }
      const analysis: Analysis = {
        picture: shown.picture,
        isPictureKept: isKept,
        problems,
        places: locate(model, drawing),
        counts: count(drawing.picture, problems),
      };
      last = keepEqual(last, analysis);
      return last;
    },
  };
}

function targetNumber(model: Model, key: string | null): number | null {
  const chosen = model.stages.findIndex((stage) => stage.key === key);
  if (chosen !== -1) return chosen;
  return model.stages.length === 0 ? null : model.stages.length - 1;
}

function count(picture: Picture, problems: readonly Problem[]): Counts {
  const { stages } = picture;
  return {
    stages: stages.length,
    builtStages: stages.filter(({ role }) => role !== "unbuilt").length,
    steps: stages.reduce((sum, { steps }) => sum + steps.length, 0),
    errors: problems.filter(({ severity }) => severity === "error").length,
    warnings: problems.filter(({ severity }) => severity === "warning").length,
  };
}
