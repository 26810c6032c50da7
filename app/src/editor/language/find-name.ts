import type { NamePlace, NameView } from "@stagemap/analysis";

export interface FoundName {
  readonly name: NameView;
  readonly place: NamePlace;
}

/** The name at an offset, its end included. */
export function findName(names: readonly NameView[], offset: number): FoundName | null {
  for (const name of names) {
    const place = name.places.find(({ span }) => span.start <= offset && offset <= span.end);
    if (place !== undefined) return { name, place };
  }
  return null;
}
