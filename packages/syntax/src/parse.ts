import { skipSpaces } from "./characters.ts";
import { readDirective } from "./directives.ts";
import type { DirectiveState } from "./directives.ts";
import { createTerminatorSearch } from "./heredoc-bodies.ts";
import type { TerminatorSearch } from "./heredoc-bodies.ts";
import { parseInstructionItem } from "./instruction-item.ts";
import { lineEndAfter } from "./physical-line.ts";
import type { EscapeCharacter, Item, LocalProblem, SyntaxTree } from "./tree.ts";

/**
 * Parses any string into a tree; never throws. With the tree of an earlier version of the text, items that an edit left
 * unchanged are the same objects as before; so is the tree when nothing changed.
 */
export function parse(source: string, previous?: SyntaxTree): SyntaxTree {
  if (source === previous?.source) return previous;
  const builder = createBuilder(source);
  const directives: DirectiveState = { isDone: false, seen: new Set(), escape: "\\" };
  const context: ParseContext = {
    source,
    directives,
    terminators: createTerminatorSearch(source),
  };
  const reuse = previous === undefined ? null : planReuse(previous, source);
  let at = source.startsWith("\uFEFF") ? 1 : 0;
  if (reuse !== null) {
    at = reuse.tree.starts[reuse.headCount] ?? at;
    for (const item of reuse.tree.items.slice(0, reuse.headCount)) builder.push(item);
    directives.isDone = true;
    directives.escape = reuse.tree.escape;
  }
  builder.startAt(source.startsWith("\uFEFF") ? 1 : 0);
  while (at < source.length) {
    const tail = reuse === null ? -1 : reuse.tailAt(at);
    if (reuse !== null && tail !== -1) {
      for (const item of reuse.tree.items.slice(tail)) builder.push(item);
      break;
    }
    const item = parseItem(context, at);
    builder.push(item);
    at += item.raw.length;
  }
  return builder.finish(directives.escape);
}

function createBuilder(source: string) {
  const items: Item[] = [];
  const starts: number[] = [];
  const lines: number[] = [];
  let first = 0;
  return {
    push(item: Item): void {
      items.push(item);
    },
    startAt(offset: number): void {
      first = offset;
    },
    finish(escape: EscapeCharacter): SyntaxTree {
      let start = first;
      let line = 1;
      for (const item of items) {
        starts.push(start);
        lines.push(line);
        start += item.raw.length;
        line += item.lineEnds;
      }
      starts.push(start);
      lines.push(line);
      return { source, escape, items, starts, lines };
    },
  };
}

const NO_PROBLEMS: readonly LocalProblem[] = [];

interface ParseContext {
  readonly source: string;
  readonly directives: DirectiveState;
  readonly terminators: TerminatorSearch;
}

/** Parses the item that starts at `at`, which is the start of a line. */
function parseItem(context: ParseContext, at: number): Item {
  const { source, directives } = context;
  const lineEnd = lineEndAfter(source, at);
  const first = skipSpaces(source, at, lineEnd);
  if (first === lineEnd) {
    directives.isDone = true;
    const raw = source.slice(at, lineEnd);
    return { kind: "blank", raw, lineEnds: raw.endsWith("\n") ? 1 : 0, problems: NO_PROBLEMS };
  }
  if (source.charAt(first) === "#") {
    const raw = source.slice(at, lineEnd);
    return readDirective(raw, first - at, directives);
  }
  directives.isDone = true;
  return parseInstructionItem(context, at);
}

interface Reuse {
  readonly tree: SyntaxTree;
  /** How many items at the start stay. */
  readonly headCount: number;
  /** The index of the old item from which on all stay, when the new text has reached it at `offset`; else -1. */
  tailAt(offset: number): number;
}

/**
 * Which items of the old tree surely stand in the new one. Directives rule the whole file, so an edit among them, or before
 * the first line that is none, starts afresh.
 */
function planReuse(tree: SyntaxTree, source: string): Reuse | null {
  const old = tree.source;
  const first = tree.items.findIndex((item) => item.kind !== "directive");
  if (first === -1) return null;
  const limit = Math.min(old.length, source.length);
  const same = sameAtStart(old, source);
  let headCount = 0;
  while (headCount < tree.items.length) {
    const item = tree.items[headCount];
    const end = tree.starts[headCount + 1] ?? 0;
    const isOpen = item?.kind === "instruction" && item.isOpen;
    if (end > same || isOpen || !(item?.raw.endsWith("\n") ?? false)) break;
    headCount++;
  }
  if (headCount <= first) return null;

  const tail = sameAtEnd(old, source, limit - same);
  const shift = source.length - old.length;
  const unchangedFrom = old.length - tail;
  function tailAt(offset: number): number {
    const start = offset - shift;
    const index = start < unchangedFrom ? -1 : indexOfStart(tree.starts, start);
    return index < headCount || index >= tree.items.length ? -1 : index;
  }
  return { tree, headCount, tailAt };
}

/** How much of two texts is compared at once, which is much faster than one character after the other. */
const STRETCH = 2048;

/** How many characters two texts have in common at their start. */
function sameAtStart(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let same = 0;
  while (same + STRETCH <= limit && b.startsWith(a.slice(same, same + STRETCH), same)) {
    same += STRETCH;
  }
  while (same < limit && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

/** How many characters two texts have in common at their end, at most `limit`. */
function sameAtEnd(a: string, b: string, limit: number): number {
  let same = 0;
  while (
    same + STRETCH <= limit &&
    b.endsWith(a.slice(a.length - same - STRETCH, a.length - same), b.length - same)
  ) {
    same += STRETCH;
  }
  while (same < limit && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) {
    same++;
  }
  return same;
}

/** The index of the item that starts exactly at `start`, or -1. `starts` is sorted. */
function indexOfStart(starts: readonly number[], start: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return starts[low] === start ? low : -1;
}
