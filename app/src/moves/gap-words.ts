import type { CostView, GapView } from "@stagemap/analysis";

/** Below that a difference is not worth a word: the figures are estimates. */
const LEAST_SECONDS = 0.5;

const VERDICT_WORDS: Readonly<Record<GapView["verdict"], string>> = {
  here: "Where it is",
  safe: "Safe",
  risky: "Risky",
  breaking: "Breaks the build",
};

/** Marks that tell verdicts apart without their colours. */
export const VERDICT_SIGNS: Readonly<Record<GapView["verdict"], string>> = {
  here: "•",
  safe: "✓",
  risky: "!",
  breaking: "✕",
};

/** What a typical build then takes: "about 12 s less a build"; "" where nothing is known. */
export function costWords(cost: CostView | null): string {
  if (cost === null) return "";
  const { difference } = cost;
  if (Math.abs(difference) < LEAST_SECONDS) return "as fast as now";
  return `about ${seconds(Math.abs(difference))} ${difference < 0 ? "less" : "more"} a build`;
}

/** "−12 s"; "" for what makes no difference. */
export function shortCost(cost: CostView | null): string {
  if (cost === null || Math.abs(cost.difference) < LEAST_SECONDS) return "";
  return `${cost.difference < 0 ? "−" : "+"}${seconds(Math.abs(cost.difference))}`;
}

/** The first line of what is said of a gap. */
export function gapTitle({ verdict, cost }: GapView): string {
  if (verdict === "here") {
    return cost === null
      ? VERDICT_WORDS.here
      : `${VERDICT_WORDS.here}. A typical build takes about ${seconds(cost.seconds)}`;
  }
  const costs = verdict === "breaking" ? "" : costWords(cost);
  return costs === "" ? VERDICT_WORDS[verdict] : `${VERDICT_WORDS[verdict]}: ${costs}`;
}

/** Why, as one sentence, and how many more there are. */
export function reasonWords({ reasons }: Pick<GapView, "reasons">): string {
  const [first, ...others] = reasons;
  if (first === undefined) return "";
  if (others.length === 0) return first.message;
  return `${first.message} And ${others.length} more ${others.length === 1 ? "reason" : "reasons"}.`;
}

function seconds(value: number): string {
  if (value >= 90) return `${Math.round(value / 60)} min`;
  return value < 10 ? `${Math.round(value * 10) / 10} s` : `${Math.round(value)} s`;
}
