import type { Analysis, StageView, StepView } from "./view.ts";

/** A text with what is compared of it. */
export interface Side {
  readonly text: string;
  readonly analysis: Analysis;
  readonly stages: readonly SideStage[];
}

export interface SideStage {
  readonly view: StageView;
  readonly steps: readonly SideStep[];
}

export interface SideStep {
  readonly view: StepView;
  readonly stage: SideStage;
  /** From 1. */
  readonly line: number;
  /** The text without the ends of its lines' differences and without names of stages, which stand in `feeds`. */
  readonly content: string;
  /** The keys of the stages that it takes from, in text order. */
  readonly feeds: readonly string[];
}

export function readSide(text: string, analysis: Analysis): Side {
  const rows = new Map(analysis.places.rows.map((row) => [row.key, row.span]));
  const names = new Map(analysis.picture.stages.map(({ key, name }) => [key, name]));
  const lineOf = createLineCounter(text);
  const stages = analysis.picture.stages.map((view) => {
    const steps: SideStep[] = [];
    const stage: SideStage = { view, steps };
    for (const step of view.steps) {
      const span = rows.get(step.key) ?? { start: 0, end: 0 };
      const written = text.slice(span.start, span.end).replaceAll("\r\n", "\n").trim();
      const feeds = step.sources.flatMap(({ node }) =>
        node !== null && names.has(node) ? [node] : [],
      );
      const content = feeds.reduce((left, key) => withoutName(left, names.get(key)), written);
      steps.push({ view: step, stage, line: lineOf(span.start), content, feeds });
    }
    return stage;
  });
  return { text, analysis, stages };
}

/** The first place where the stage is named after “from=”, without the name. */
function withoutName(written: string, name: string | null | undefined): string {
  if (name === null || name === undefined) return written;
  const sought = `from=${name.toLowerCase()}`;
  const lower = written.toLowerCase();
  // A letter whose lower case is longer would put what follows out of place.
  if (lower.length !== written.length) return written;
  const at = lower.indexOf(sought);
  const end = at + sought.length;
  const isWhole = at >= 0 && !/[\w.-]/.test(written.charAt(end));
  return isWhole ? `${written.slice(0, at)}from=\0${written.slice(end)}` : written;
}

/** Answers the lines of places that are asked for in text order. */
function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf("\n", at); next >= 0 && next < offset;) {
      line += 1;
      at = next + 1;
      next = text.indexOf("\n", at);
    }
    return line;
  };
}
