import type { Analysis, AnalysisInput, Analyzer } from "@stagemap/analysis";
import type { DocumentParts } from "./part-descriptions.ts";
import { areSameInputs, inputOfParts, partsOf } from "./document-parts.ts";
import type { DocumentSlice } from "./document-slice.ts";
import type { PointedAt } from "./view-slice.ts";
import { carrySubject, spanOf } from "./subjects.ts";
import type { Subject } from "../graph/graph-pane-props.ts";

/** What everything else on the screen follows from. */
export interface Source extends DocumentParts {
  readonly text: string;
}

/** What follows from the source, or has to follow it. */
export interface Derived extends Source {
  readonly analysis: Analysis;
  readonly selection: PointedAt | null;
  readonly also: readonly Subject[];
  readonly hover: PointedAt | null;
}

/** What a part that the user sets makes of the state. */
type Edited = Derived & Pick<DocumentSlice, "provenance" | "isInAddress">;

export interface Derive {
  /** The analysis of the empty text. */
  readonly empty: Analysis;
  /** The state after the user has set some of the parts: what came by a link is then the user's own. */
  edit(before: Derived & Pick<DocumentSlice, "provenance">, parts: Partial<DocumentParts>): Edited;
  /** The state after `before` when some of its source becomes what `part` says. */
  change(before: Derived, part: Partial<Source>): Derived;
  /** The same source analysed again, because more is known by now. */
  again(before: Derived): Derived;
}

export function createDerive(analyzer: Analyzer): Derive {
  const empty = analyzer.analyze({ dockerfile: "", target: null });

  function follow(before: Derived, source: Source): Derived {
    const analysis = analyzer.analyze(inputOf(source));
    const after = { text: source.text, analysis };
    return {
      ...source,
      analysis,
      selection: carried(before.selection, before, after),
      also: before.also.filter((subject) => spanOf(analysis, subject) !== null),
      // The pointer has not moved, but what is under it may have: it says so itself at its next move.
      hover: carried(before.hover, before, after),
    };
  }

  function change(before: Derived, part: Partial<Source>): Derived {
    const source = { ...sourceOf(before), ...part };
    const isSame = source.text === before.text && areSameInputs(source, before);
    return isSame ? { ...source, ...followersOf(before) } : follow(before, source);
  }

  return {
    empty,
    change,
    edit: (before, parts) => ({
      ...change(before, parts),
      provenance: before.provenance === "link" ? "own" : before.provenance,
      isInAddress: false,
    }),
    again: (before) => follow(before, sourceOf(before)),
  };
}

function sourceOf(whole: Derived): Source {
  return { text: whole.text, ...partsOf(whole) };
}

function inputOf(source: Source): AnalysisInput {
  return { dockerfile: source.text, target: null, ...inputOfParts(source) };
}

function followersOf({ analysis, selection, also, hover }: Derived): Omit<Derived, keyof Source> {
  return { analysis, selection, also, hover };
}

function carried(
  pointed: PointedAt | null,
  before: { readonly text: string; readonly analysis: Analysis },
  after: { readonly text: string; readonly analysis: Analysis },
): PointedAt | null {
  if (pointed === null) return null;
  const subject = carrySubject(pointed.subject, before, after);
  if (subject === pointed.subject) return pointed;
  return subject === null ? null : { subject, from: pointed.from };
}
