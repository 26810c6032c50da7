import type { IgnoreFile, IgnoreMatcher, PatternLine } from "@stagemap/dockerignore";
import type { Columns } from "./context-report.ts";
import type { IgnoreLineView } from "./view-context.ts";

interface Deciding {
  files: number;
  bytes: number;
  example: string | null;
}

/** What each pattern of an ignore file does to the files that the matcher was asked about. */
export function ignoreLineViews(
  { lines, problems }: IgnoreFile,
  matcher: IgnoreMatcher,
  columns: Columns,
): readonly IgnoreLineView[] {
  const deciding = countByLine(columns);
  const fitting = new Set(matcher.fittingLines());
  const faults = new Map(problems.map(({ line, message }) => [line, message]));
  return lines
    .filter((line): line is PatternLine => line.kind === "pattern")
    .map(({ number, pattern, isException }) => {
      const count = deciding.get(number) ?? { files: 0, bytes: 0, example: null };
      const fault = faults.get(number) ?? null;
      const state = stateOf({ fault, files: count.files, isFitting: fitting.has(number) });
      const note = fault ?? noteOf(state, isException);
      return { number, pattern, isException, ...count, state, note };
    });
}

function countByLine({ paths, sizes, lines }: Columns): ReadonlyMap<number, Deciding> {
  const found = new Map<number, Deciding>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? 0;
    if (line === 0) continue;
    let count = found.get(line);
    if (count === undefined) {
      count = { files: 0, bytes: 0, example: paths[at] ?? null };
      found.set(line, count);
    }
    count.files++;
    const size = sizes[at] ?? Number.NaN;
    if (!Number.isNaN(size)) count.bytes += size;
  }
  return found;
}

interface LineFacts {
  readonly fault: string | null;
  readonly files: number;
  readonly isFitting: boolean;
}

function stateOf({ fault, files, isFitting }: LineFacts): IgnoreLineView["state"] {
  if (fault !== null) return "fault";
  if (files > 0) return "decides";
  return isFitting ? "overruled" : "unmatched";
}

function noteOf(state: IgnoreLineView["state"], isException: boolean): string | null {
  if (state === "unmatched") return "It fits none of the files.";
  if (state !== "overruled") return null;
  return isException
    ? "It fits files that nothing keeps out, or that a later line keeps out again."
    : "It fits files, but other lines decide all of them.";
}
