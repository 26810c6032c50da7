import type { AppContext } from "../commands/command.ts";
import { filterFindings } from "./finding-filter.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./finding.ts";
import { severityLooks } from "./severity-looks.ts";
import { showPlace } from "./show-place.ts";

/** Goes to the finding after (1) or before (-1) the cursor, among those that the panel lists, and around the end. */
export function goToFinding(context: AppContext, step: 1 | -1): void {
  const { analysis, findingView, openFinding, showFinding, announce } = context.store.getState();
  const all = findingsOf(analysis.problems);
  const listed = filterFindings(all, { ...findingView, isOnlyFixable: false }, new Map());
  const findings = listed.length > 0 ? listed : all;
  const index = nextIndex(findings, { step, openFinding, cursor: context.host.cursorOffset() });
  const finding = findings.at(index % findings.length);
  if (finding === undefined) return;
  const { problem, key } = finding;
  showPlace(context, problem, { focus: true });
  showFinding(key);
  const place = `Finding ${findings.indexOf(finding) + 1} of ${findings.length}`;
  announce(
    `${severityLooks[finding.weight].word}, line ${problem.line}: ${problem.message}. ${place}.`,
  );
}

/** -1 stands for the last one, the count of all for the first. */
function nextIndex(
  findings: readonly Finding[],
  from: {
    readonly step: 1 | -1;
    readonly openFinding: string | null;
    readonly cursor: number | null;
  },
): number {
  const { step, openFinding, cursor } = from;
  const open = findings.findIndex(({ key }) => key === openFinding);
  // Several may start at one place: from the one that is open, go on by one.
  const openStart = findings[open]?.problem.span.start;
  if (openStart !== undefined && openStart === (cursor ?? openStart)) return open + step;
  if (cursor === null) return step === 1 ? 0 : -1;
  if (step === -1) return findings.findLastIndex(({ problem }) => problem.span.start < cursor);
  const next = findings.findIndex(({ problem }) => problem.span.start > cursor);
  return next === -1 ? findings.length : next;
}
