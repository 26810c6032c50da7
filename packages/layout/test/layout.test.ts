import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "../src/layout.ts";
import type {
  GraphLayout,
  LayoutBox,
  LayoutInput,
  LayoutLink,
  Point,
} from "../src/layout-types.ts";

const LABEL = { width: 96, height: 20 };

function box(place: number, height = 200): LayoutBox {
  return { width: 264, height, place };
}

function link(from: number, to: number, options: Partial<LayoutLink> = {}): LayoutLink {
  return { from, to, row: 72, label: null, weight: 1, ...options };
}

const anyInput: fc.Arbitrary<LayoutInput> = fc
  .integer({ min: 1, max: 14 })
  .chain((count) =>
    fc.record({
      boxes: fc.tuple(
        ...Array.from({ length: count }, (_, place) =>
          fc.record({
            width: fc.constantFrom(176, 264),
            height: fc.integer({ min: 58, max: 600 }),
            place: fc.constant(place),
          }),
        ),
      ),
      links: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: count - 1 }),
          to: fc.integer({ min: 0, max: count - 1 }),
          row: fc.option(fc.integer({ min: 10, max: 50 })),
          label: fc.option(
            fc.record({ width: fc.integer({ min: 24, max: 220 }), height: fc.constant(20) }),
          ),
          weight: fc.constantFrom(0.25, 1, 2),
        }),
        { maxLength: 24 },
      ),
    }),
  )
  .map(({ boxes, links }) => ({ boxes, links: links.filter(({ from, to }) => from < to) }));

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function rectangleOf(input: LayoutInput, layout: GraphLayout, index: number): Rectangle {
  const { x, y } = layout.boxes[index] ?? { x: 0, y: 0 };
  const { width, height } = input.boxes[index] ?? { width: 0, height: 0 };
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** Null for a link without a label of its own. */
function labelOf(input: LayoutInput, layout: GraphLayout, index: number): Rectangle | null {
  const label = input.links[index]?.label ?? null;
  const at = layout.links[index]?.label;
  if (label === null || at === undefined) return null;
  return {
    left: at.x - label.width / 2,
    right: at.x + label.width / 2,
    top: at.y - label.height / 2,
    bottom: at.y + label.height / 2,
  };
}

function contains({ left, right, top, bottom }: Rectangle, { x, y }: Point): boolean {
  return x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1;
}

/** One pixel of grace: positions are rounded. */
function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom
  );
}

/** Points on the way of a link, close enough to each other not to jump over a card. */
function* walk(points: readonly Point[]): Generator<Point> {
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (from === undefined) continue;
    const isCurve = from.x !== to.x && from.y !== to.y;
    for (let step = 0; step <= 40; step++) {
      const t = step / 40;
      const eased = isCurve ? 3 * t * t - 2 * t * t * t : t;
      const down = isCurve ? 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t : t;
      yield { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * down };
    }
  }
}

