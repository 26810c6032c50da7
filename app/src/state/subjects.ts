import type { Analysis, Place, Places } from "@stagemap/analysis";
import type { Span } from "@stagemap/text";
import { mapOffset, minimalEdit } from "@stagemap/text";
import type { Subject } from "../graph/graph-pane-props.ts";

/** The words of the text that a part of the picture stands for; null when nothing in the text names it. */
export function spanOf(analysis: Analysis, subject: Subject): Span | null {
  const { places, picture } = analysis;
  switch (subject.kind) {
    case "stage":
      return placeOf(places.rows, subject.key) ?? placeOf(places.stages, subject.key);
    case "step":
      return placeOf(places.rows, subject.key);
    case "edge":
      return placeOf(places.edges, subject.key);
    case "image":
    case "context": {
      const edge = picture.edges.find((candidate) => candidate.from === subject.key);
      if (edge !== undefined) return placeOf(places.edges, edge.key);
      const stage = picture.stages.find((candidate) => candidate.base.node === subject.key);
      return stage === undefined ? null : placeOf(places.rows, stage.key);
    }
  }
}

/** The row at an offset; its end counts as inside, because a cursor behind the last letter is still on the line. */
export function subjectAt(places: Places, offset: number): Subject | null {
  const { rows } = places;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && row.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  if (row === undefined || offset > row.span.end) return null;
  return row.isFrom ? { kind: "stage", key: row.stage } : { kind: "step", key: row.key };
}

/** The same part of the picture after an edit: by its key, else by where its words have moved; null when it is gone. */
export function carrySubject(
  subject: Subject,
  before: { readonly text: string; readonly analysis: Analysis },
  after: { readonly text: string; readonly analysis: Analysis },
): Subject | null {
  if (spanOf(after.analysis, subject) !== null) return subject;
  if (subject.kind !== "step" && subject.kind !== "stage") return null;
  const span = spanOf(before.analysis, subject);
  const edit = minimalEdit(before.text, after.text);
  if (span === null || edit === null) return null;
  return subjectAt(after.analysis.places, mapOffset(span.start, [edit], "before"));
}

export function isSameSubject(one: Subject | null, other: Subject | null): boolean {
  return one === other || (one?.kind === other?.kind && one?.key === other?.key);
}

function placeOf(places: readonly Place[], key: string): Span | null {
  return places.find((place) => place.key === key)?.span ?? null;
}
