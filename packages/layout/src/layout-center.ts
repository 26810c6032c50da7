import type { ColumnBox, Columns } from "./layout-columns.ts";
import { CARD_GAP } from "./layout-layers.ts";
import type { LayoutLink } from "./layout-types.ts";
import { spread } from "./spread.ts";

const ROUNDS = 6;
/** Lines between cards are straight already, so cards give way to them. */
const LINE_WEIGHT = 1000;

interface Item {
  x: number;
  readonly half: number;
  /** The number of the box; null for a line that passes. */
  readonly box: number | null;
}

/**
 * Moves boxes, without changing the order in a rank, over the middle of what they feed and under the middle of what
 * feeds them. The columns line up long links well, but hang a box over one of its users rather than between them.
 */
export function centerBoxes(
  boxes: readonly ColumnBox[],
  links: readonly LayoutLink[],
  columns: Columns,
): Columns {
  const xs = [...columns.boxes];
  const ranks = itemsByRank(boxes, columns);
  const pulls = pullsOf(boxes, links, columns);
  for (let round = 0; round < ROUNDS; round++) {
    const isDown = round % 2 === 1;
    for (const items of isDown ? ranks : ranks.toReversed()) {
      const wishes = items.map(({ x, half, box }) =>
        box === null
          ? { at: x, half, weight: LINE_WEIGHT }
          : { at: wishOf(pulls[box], isDown, xs) ?? x, half },
      );
      spread(wishes, CARD_GAP).forEach((x, at) => {
        const item = items[at];
        if (item === undefined || item.box === null) return;
        item.x = x;
        xs[item.box] = x;
      });
    }
  }
  return { boxes: xs.map(Math.round), chains: columns.chains };
}

/** Cards and passing lines of every rank of cards, from left to right. */
function itemsByRank(boxes: readonly ColumnBox[], columns: Columns): Item[][] {
  const ranks: Item[][] = [];
  const add = (rank: number, item: Item): void => {
    (ranks[rank / 2] ??= []).push(item);
  };
  boxes.forEach(({ rank, width }, box) => {
    add(rank, { x: columns.boxes[box] ?? 0, half: width / 2, box });
  });
  for (const { rank, x } of columns.chains.flat()) {
    if (rank % 2 === 0) add(rank, { x, half: 0, box: null });
  }
  return Array.from(ranks, (items) => (items ?? []).toSorted((a, b) => a.x - b.x));
}

interface Pull {
  readonly weight: number;
  /** A box, or the fixed place of a line. */
  readonly towards: { readonly box: number } | { readonly x: number };
}

interface Pulls {
  readonly above: Pull[];
  readonly below: Pull[];
}

function pullsOf(
  boxes: readonly ColumnBox[],
  links: readonly LayoutLink[],
  columns: Columns,
): Pulls[] {
  const pulls = boxes.map((): Pulls => ({ above: [], below: [] }));
  links.forEach(({ from, to, weight }, index) => {
    const passing = (columns.chains[index] ?? []).filter(({ rank }) => rank % 2 === 0);
    const first = passing[0];
    const last = passing.at(-1);
    pulls[from]?.below.push({
      weight,
      towards: first === undefined ? { box: to } : { x: first.x },
    });
    pulls[to]?.above.push({ weight, towards: last === undefined ? { box: from } : { x: last.x } });
  });
  return pulls;
}

/** The weighted middle of the neighbours on one side, of those on the other where there are none; null for none. */
function wishOf(pulls: Pulls | undefined, isDown: boolean, xs: readonly number[]): number | null {
  if (pulls === undefined) return null;
  const { above, below } = pulls;
  const first = isDown ? above : below;
  const active = first.length > 0 ? first : isDown ? below : above;
  let sum = 0;
  let total = 0;
  for (const { weight, towards } of active) {
    sum += weight * ("box" in towards ? (xs[towards.box] ?? 0) : towards.x);
    total += weight;
  }
  return total === 0 ? null : sum / total;
}
