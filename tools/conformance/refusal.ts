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
  const { code, message, line } = problem;
  const place = code === "no-stage" ? "" : `dockerfile parse error on line ${line}: `;
  return { ok: false, error: place + message, line };
}

const EMPTY: Refusal = { ok: false, error: "the Dockerfile cannot be empty", line: null };
const NO_STAGES: Refusal = {
  ok: false,
  error: "dockerfile contains no stages to build",
  line: null,
};

/** The first thing for which BuildKit refuses to build the stage `target`, the last one by default, or every stage. */
export function buildRefusal(
  model: Model,
  target: number | "all" = model.stages.length - 1,
): Refusal | null {
  if (model.tree.source === "") return EMPTY;
  const option = model.problems.find(({ phase }) => phase === "options");
  if (option !== undefined) return { ok: false, error: option.message, line: null };
  const earlier = instructionRefusal(model);
  if (earlier !== null) return earlier;
  if (model.stages.length === 0) return NO_STAGES;
  const needed = target === "all" ? null : neededStages(model, target);
  const errors = model.problems.filter(({ severity, phase, stage }) => {
    const isOfBuild = phase === "build" || phase === "triggers";
    return (
      severity === "error" &&
      (!isOfBuild || needed === null || (stage !== null && needed.has(stage)))
    );
  });
  for (const phase of PROBLEM_PHASES) {
    const ofPhase = errors.filter((problem) => problem.phase === phase);
    const problem = phase === "images" ? firstImageProblem(model, ofPhase) : ofPhase[0];
    if (problem === undefined) continue;
    const line = hasLine(problem) ? problem.line : null;
    return { ok: false, error: problem.message, line };
  }
  return null;
}

/** References are resolved before BuildKit knows where they stand, and a mount's image is looked up without its place. */
function hasLine({ phase, stage, step }: ModelProblem): boolean {
  if (phase === "references" || (phase === "epoch" && stage === null)) return false;
  return phase !== "images" || step?.item.instruction.name !== "RUN";
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
