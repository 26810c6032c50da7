import type { CacheReport } from "@stagemap/analysis";

/** One line: `{target, steps: [{stage, line, instruction, status, causes, seconds}], totalSeconds}`; lines from 1. */
export function jsonReport({ target, steps, totalSeconds }: CacheReport): string {
  const rows = steps.map(({ stage, line, instruction, status, causes, seconds }) => ({
    stage,
    line,
    instruction,
    status,
    causes: causes.map(({ text }) => text),
    seconds,
  }));
  return `${JSON.stringify({ target, steps: rows, totalSeconds })}\n`;
}
