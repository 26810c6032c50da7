import type { Analysis, Analyzer, EdgeView, StageView, StepView } from "../src/index.ts";
import { createChecks } from "../src/findings.ts";
import { createAnalyzer } from "../src/index.ts";

/** An analyzer with its checks. */
export function createChecked(): Analyzer {
  const analyzer = createAnalyzer();
  analyzer.useChecks(createChecks());
  return analyzer;
}

/** The analysis of a text on its own. */
export function analyze(dockerfile: string, target: string | null = null): Analysis {
  return createChecked().analyze({ dockerfile, target });
}

export function stagesOf(dockerfile: string, target: string | null = null): readonly StageView[] {
  return analyze(dockerfile, target).picture.stages;
}

export function edgesOf(dockerfile: string, target: string | null = null): readonly EdgeView[] {
  return analyze(dockerfile, target).picture.edges;
}

/** The rows of the last stage of `FROM alpine` with these lines. */
export function rowsOf(lines: string): readonly StepView[] {
  return stagesOf(`FROM a AS build\nFROM alpine\n${lines}\n`)[1]?.steps ?? [];
}
