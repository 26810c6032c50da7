import type { TextForm } from "./text-form.ts";

/**
 * Remembers which versions of the document have a BOM. Monaco's undo stack does not know of BOMs; it does give back the
 * version number that a state had before, and new states always get a number higher than every earlier one.
 */
export interface BomTimeline {
  /** The BOM of a version that the document had before or has now. */
  at(version: number): TextForm["bom"];
  /** Notes that `version`, newer than every other, has this BOM. */
  record(version: number, bom: TextForm["bom"]): void;
}

export function createBomTimeline(initial: TextForm["bom"]): BomTimeline {
  // Each mark holds from its version up to the next mark's; sorted by version.
  const marks: { readonly from: number; readonly bom: TextForm["bom"] }[] = [];

  function at(version: number): TextForm["bom"] {
    return marks.findLast((mark) => mark.from <= version)?.bom ?? initial;
  }

  return {
    at,
    record(version, bom) {
      if (at(version) !== bom) marks.push({ from: version, bom });
    },
  };
}
