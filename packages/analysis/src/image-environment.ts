import { hubName } from "@stagemap/model";
import type { ImageEnvironment, ImageReference } from "@stagemap/model";
import { environmentAt } from "./image-family.ts";
import type { ImageFamily } from "./image-family.ts";
import { JAVA_FAMILIES } from "./image-families-java.ts";
import { LANGUAGE_FAMILIES } from "./image-families-languages.ts";
import { PLATFORM_FAMILIES } from "./image-families-platforms.ts";
import { SERVER_FAMILIES } from "./image-families-servers.ts";

/** All that is known; each was read in the Dockerfiles as published at its `source`. */
export const IMAGE_FAMILIES: readonly ImageFamily[] = [
  ...LANGUAGE_FAMILIES,
  ...JAVA_FAMILIES,
  ...SERVER_FAMILIES,
  ...PLATFORM_FAMILIES,
];

const NOTHING: ImageEnvironment = new Map();
const BY_NAME = new Map<string, ImageFamily>();
const BY_PATTERN: (readonly [RegExp, ImageFamily])[] = [];
for (const family of IMAGE_FAMILIES) {
  if (family.images instanceof RegExp) BY_PATTERN.push([family.images, family]);
  else for (const image of family.images) BY_NAME.set(image, family);
}

const known = new Map<string, ImageEnvironment>();

/** The well-known variables of a popular image; empty for an image that is not known. */
export function knownEnvironment(reference: ImageReference): ImageEnvironment {
  const { full } = reference;
  const before = known.get(full);
  if (before !== undefined) return before;
  // A text has few images; this only keeps a long session from gathering all it ever saw.
  if (known.size > 500) known.clear();
  const environment = readEnvironment(reference);
  known.set(full, environment);
  return environment;
}

function readEnvironment(reference: ImageReference): ImageEnvironment {
  const name = hubName(reference);
  const family =
    BY_NAME.get(name) ?? BY_PATTERN.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  return family === null ? NOTHING : environmentAt(family, reference.tag ?? "");
}
