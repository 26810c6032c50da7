import type { KeyContext } from "./keys.ts";
import { deltaText } from "./context-changes.ts";
import { isWithin } from "./paths.ts";
import type { Input, Vertex } from "./plan.ts";
import type { Selection } from "./selection.ts";

/** What is known of the files that a stage ends with. */
export interface Chain {
  /** Of the stage that it is built on. */
  readonly below: Chain | null;
  /** What COPY, ADD and WORKDIR write, in order; where they write is known. */
  readonly entries: Entry[];
  /** Keys of what may have written anything: the image at the bottom, and every RUN since. */
  readonly opaque: number[];
  /** True when one of those came out different, by what the user says or is assumed. */
  hasKnownDifference: boolean;
  /** True when one of those is not from the cache. */
  hasMisses: boolean;
  /** What stood in the place of `opaque` in the build before, as one number. */
  readonly before: number | undefined;
}

interface Entry {
  readonly vertex: Vertex;
  /** What it does and what its inputs hold. */
  readonly symbol: number;
}

/**
 * What the paths of a selection hold at the end of a stage, as a number: two builds in which it is equal hold the same there.
 * What COPY and WORKDIR write is known path by path. What RUN and the base image may write is anything: it is equal when all of
 * them come from the cache, or when what came out is taken to be what was there before.
 */
export function contentOf(chain: Chain, selection: Selection, context: KeyContext): number {
  const symbols: number[] = [];
  for (let each: Chain | null = chain; each !== null; each = each.below) {
    for (const entry of each.entries) {
      const symbol = symbolIn(entry, selection, context);
      if (symbol !== null) symbols.push(symbol);
    }
  }
  return context.intern(["files", opaqueOf(chain, context), ...symbols]);
}

/**
 * All that may have written anything, as one number. What ran again and is taken to put out the same counts as what was there; so
 * does a stage whose steps are others than before as long as nobody says that its files are.
 */
function opaqueOf(chain: Chain, { intern, cache, unknownAs }: KeyContext): number {
  const actual = intern(["opaque", ...chain.opaque]);
  if (cache === null || chain.hasKnownDifference) return actual;
  return chain.hasMisses || unknownAs === "identical" ? (chain.before ?? actual) : actual;
}

/** What a step left under the selected paths; null when it wrote elsewhere. */
function symbolIn(
  { vertex, symbol }: Entry,
  selection: Selection,
  context: KeyContext,
): number | null {
  const { destination, inputs, definition } = vertex;
  if (vertex.kind === "workdir") {
    return selection.mayTake(destination) && isTakenFolder(destination, selection) ? symbol : null;
  }
  if (!selection.mayTake(destination)) return null;
  const [input, ...others] = inputs;
  const isPlain = input?.kind === "context" && others.length === 0;
  if (!isPlain) return symbol;
  // Of what comes from the context only the files count that land where the selection looks.
  return context.intern([definition, ...landedDeltas(vertex, input, selection, context)]);
}

/** A folder counts when it is in what is taken, not when it only leads there. */
function isTakenFolder(folder: string, { sources }: Selection): boolean {
  return sources.some((source) => isWithin(folder, `/${source.replace(/^\.?\//, "")}`));
}

function landedDeltas(
  { instruction }: Vertex,
  input: Extract<Input, { readonly kind: "context" }>,
  selection: Selection,
  { deltas }: KeyContext,
): readonly string[] {
  const landed: string[] = [];
  for (const delta of deltas) {
    const places = input.selection.landing(delta.path);
    if (places === null) continue;
    // ADD unpacks an archive: its files may land anywhere below.
    const isUnpacked = instruction.name === "ADD" && ARCHIVE.test(delta.path);
    if (isUnpacked || places.some((place) => selection.takes(place.slice(1)))) {
      landed.push(deltaText(delta));
    }
  }
  return landed;
}

const ARCHIVE = /\.(tar|tgz|tbz2?|txz|tzst)(\.\w+)?$|\.(gz|bz2|xz|zst)$/i;
