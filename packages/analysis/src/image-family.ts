/** A variable's value; one that ends in `$` is not the same for all tags, and gets the variable's name there. */
type Variables = Readonly<Record<string, string>>;

/** True for the tags that are meant. "" is a digest without a tag. */
type TagTest = (tag: string) => boolean;

/** Images of one maker that set the same variables. */
export interface ImageFamily {
  /** As `hubName` gives them, each in full, or a pattern where the names themselves have versions. */
  readonly images: readonly string[] | RegExp;
  /** Where the maker publishes the Dockerfiles that this was read from. */
  readonly source: string;
  /** PATH is left out: every image has it. */
  readonly sets: Variables;
  /** What only some tags set, beside that. */
  readonly alsoSets?: readonly (readonly [tags: TagTest, variables: Variables])[];
  /** What tags for Windows set, instead of all that; without it there are none. */
  readonly windows?: Variables;
}

/** Differs from tag to tag: shown as the step has it, "$NODE_VERSION". */
export const VARIES = "$";

/** A directory that differs from tag to tag: such a path is absolute, wherever it leads. */
export const DIRECTORY_VARIES = "/$";

const WINDOWS_TAG = /windowsservercore|nanoserver|ltsc20\d\d/;

/** Tags that have this in their name. */
export function tagged(pattern: RegExp): TagTest {
  return (tag) => pattern.test(tag);
}

export function notTagged(pattern: RegExp): TagTest {
  return (tag) => !pattern.test(tag);
}

/** Tags of an older version; also those that do not tell their version well enough ("latest", "3" for 3.13). */
export function before(version: string): TagTest {
  return (tag) => compareVersions(tag, version) !== "newer";
}

/** Tags of this version and newer ones; also those that do not tell. */
export function from(version: string): TagTest {
  return (tag) => compareVersions(tag, version) !== "older";
}

/** "newer" is that version too. */
function compareVersions(tag: string, version: string): "older" | "newer" | "unknown" {
  const written = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]?.split(".") ?? [];
  for (const [index, wanted] of version.split(".").entries()) {
    const part = written[index];
    if (part === undefined) return "unknown";
    if (Number(part) !== Number(wanted)) return Number(part) < Number(wanted) ? "older" : "newer";
  }
  return "newer";
}

/** What an image of that family sets at that tag. */
export function environmentAt(family: ImageFamily, tag: string): ReadonlyMap<string, string> {
  const { sets, alsoSets = [], windows } = family;
  const parts =
    windows !== undefined && WINDOWS_TAG.test(tag)
      ? [windows]
      : [sets, ...alsoSets.flatMap(([isMeant, variables]) => (isMeant(tag) ? [variables] : []))];
  const environment = new Map<string, string>();
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    environment.set(name, value.endsWith("$") ? `${value}${name}` : value);
  }
  return environment;
}
