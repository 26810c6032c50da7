import type { Analysis, AnalysisInput } from "./view.ts";

/** Analyses one document again and again, reusing what an edit left unchanged. */
export interface Analyzer {
  /** Never throws, whatever the text. */
  analyze(input: AnalysisInput): Analysis;
}

export function createAnalyzer(): Analyzer {
  return {
    analyze: () => ({
      picture: { stages: [], images: [], edges: [], target: null },
      isPictureKept: false,
      problems: [],
      places: { stages: [], rows: [], edges: [] },
      counts: { stages: 0, builtStages: 0, steps: 0, errors: 0, warnings: 0 },
    }),
  };
}
