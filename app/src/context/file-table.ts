import type { ContextReport } from "@stagemap/analysis";
import { FILE_FATES, FILE_STATES } from "@stagemap/analysis";

/**
 * Some of a report's files, in its order. Sorted paths keep the files of a folder side by side, so that a folder is a range of
 * them, and what it comes to is the difference of two running sums.
 */
export interface FileTable {
  readonly report: ContextReport;
  readonly count: number;
  /** The index in the report of the file at a place of the table. */
  fileAt(at: number): number;
  pathAt(at: number): string;
  /** What the files from `start` up to `end` come to. */
  summary(start: number, end: number): Summary;
}

export interface Summary {
  readonly files: number;
  readonly sent: number;
  readonly ignored: number;
  readonly unused: number;
  readonly ships: number;
  readonly mayShip: number;
  /** As far as sizes are known. */
  readonly bytes: number;
  /** How many have a known size. */
  readonly sized: number;
  /** The line that decides for all of them, 0 where no line has a say; null when they differ. */
  readonly line: number | null;
  /** The steps that take all of them; null when they differ. */
  readonly takers: readonly number[] | null;
}

/** @param chosen indexes of the report's files, ascending; null for all of them. */
export function createFileTable(report: ContextReport, chosen: Uint32Array | null): FileTable {
  const count = chosen?.length ?? report.paths.length;
  const fileAt = (at: number): number => (chosen === null ? at : (chosen[at] ?? 0));
  const states = FILE_STATES.map((_, state) =>
    sums((file) => Number(report.states[file] === state)),
  );
  const fates = FILE_FATES.map((_, fate) => sums((file) => Number(report.ships[file] === fate)));
  const bytes = sums((file) => report.sizes[file] || 0);
  const sized = sums((file) => Number(!Number.isNaN(report.sizes[file])));
  const lineChanges = changes(report.lines);
  const takenChanges = changes(report.taken);

  /** At each place the sum of all files before it. */
  function sums(valueOf: (file: number) => number): Float64Array {
    const sum = new Float64Array(count + 1);
    for (let at = 0; at < count; at++) sum[at + 1] = (sum[at] ?? 0) + valueOf(fileAt(at));
    return sum;
  }

  /** At each place how often the value has changed up to it. */
  function changes(values: Uint32Array): Uint32Array {
    const changed = new Uint32Array(count);
    for (let at = 1; at < count; at++) {
      const isChange = values[fileAt(at)] !== values[fileAt(at - 1)];
      changed[at] = (changed[at - 1] ?? 0) + Number(isChange);
    }
    return changed;
  }

  return {
    report,
    count,
    fileAt,
    pathAt: (at) => report.paths[fileAt(at)] ?? "",
    summary(start, end) {
      const between = (sum: Float64Array | undefined): number =>
        (sum?.[end] ?? 0) - (sum?.[start] ?? 0);
      const isOneLine = lineChanges[start] === lineChanges[end - 1];
      const areTakenAlike = takenChanges[start] === takenChanges[end - 1];
      const first = fileAt(start);
      return {
        files: end - start,
        sent: between(states[FILE_STATES.indexOf("sent")]),
        ignored: between(states[FILE_STATES.indexOf("ignored")]),
        unused: between(states[FILE_STATES.indexOf("unused")]),
        ships: between(fates[FILE_FATES.indexOf("yes")]),
        mayShip: between(fates[FILE_FATES.indexOf("unknown")]),
        bytes: between(bytes),
        sized: between(sized),
        line: isOneLine ? (report.lines[first] ?? 0) : null,
        takers: areTakenAlike ? (report.takerSets[report.taken[first] ?? 0] ?? []) : null,
      };
    },
  };
}
