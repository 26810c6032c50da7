import type { Subject } from "./graph-pane-props.ts";

const KINDS: readonly Subject["kind"][] = ["stage", "step", "edge", "image", "context"];

/** The subject as one string, for attributes of elements and for comparing. */
export function subjectKey(subject: Subject): string {
  return `${subject.kind} ${subject.key}`;
}

/** The subject of an element or of what is around it, null for the bare canvas. */
export function subjectAt(target: EventTarget | null): Subject | null {
  if (!(target instanceof Element)) return null;
  const value = target.closest("[data-subject]")?.getAttribute("data-subject") ?? "";
  return parseSubject(value);
}

function parseSubject(value: string): Subject | null {
  const space = value.indexOf(" ");
  const kind = KINDS.find((known) => known === value.slice(0, space));
  return kind === undefined ? null : { kind, key: value.slice(space + 1) };
}

export function isSameSubject(a: Subject | null, b: Subject | null): boolean {
  return a === b || (a !== null && b !== null && a.kind === b.kind && a.key === b.key);
}
