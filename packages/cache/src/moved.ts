import { parseImageReference } from "@stagemap/model";
import type { ImageReference, Model, Origin } from "@stagemap/model";

export interface Moved {
  /** True for an image or named context that holds something else than before. */
  readonly isMoved: (origin: Origin) => boolean;
  /** Sentences on names that come to nothing. */
  readonly notes: readonly string[];
}

/**
 * Finds the images and named contexts that names stand for. A name without a tag is "latest", as in Docker; where no line has
 * that one, it stands for every tag.
 */
export function findMoved(names: readonly string[], model: Model): Moved {
  const used = [...model.images.values()].flatMap((each) => (each.ok ? [each.reference] : []));
  const full = new Set<string>();
  const notes: string[] = [];
  for (const name of names) {
    if (model.namedContexts?.byName.has(name) === true) continue;
    const found = imagesNamed(name, used);
    if (found.length === 0) notes.push(`No line of the Dockerfile uses the image ${name}`);
    for (const image of found) {
      if (image.digest === null) full.add(image.full);
      else notes.push(`${image.short} is named by its digest, which never holds anything else`);
    }
  }
  const written = new Set(names);
  return {
    notes,
    isMoved(origin) {
      if (origin.kind === "named-context") return written.has(origin.context.name);
      return origin.kind === "image" && full.has(origin.reference.full);
    },
  };
}

function imagesNamed(name: string, used: readonly ImageReference[]): readonly ImageReference[] {
  const result = parseImageReference(name);
  if (!result.ok) return [];
  const { full, domain, path, tag, digest } = result.reference;
  const exact = used.filter((each) => each.full === full);
  if (exact.length > 0 || tag !== null || digest !== null) return exact;
  return used.filter((each) => each.domain === domain && each.path === path);
}
