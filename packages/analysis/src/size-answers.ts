import { imageName, imageVariants } from "@stagemap/images";
import type { StepKey } from "@stagemap/model";
import { estimateSizes, readSizes, SIZE_CLAIMS } from "@stagemap/sizes";
import { createContextAnswers } from "./context-answers.ts";
import type { Sizes } from "./sizes.ts";
import { createReader } from "./text-reader.ts";
import type { BaseVariant, SizeQuestion } from "./view-sizes.ts";

/** Answers questions on one project after another; what the last one needed is kept for the next. */
export function createSizes(): Sizes {
  const read = createReader();
  const context = createContextAnswers();

  /** What each step takes of the context; null where sizes are missing. */
  function contextBytes(question: SizeQuestion): ReadonlyMap<StepKey, number> | null {
    const { files } = question;
    if (files === null || files.length === 0 || files.some(({ size }) => size === null))
      return null;
    const report = context.report(question);
    return new Map(
      report.steps
        .filter(({ kind, missing }) => kind === "copy" && missing.length === 0)
        .map(({ key, bytes }) => [key, bytes] as const),
    );
  }

  return {
    estimate(question) {
      const { model } = read(question);
      const { target, typed } = question;
      return estimateSizes({ model, target, typed, contextBytes: contextBytes(question) });
    },
    readPasted(question, pasted) {
      return readSizes(read(question).model, question.target, pasted);
    },
    variantsOf(question, stage) {
      const { model } = read(question);
      const number = model.stages.findIndex(({ key }) => key === stage);
      const base = model.bases[number];
      if (base?.kind !== "image") return [];
      const present = imageName(base.reference);
      return imageVariants(present).map((variant): BaseVariant => {
        const { reference, image, weight, libc, shell, packageManager, lacks } = variant;
        return {
          reference,
          isPresent: image.name === present.name && image.tag === present.tag,
          low: weight?.low ?? null,
          high: weight?.high ?? null,
          compressed: weight?.compressed ?? null,
          source: weight?.source ?? "",
          libc,
          shell,
          packageManager,
          lacks,
        };
      });
    },
    claims: SIZE_CLAIMS,
  };
}
