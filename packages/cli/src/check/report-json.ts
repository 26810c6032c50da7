import type { FileReport } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";

/** One line: `{file, findings, checklist}`; lines and columns from 1, the end behind the last character. */
export function jsonLine(file: string, { text, findings, checklist, fixed }: FileReport): string {
  const lines = createLineIndex(text);
  const rows = findings.map(({ rule, aliases, severity, span, message, fix }) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    return {
      rule,
      aliases,
      severity,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
      fixable: fix !== null,
    };
  });
  const points = checklist.map(({ id, verdict, evidence }) => ({ id, verdict, evidence }));
  return `${JSON.stringify({ file, findings: rows, checklist: points, fixed })}\n`;
}