describe("the layout of any graph", () => {
  it("puts no card over another and no label over a card or a label", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        const cards = input.boxes.map((_, index) => rectangleOf(input, layout, index));
        const labels = input.links.flatMap((_, index) => labelOf(input, layout, index) ?? []);
        const all = [...cards, ...labels];
        all.forEach((a, index) => {
          for (const b of all.slice(index + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("puts every box above those that use it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        for (const { from, to } of input.links) {
          const source = rectangleOf(input, layout, from);
          expect(source.bottom).toBeLessThan(rectangleOf(input, layout, to).top);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("leads every link from its source's bottom to its row's side, or to the top", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        input.links.forEach(({ from, to, row }, index) => {
          const points = layout.links[index]?.points ?? [];
          const source = rectangleOf(input, layout, from);
          const target = rectangleOf(input, layout, to);
          const [start] = points;
          const end = points.at(-1);
          expect(start?.y).toBe(source.bottom);
          expect(start?.x).toBeGreaterThan(source.left);
          expect(start?.x).toBeLessThan(source.right);
          expect(end?.y).toBe(target.top + (row ?? 0));
          if (row !== null) expect([target.left, target.right]).toContain(end?.x);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("the way of any link", () => {
  it("crosses no card", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        const cards = input.boxes.map((_, index) => rectangleOf(input, layout, index));
        for (const { points } of layout.links) {
          for (const { x, y } of walk(points)) {
            const isInside = cards.some((card) => contains(card, { x, y }));
            expect(isInside).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("crosses no label of another link", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        const labels = input.links.map((_, index) => labelOf(input, layout, index));
        layout.links.forEach(({ points }, index) => {
          for (const point of walk(points)) {
            const crossed = labels.some(
              (label, at) => at !== index && label && contains(label, point),
            );
            expect(crossed).toBe(false);
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("the layout of a large graph", () => {
  /** Stages in the manner of a distribution's build: many sources, some of them used by many. */
  const anyLargeInput = fc.array(fc.nat(), { minLength: 90, maxLength: 140 }).map((seeds) => ({
    boxes: seeds.map((seed, place) => box(place, 58 + (seed % 5) * 90)),
    links: seeds.flatMap((seed, to) =>
      to < 3
        ? []
        : Array.from({ length: seed % 4 === 0 ? 6 : seed % 2 }, (_, index) =>
            link((seed * 31 + index * 17) % to, to, { row: 30 }),
          ),
    ),
  }));

  it("keeps its promises too", () => {
    fc.assert(
      fc.property(anyLargeInput, (input) => {
        const layout = layoutGraph(input);
        const cards = input.boxes.map((_, index) => rectangleOf(input, layout, index));
        cards.forEach((a, index) => {
          for (const b of cards.slice(index + 1)) expect(overlap(a, b)).toBe(false);
        });
        for (const { points } of layout.links) {
          for (const point of walk(points))
            if (cards.some((card) => contains(card, point))) expect(point).toBe("beside the cards");
        }
      }),
      { numRuns: 4 },
    );
  });

  it("is drawn together where straight lines would tear it apart", () => {
    const sources = 90;
    const boxes = Array.from({ length: sources + 1 }, (_, place) => box(place, 100));
    const links = boxes.slice(0, sources).map((_, index) => link(index, sources, { row: 72 }));
    const { width, height } = layoutGraph({ boxes, links });
    expect(width / height).toBeLessThan(4);
  });
});

describe("every layout", () => {
  it("is the same every time", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(layoutGraph(input)).toEqual(layoutGraph(structuredClone(input)));
      }),
      { numRuns: 40 },
    );
  });

  it("fits into the size that it names", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        input.boxes.forEach((_, index) => {
          const { left, top, right, bottom } = rectangleOf(input, layout, index);
          expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(layout.width + 1);
          expect(bottom).toBeLessThanOrEqual(layout.height + 1);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe("the layout", () => {
  it("of nothing is empty", () => {
    expect(layoutGraph({ boxes: [], links: [] })).toEqual({
      boxes: [],
      links: [],
      width: 0,
      height: 0,
    });
  });

  it("keeps the text's order from left to right among equals", () => {
    const boxes = [0, 1, 2, 3, 4].map((place) => box(place));
    const { boxes: placed } = layoutGraph({
      boxes,
      links: [1, 2, 3].flatMap((middle) => [
        link(0, middle, { label: LABEL }),
        link(middle, 4, { label: LABEL }),
      ]),
    });
    const xs = placed.slice(1, 4).map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  it("stands a stage in the middle over its two users", () => {
    const { boxes } = layoutGraph({
      boxes: [box(0), box(1), box(2)],
      links: [link(0, 1), link(0, 2)],
    });
    const [top, left, right] = boxes.map(({ x }) => x);
    expect(top).toBeCloseTo(((left ?? 0) + (right ?? 0)) / 2, -1);
  });

  it("leaves the ports of one card apart", () => {
    const { links } = layoutGraph({
      boxes: [0, 1, 2, 3].map((place) => box(place)),
      links: [link(0, 1), link(0, 2), link(0, 3), link(0, 3, { row: 100 })],
    });
    const ports = links.map(({ points }) => points[0]?.x ?? 0).toSorted((a, b) => a - b);
    ports.slice(1).forEach((port, index) => {
      expect(port - (ports[index] ?? 0)).toBeGreaterThanOrEqual(15);
    });
  });

  it("wraps many stages that have nothing to do with each other", () => {
    const boxes = Array.from({ length: 20 }, (_, place) => box(place));
    const { width, height } = layoutGraph({ boxes, links: [] });
    expect(width / height).toBeGreaterThan(0.7);
    expect(width / height).toBeLessThan(3);
  });

  it("wraps a rank that would be very wide", () => {
    const boxes = Array.from({ length: 31 }, (_, place) => box(place));
    const links = boxes.slice(0, 30).map((_, index) => link(index, 30, { row: 72 }));
    const { boxes: placed } = layoutGraph({ boxes, links });
    expect(new Set(placed.map(({ y }) => y)).size).toBeGreaterThan(3);
  });

  it("survives a link against the text and a link to itself", () => {
    const layout = layoutGraph({
      boxes: [box(0), box(1)],
      links: [link(1, 0), link(0, 0), link(0, 1)],
    });
    for (const { points } of layout.links) expect(points.length).toBeGreaterThan(1);
  });
});
