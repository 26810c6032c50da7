import { loadChecks } from "@stagemap/analysis";
import type { Checks } from "@stagemap/analysis";
import { buildModel } from "@stagemap/model";
import { planBest } from "@stagemap/refactor";
import type { BestPlan } from "@stagemap/refactor";
import { parse, syntaxProblems } from "@stagemap/syntax";

/** What an abstract build of two texts says: "changed" where only a rewrite that holds under an assumption makes the difference. */
export type Comparison = "same" | "assumed" | "different";

/** How two texts are compared; the tests' own builder does it. */
export interface Proof {
  readonly compareImages: (before: string, plan: Pick<BestPlan, "steps" | "text">) => Comparison;
}

/** What became of one file. */
export interface Examined {
  readonly before: number;
  readonly after: number;
  readonly moves: number;
  readonly splits: number;
  readonly isProven: boolean;
  /** Why copies before installs stay. */
  readonly refusals: readonly string[];
  readonly images: Comparison | null;
  /** What should not have happened: sentences. */
  readonly faults: readonly string[];
}

/** Answers for one file after the other; null for a text without a stage. */
export async function createExaminer(
  compareImages: Proof["compareImages"],
): Promise<(text: string) => Examined | null> {
  const checks = await loadChecks();
  return (text) => {
    const model = buildModel(parse(text), { target: null });
    if (model.stages.length === 0) return null;
    const plan = planBest(model);
    const isChanged = plan.text !== text;
    const images = isChanged ? compareImages(text, plan) : null;
    return {
      before: plan.before,
      after: plan.after,
      moves: plan.moves.length,
      splits: plan.steps.filter(({ kind }) => kind === "split-copy").length,
      isProven: plan.isProven,
      refusals: plan.refusals.map(({ message }) => message),
      images,
      faults: isChanged ? faultsOf(text, plan.text, checks) : [],
    };
  };
}

function faultsOf(before: string, after: string, checks: Checks): readonly string[] {
  const faults: string[] = [];
  const problems = messagesOf(before);
  for (const message of messagesOf(after)) {
    if (!problems.includes(message)) faults.push(`does not build: ${message}`);
  }
  if (String(commentsIn(before)) !== String(commentsIn(after))) faults.push("loses a comment");
  const left = [...findingsOf(before, checks)];
  for (const rule of findingsOf(after, checks)) {
    const at = left.indexOf(rule);
    if (at === -1) faults.push(`has a new finding: ${rule}`);
    else left.splice(at, 1);
  }
  return faults;
}

function messagesOf(text: string): readonly string[] {
  const model = buildModel(parse(text), { target: null });
  return [...syntaxProblems(model.tree), ...model.problems].map(({ message }) => message);
}

/** Lines that start with "#", wherever they stand. */
function commentsIn(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("#")).toSorted();
}

/** The rules that find something. One only says that RUNs stand side by side, which is what an order may come to. */
function findingsOf(text: string, checks: Checks): readonly string[] {
  const { findings } = checks.reportOn({
    dockerfile: text,
    target: null,
    dockerignore: null,
    isAll: false,
    isFixed: false,
  });
  return findings.map(({ rule }) => rule).filter((rule) => rule !== "DL3059");
}
