import type { Pairs } from "./lists.ts";
import { isPairs, isTexts, known, limited, mostEntries } from "./lists.ts";

const kinds = ["content", "mode", "time", "added", "removed"] as const;
const outputs = ["unknown", "identical", "different"] as const;

type Output = (typeof outputs)[number];

/** What is picked as changed since the last build. What is left out is as it was. */
export interface SharedChanges {
  readonly files?: readonly SharedFileChange[];
  readonly images?: readonly string[];
  readonly addresses?: readonly string[];
  readonly buildArguments?: Readonly<Record<string, string>>;
  readonly lines?: readonly string[];
  readonly dockerfileBefore?: string;
  readonly dockerignoreBefore?: string | null;
  readonly targetBefore?: string | null;
  readonly noCache?: "all" | readonly string[];
  readonly isCold?: boolean;
  readonly output?: Output;
  readonly outputOf?: Readonly<Record<string, Output>>;
}

interface SharedFileChange {
  readonly path: string;
  readonly kind: (typeof kinds)[number];
}

/** Longer than paths and addresses are. */
const mostCharacters = 4096;
/** About eleven days. */
const mostSeconds = 1_000_000;

/** The changes as plain data with short keys, as links and drafts hold them; empty when nothing has changed. */
export function packChanges(changes: SharedChanges): object {
  const { files, buildArguments, outputOf, isCold } = changes;
  const packed = {
    f: filled(files)?.map(({ path, kind }) => [path, kind]),
    i: filled(changes.images),
    a: filled(changes.addresses),
    b: entriesOf(buildArguments),
    l: filled(changes.lines),
    d: changes.dockerfileBefore,
    g: changes.dockerignoreBefore,
    t: changes.targetBefore,
    n: changes.noCache === "all" ? "all" : filled(changes.noCache),
    c: isCold === true ? 1 : undefined,
    o: changes.output === "unknown" ? undefined : changes.output,
    p: entriesOf(outputOf),
  };
  return Object.fromEntries(Object.entries(packed).filter(([, value]) => value !== undefined));
}

/**
 * The changes in what `packChanges` made; null when it is no object or a known key has a value of the wrong type. Leaves out
 * words that it does not know, and what goes beyond its limits: 2000 entries a list, 4096 characters an entry.
 */
export function unpackChanges(value: unknown): SharedChanges | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  // Read as a record of unknowns: every field is checked below.
  const { f, i, a, b, l, d, g, t, n, c, o, p } = value as Readonly<Record<string, unknown>>;
  if (![i, a, l].every((list) => list === undefined || isTexts(list))) return null;
  if (![f, b, p].every((list) => list === undefined || isPairs(list))) return null;
  if (![d, o].every((text) => text === undefined || typeof text === "string")) return null;
  if (![g, t].every((text) => text === undefined || isTextOrNull(text))) return null;
  if (n !== undefined && typeof n !== "string" && !isTexts(n)) return null;
  if (c !== undefined && c !== 0 && c !== 1) return null;
  const output = outputs.find((each) => each === o);
  return {
    ...(isPairs(f) && {
      files: known(f, kinds, mostCharacters).map(([path, kind]) => ({ path, kind })),
    }),
    ...(isTexts(i) && { images: limited(i, mostCharacters) }),
    ...(isTexts(a) && { addresses: limited(a, mostCharacters) }),
    ...(isPairs(b) && { buildArguments: Object.fromEntries(b.slice(0, mostEntries)) }),
    ...(isTexts(l) && { lines: limited(l, mostCharacters) }),
    ...(typeof d === "string" && { dockerfileBefore: d }),
    ...(isTextOrNull(g) && { dockerignoreBefore: g }),
    ...(isTextOrNull(t) && { targetBefore: t }),
    ...(n === "all" && { noCache: n }),
    ...(isTexts(n) && { noCache: limited(n, mostCharacters) }),
    ...(c === 1 && { isCold: true }),
    ...(output !== undefined && { output }),
    ...(isPairs(p) && { outputOf: Object.fromEntries(known(p, outputs, mostCharacters)) }),
  };
}

/** Measured seconds by step, as links and drafts hold them; sorted, so that equal ones give equal links. */
export function packSeconds(
  seconds: Readonly<Record<string, number>>,
): readonly (readonly [string, number])[] {
  return Object.entries(seconds).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** The seconds in what `packSeconds` made; null when it is no such list. Leaves out what no step can take. */
export function unpackSeconds(value: unknown): Readonly<Record<string, number>> | null {
  if (!Array.isArray(value)) return null;
  const pairs: readonly unknown[] = value;
  if (!pairs.every(isMeasured)) return null;
  return Object.fromEntries(
    pairs.slice(0, mostEntries).filter(([, seconds]) => seconds >= 0 && seconds <= mostSeconds),
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isMeasured(value: unknown): value is readonly [string, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === "string" &&
    typeof value[1] === "number"
  );
}

function filled<Entry>(list: readonly Entry[] | undefined): readonly Entry[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function entriesOf(record: Readonly<Record<string, string>> | undefined): Pairs | undefined {
  return filled(Object.entries(record ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
