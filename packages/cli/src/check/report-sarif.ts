import type { FileReport, FindingReport } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";

const LEVELS = { error: "error", warning: "warning", info: "note", style: "note" } as const;

/** SARIF 2.1.0, which code hosts read: one run for all files, with each rule that spoke. */
export function sarifReport(
  files: readonly { readonly file: string; readonly report: FileReport }[],
): string {
  const rules = new Map<string, FindingReport>();
  for (const { report } of files) {
    for (const finding of report.findings) {
      if (!rules.has(finding.rule)) rules.set(finding.rule, finding);
    }
  }
  const ids = [...rules.keys()].toSorted();
  const results = files.flatMap(({ file, report }) => {
    const lines = createLineIndex(report.text);
    return report.findings.map((finding) => result(file, finding, { ids, lines }));
  });
  const driver = {
    name: "Stagemap",
    version: "0.1.0",
    rules: [...rules.values()].toSorted((a, b) => (a.rule < b.rule ? -1 : 1)).map(ruleOf),
  };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ rule, summary, source }: FindingReport): object {
  return { id: rule, shortDescription: { text: summary }, helpUri: source };
}

function result(
  file: string,
  { rule, severity, message, span, aliases }: FindingReport,
  { ids, lines }: { ids: readonly string[]; lines: ReturnType<typeof createLineIndex> },
): object {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  const uri = file === "-" ? "stdin" : encodeURI(file.replaceAll("\\", "/"));
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    ...(aliases.length === 0 ? {} : { properties: { aliases } }),
  };
}
