import type { ContextReport } from "@stagemap/analysis";
import { FILE_FATES, FILE_STATES } from "@stagemap/analysis";

/** Which files the tree shows. */
export interface FileFilter {
  /** A part of the path, in any case. */
  readonly query: string;
  readonly show: "all" | "sent" | "ignored" | "unused" | "ships" | "mayShip";
}

/** The indexes of the files that the filter lets through, ascending; null when that is all of them. */
export function chosenFiles(report: ContextReport, filter: FileFilter): Uint32Array | null {
  const query = filter.query.trim().toLowerCase();
  if (query === "" && filter.show === "all") return null;
  const { paths, states, ships } = report;
  const state = FILE_STATES.findIndex((each) => each === filter.show);
  const fate = filter.show === "ships" ? "yes" : filter.show === "mayShip" ? "unknown" : null;
  const ship = fate === null ? -1 : FILE_FATES.indexOf(fate);
  const chosen: number[] = [];
  for (let file = 0; file < paths.length; file++) {
    if (state !== -1 && states[file] !== state) continue;
    if (ship !== -1 && ships[file] !== ship) continue;
    if (query === "" || paths[file]?.toLowerCase().includes(query) === true) chosen.push(file);
  }
  return Uint32Array.from(chosen);
}
