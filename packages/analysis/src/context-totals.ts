import type { Columns } from "./context-report.ts";
import type { ContextTotals, FileCount } from "./view-context.ts";
import { FILE_FATES, FILE_STATES } from "./view-context.ts";

/** How many files there are of each kind, and their bytes as far as sizes are known. */
export function totalsOf({ paths, sizes, states, ships }: Columns): ContextTotals {
  const byState = FILE_STATES.map(() => ({ files: 0, bytes: 0 }));
  const byFate = FILE_FATES.map(() => ({ files: 0, bytes: 0 }));
  let unsized = 0;
  for (let at = 0; at < paths.length; at++) {
    const size = sizes[at] ?? Number.NaN;
    const isSized = !Number.isNaN(size);
    if (!isSized) unsized++;
    for (const count of [byState[states[at] ?? 0], byFate[ships[at] ?? 0]]) {
      if (count === undefined) continue;
      count.files++;
      if (isSized) count.bytes += size;
    }
  }
  const [sent = NONE, ignored = NONE, unused = NONE] = byState;
  const [, shipping = NONE, mayShip = NONE] = byFate;
  const all = {
    files: paths.length,
    bytes: sent.bytes + ignored.bytes + unused.bytes,
  };
  return { all, sent, ignored, unused, ships: shipping, mayShip, unsized };
}

const NONE: FileCount = { files: 0, bytes: 0 };
