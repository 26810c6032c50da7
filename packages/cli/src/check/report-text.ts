import type { FileReport } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";

const COLORS = { error: 31, warning: 33, info: 36, style: 90 } as const;
const MARKS = { done: "✓", todo: "✗", "does not apply": "–" } as const;

/** For people: a line a finding, with its fix below it, then the checklist. */
export function textReport(file: string, report: FileReport, hasColors: boolean): string {
  const lines = createLineIndex(report.text);
  const paint = (text: string, color: number) =>
    hasColors ? `\u001b[${color}m${text}\u001b[0m` : text;
  const findings = report.findings.map(({ rule, aliases, severity, span, message, fix }) => {
    const { line, column } = lines.positionAt(span.start);
    const ids = [rule, ...aliases].join(", ");
    const head = `${file}:${line}:${column}: ${paint(severity, COLORS[severity])}: ${message} [${ids}]\n`;
    if (fix === null) return head;
    return `${head}    ${fix.isSafe ? "fix" : "fix, to be reviewed"}: ${fix.title}\n`;
  });
  const checklist = report.checklist.map(
    ({ text, verdict, evidence }) => `  ${MARKS[verdict]} ${text} (${verdict}): ${evidence}\n`,
  );
  const fixed = report.fixed === 0 ? "" : `${file}: ${count(report.fixed, "finding")} fixed\n`;
  const total = `${file}: ${count(report.findings.length, "finding")}\n`;
  return [fixed, ...findings, total, ...checklist].join("");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
