import type { Comparison } from "@stagemap/analysis";

/** One line with everything but the picture. */
export function jsonReport(comparison: Comparison): string {
  // JSON leaves out what is undefined.
  return `${JSON.stringify({ ...comparison, picture: undefined, marks: undefined })}\n`;
}

/** The sentences, then what differs, a line each. */
export function textReport(comparison: Comparison): string {
  const { headline, remarks, stages, edges, arguments: args, findings } = comparison;
  const lines = [headline, ...remarks];
  const differing = stages.filter(({ kind, isRenamed }) => kind !== "same" || isRenamed);
  for (const { kind, isRenamed, before, after, steps } of differing) {
    const title = (after ?? before)?.title ?? "";
    const was = isRenamed ? `, before ${before?.title ?? ""}` : "";
    lines.push("", `${SIGNS[kind]} stage ${title}${was}`);
    for (const step of steps) {
      if (step.kind === "same") continue;
      const { summary, line } = step.after ?? step.before ?? { summary: "", line: 0 };
      lines.push(`  ${SIGNS[step.kind]} ${step.keyword} ${summary} (${step.kind}, line ${line})`);
    }
  }
  const section = (title: string, entries: readonly string[]): void => {
    if (entries.length > 0) lines.push("", title, ...entries.map((entry) => `  ${entry}`));
  };
  section(
    "Build arguments",
    args.map(
      ({ name, before, after }) => `~ ${name} ${after ?? "(none)"}, before ${before ?? "(none)"}`,
    ),
  );
  section(
    "Between stages",
    edges.map(({ kind, text }) => `${SIGNS[kind]} ${text}`),
  );
  section(
    "Findings gone",
    findings.gone.map(({ line, message }) => `- line ${line}: ${message}`),
  );
  section(
    "New findings",
    findings.added.map(({ line, message }) => `+ line ${line}: ${message}`),
  );
  return `${lines.join("\n")}\n`;
}

const SIGNS = { same: " ", changed: "~", moved: ">", added: "+", removed: "-" } as const;
