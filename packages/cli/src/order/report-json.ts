import type { BestOrderAnswer } from "@stagemap/analysis";

/** One line: `{before: {expectedSeconds}, after: {expectedSeconds, dockerfile}, moves: [{line, to, reason}], proven}`; lines from 1. */
export function jsonReport(answer: BestOrderAnswer): string {
  const { before, after, dockerfile, moves, isProven } = answer;
  const report = {
    before: { expectedSeconds: rounded(before) },
    after: { expectedSeconds: rounded(after), dockerfile },
    moves: moves.map(({ line, toLine, reason }) => ({ line, to: toLine, reason })),
    proven: isProven,
  };
  return `${JSON.stringify(report)}\n`;
}

/** Estimates have no more than three decimals to tell. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
