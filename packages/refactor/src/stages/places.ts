import type { Edge, Model, Origin, Stage } from "@stagemap/model";
import type { Span, TextEdit } from "@stagemap/text";
import { lineOf, titleOf } from "../words.ts";
import type { Reason } from "../plan.ts";

/** A place in the text that names a stage. */
export interface Mention {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  readonly isNumber: boolean;
  readonly edge: Edge;
}

/** Every place that means a stage, each once, in text order. */
export function mentionsOf(model: Model, stage: Stage): readonly Mention[] {
  const found = new Map<number, Mention>();
  for (const edge of [...model.edges, ...model.replacedEdges]) {
    if (!isStage(edge.from, stage.index) || edge.kind === "context") continue;
    const { span } = edge;
    const text = model.tree.source.slice(span.start, span.end);
    found.set(span.start, { span, text, isNumber: /^\d+$/.test(text), edge });
  }
  return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

function isStage(origin: Origin, index: number): boolean {
  return origin.kind === "stage" && origin.stage === index;
}

/** The edits that keep stages meant that are named by number, once stages have other numbers; a stage that is gone is left out. */
export function renumbered(
  model: Model,
  numberOf: (before: number) => number | null,
  except: (edge: Edge) => boolean = () => false,
): readonly TextEdit[] {
  return model.stages.flatMap((stage) => {
    const number = numberOf(stage.index);
    if (number === null || number === stage.index) return [];
    return mentionsOf(model, stage)
      .filter(({ isNumber, edge }) => isNumber && !except(edge))
      .map(({ span }) => ({ span, newText: String(number) }));
  });
}

/** The line that makes an edge, as one speaks of it. */
export function edgeReason(model: Model, edge: Edge, what: string): Reason {
  const stage = model.stages[edge.to];
  if (stage === undefined) return { message: what, step: null, line: edge.line };
  const { step } = edge;
  const title = titleOf(step ?? { item: stage.from });
  const line = step === null ? edge.line : lineOf(model, stage, step);
  return { message: `${title} (line ${line}) ${what}`, step: step?.key ?? null, line };
}

/** A stage as one speaks of it. */
export function nameOf({ writtenName, index }: Pick<Stage, "writtenName" | "index">): string {
  return writtenName ?? `Stage ${index}`;
}
