import type { Analysis, StageKey } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";

/** A line of the Dockerfile that stands in the picture: a step, or a stage's FROM. */
export interface Row {
  /** Of the step, or of the stage. */
  readonly key: string;
  readonly stage: StageKey;
  readonly stageTitle: string;
  /** 0 to 7 */
  readonly color: number;
  readonly isFrom: boolean;
  /** From 1. */
  readonly line: number;
  /** "RUN npm ci" */
  readonly label: string;
}

/** In text order. */
export function rowsOf(text: string, { places, picture }: Analysis): readonly Row[] {
  const lines = createLineIndex(text);
  const stages = new Map(picture.stages.map((stage) => [stage.key, stage]));
  const labels = new Map(
    picture.stages.flatMap(({ steps }) =>
      steps.map(({ key, keyword, sources, summary }) => {
        const from = sources.flatMap(({ kind, label }) =>
          kind === "copy" ? `--from=${label}` : [],
        );
        return [key, [keyword, ...from, summary].join(" ")] as const;
      }),
    ),
  );
  return places.rows.flatMap(({ key, stage: stageKey, isFrom, span }) => {
    const stage = stages.get(stageKey);
    if (stage === undefined) return [];
    const label = isFrom ? `FROM ${stage.base.label}` : (labels.get(key) ?? "");
    const line = lines.lineAt(span.start);
    const { title: stageTitle, color } = stage;
    return [{ key, stage: stageKey, stageTitle, color, isFrom, line, label }];
  });
}
