import { PROBLEM_PHASES, neededStages } from "@stagemap/model";
import type { Model, ModelProblem } from "@stagemap/model";
import { syntaxProblems } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";

/** How the conformance files say that BuildKit refuses a part. */
export interface Refusal {
  readonly ok: false;
  readonly error: string;
  /** Null where BuildKit names no line. */
  readonly line: number | null;
}

/** The first thing for which BuildKit's parser refuses the text; null when it accepts it. */
export function syntaxRefusal(tree: SyntaxTree): Refusal | null {
  const [problem] = syntaxProblems(tree);
  return problem === undefined ? null : { ok: false, error: problem.message, line: problem.line };
}

/** The first thing for which BuildKit's instruction parser refuses the text, its parser's included. */
export function instructionRefusal(model: Model): Refusal | null {
  const syntax = syntaxRefusal(model.tree);
  if (syntax !== null) return syntax;
  const problem = model.problems.find(({ phase }) => phase === "instruction");
  if (problem === undefined) return null;
  const { message, line } = problem;
  return { ok: false, error: `dockerfile parse error on line ${line}: ${message}`, line };
}

/** The first thing for which BuildKit refuses to build the default target. */
export function buildRefusal(model: Model): Refusal | null {
  const earlier = instructionRefusal(model);
  if (earlier !== null) return earlier;
  const needed = neededStages(model, model.stages.length - 1);
  const errors = model.problems.filter(
    ({ severity, phase, stage }) =>
      severity === "error" && (phase !== "build" || (stage !== null && needed.has(stage))),
  );
  for (const phase of PROBLEM_PHASES) {
    const ofPhase = errors.filter((problem) => problem.phase === phase);
    const problem = phase === "images" ? firstImageProblem(model, ofPhase) : ofPhase[0];
    // References are resolved before BuildKit knows where they stand.
    const line = phase === "references" ? null : (problem?.line ?? null);
    if (problem !== undefined) return { ok: false, error: problem.message, line };
  }
  return null;
}

/**
 * BuildKit looks up all images at once: those of FROM, then those of references. Go's scheduler runs the one that was started
 * last first and the others in order.
 */
function firstImageProblem(
  { edges }: Model,
  problems: readonly ModelProblem[],
): ModelProblem | undefined {
  const lookUps = edges.filter(({ from }) => from.kind === "image" || from.kind === "none");
  const last = lookUps.findLast(({ step }) => step !== null) ?? lookUps.at(-1);
  return problems.find(({ span }) => span.start === last?.span.start) ?? problems[0];
}
