import { traceContext } from "@stagemap/cache";
import type { ContextTrace } from "@stagemap/cache";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import type { IgnoreMatcher } from "@stagemap/dockerignore";
import { targetNumber } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import type { OrderedFiles } from "./context-files.ts";
import { ignoreLineViews } from "./context-ignore-lines.ts";
import { contextNotes } from "./context-notes.ts";
import { missingOf } from "./context-missing.ts";
import { totalsOf } from "./context-totals.ts";
import { contextWarnings } from "./context-warnings.ts";
import { FILE_STATES } from "./view-context.ts";
import type { ContextQuestion, ContextReport, ContextStep } from "./view-context.ts";

/** The columns of a report: one value a file. */
export interface Columns extends OrderedFiles {
  readonly states: Uint8Array;
  readonly lines: Uint32Array;
  readonly ships: Uint8Array;
}

const SENT = FILE_STATES.indexOf("sent");
const IGNORED = FILE_STATES.indexOf("ignored");
const UNUSED = FILE_STATES.indexOf("unused");

/** What becomes of every file. */
export function contextReport(
  question: ContextQuestion,
  model: Model,
  files: OrderedFiles,
): ContextReport {
  const { dockerignore = null } = question;
  const { paths, sizes } = files;
  const ignoreFile = parseIgnoreFile(dockerignore ?? "");
  const matcher = createMatcher(ignoreFile);
  const { isLeftOut, lines } = decide(matcher, paths);
  const target = targetNumber(model, question.target);
  const trace = traceContext(model, { target, paths, isLeftOut });
  const { ships, taken, takerSets } = trace;
  const states = Uint8Array.from(paths, (_, at) => {
    if (isLeftOut[at] === 1) return IGNORED;
    return trace.isAskedFor[at] === 1 ? SENT : UNUSED;
  });
  const columns: Columns = { paths, sizes, states, lines, ships };
  const areFilesInferred = question.files === null;
  return {
    ...columns,
    areFilesInferred,
    taken,
    takerSets,
    steps: stepsOf(trace, columns, areFilesInferred ? null : matcher),
    totals: totalsOf(columns),
    warnings: contextWarnings(columns, trace),
    ignoreLines: ignoreLineViews(ignoreFile, matcher, columns),
    notes: contextNotes(question, columns),
  };
}

interface Decided {
  readonly isLeftOut: Uint8Array;
  readonly lines: Uint32Array;
}

function decide({ decide: decideOne }: IgnoreMatcher, paths: readonly string[]): Decided {
  const isLeftOut = new Uint8Array(paths.length);
  const lines = new Uint32Array(paths.length);
  for (let at = 0; at < paths.length; at++) {
    const { isIgnored, line } = decideOne(paths[at] ?? "");
    if (isIgnored) isLeftOut[at] = 1;
    lines[at] = line ?? 0;
  }
  return { isLeftOut, lines };
}

function stepsOf(
  trace: ContextTrace,
  columns: Columns,
  /** Null when files are inferred: then nothing is missing. */
  matcher: IgnoreMatcher | null,
): readonly ContextStep[] {
  const { takers, taken, takerSets } = trace;
  const bytes = takers.map(() => 0);
  for (let at = 0; at < taken.length; at++) {
    const size = columns.sizes[at] ?? Number.NaN;
    if (Number.isNaN(size)) continue;
    for (const taker of takerSets[taken[at] ?? 0] ?? []) bytes[taker] = (bytes[taker] ?? 0) + size;
  }
  const missing = matcher === null ? null : missingOf(trace, columns, matcher);
  return takers.map((taker, index) => ({
    kind: taker.kind,
    key: taker.step ?? taker.stageKey,
    stage: taker.stageKey,
    line: taker.line,
    instruction: taker.instruction,
    sources: taker.selection.sources,
    isBuilt: taker.isBuilt,
    files: taker.files,
    bytes: bytes[index] ?? 0,
    missing: missing?.[index] ?? [],
  }));
}
