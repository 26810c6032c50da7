import type { CacheAnswer, StepReport } from "@stagemap/analysis";

const COLORS = { cached: 32, rebuilt: 31, maybe: 33, skipped: 90 } as const;

/** For people: the steps by stage with their reasons, then what it comes to. */
export function textReport(
  file: string,
  { report, explanation, areFilesInferred }: CacheAnswer,
  hasColors: boolean,
): string {
  const paint = (text: string, color: number) =>
    hasColors ? `\u001b[${color}m${text}\u001b[0m` : text;
  const width = Math.max(0, ...report.steps.map(({ line }) => String(line).length));
  const lines: string[] = [];
  let stage: string | null = null;
  for (const step of report.steps) {
    if (step.stage !== stage) lines.push(titleOf(step.stage, report.target));
    ({ stage } = step);
    const status = paint(step.status.padEnd(7), COLORS[step.status]);
    const seconds = step.seconds === 0 ? "" : `  about ${step.seconds} s`;
    lines.push(`  ${String(step.line).padStart(width)}  ${status}  ${step.instruction}${seconds}`);
    for (const text of detailsOf(step)) lines.push(`${" ".repeat(width + 13)}${text}`);
  }
  const { suggestion } = report;
  const advice = suggestion === null ? [] : ["", `What would help: ${suggestion.text}.`];
  // When nothing is rebuilt the explanation says them already.
  const notes = report.notes
    .filter((note) => !explanation.includes(note))
    .map((note) => `${note}.`);
  const inferred = areFilesInferred
    ? ["The context’s files are inferred from the Dockerfile; name them with --files."]
    : [];
  const estimates =
    report.totalSeconds === 0 ? [] : ["Seconds are estimates by class of command (docs/cache.md)."];
  return `${[file, ...lines, "", explanation, ...notes, ...advice, ...inferred, ...estimates].join("\n")}\n`;
}

function titleOf(stage: string, target: string | null): string {
  return `stage ${stage.replace(/^#/, "")}${stage === target ? " (target)" : ""}`;
}

/** A skipped stage says why once; a step from the cache says something only when one might think otherwise. */
function detailsOf({ status, causes, notes }: StepReport): readonly string[] {
  return status === "skipped" ? [] : [...causes.map(({ text }) => text), ...notes];
}
