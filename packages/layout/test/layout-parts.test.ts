import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgePath } from "../src/edge-path.ts";
import { alignNodes } from "../src/layout-align.ts";
import { orderAsText } from "../src/layout-layers.ts";
import { orderLayers } from "../src/layout-order.ts";
import { assignRanks } from "../src/layout-ranks.ts";
import type { LayoutBox, LayoutLink } from "../src/layout-types.ts";
import { spread, spreadWithin } from "../src/spread.ts";

function boxes(count: number): LayoutBox[] {
  return Array.from({ length: count }, (_, place) => ({ width: 264, height: 100, place }));
}

function links(...pairs: (readonly [number, number])[]): LayoutLink[] {
  return pairs.map(([from, to]) => ({ from, to, row: null, label: null, weight: 1 }));
}

/** Both directions of edges between numbered nodes. */
function edges(count: number, pairs: readonly (readonly [number, number])[]) {
  const above = Array.from({ length: count }, (): number[] => []);
  const below = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of pairs) {
    below[from]?.push(to);
    above[to]?.push(from);
  }
  return { above, below };
}

describe("assignRanks", () => {
  it("puts a stage one rank under the lowest of its sources", () => {
    expect(assignRanks(boxes(4), links([0, 1], [1, 2], [0, 3], [2, 3]), 5000)).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it("lets a source stand right above its only user", () => {
    expect(assignRanks(boxes(4), links([0, 1], [1, 3], [2, 3]), 5000)).toEqual([0, 1, 1, 2]);
  });

  it("wraps a rank in text order", () => {
    const all = links([0, 5], [1, 5], [2, 5], [3, 5], [4, 5]);
    expect(assignRanks(boxes(6), all, 600)).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it("ignores links against the text", () => {
    expect(assignRanks(boxes(2), links([1, 0]), 5000)).toEqual([0, 0]);
  });
});

describe("orderLayers", () => {
  it("leaves an order without crossings as it is", () => {
    const layers = [[0], [2, 1, 3]];
    const all = edges(4, [
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    expect(orderLayers(layers, all)).toEqual(layers);
  });

  it("takes a crossing away", () => {
    const all = edges(4, [
      [0, 3],
      [1, 2],
    ]);
    const [upper, lower] = orderLayers(
      [
        [0, 1],
        [2, 3],
      ],
      all,
    );
    expect(upper?.indexOf(0)).toBe(lower?.indexOf(3));
  });

  it("keeps every node in its layer", () => {
    const upper = fc.integer({ min: 0, max: 5 });
    const lower = fc.integer({ min: 6, max: 11 });
    fc.assert(
      fc.property(fc.array(fc.tuple(upper, lower), { maxLength: 30 }), (pairs) => {
        const layers = [
          [0, 1, 2, 3, 4, 5],
          [6, 7, 8, 9, 10, 11],
        ];
        const ordered = orderLayers(layers, edges(12, pairs));
        expect(ordered.map((nodes) => nodes.toSorted((a, b) => a - b))).toEqual(layers);
      }),
    );
  });
});

describe("orderAsText", () => {
  it("lets each box bring along what hangs on it", () => {
    const layered = {
      boxCount: 5,
      reach: [],
      ...edges(5, [
        [0, 4],
        [1, 2],
        [1, 3],
      ]),
    };
    expect(orderAsText(layered, [0, 0, 1, 1, 1])).toEqual([
      [0, 1],
      [4, 2, 3],
    ]);
  });

  it("survives a chain of any length", () => {
    const count = 30_000;
    const chain = Array.from({ length: count }, (_, node): [number, number] => [node, node + 1]);
    const layered = { boxCount: count, reach: [], ...edges(count, chain) };
    const ranks = Array.from({ length: count }, (_, node) => node);
    expect(orderAsText(layered, ranks)).toHaveLength(count);
  });
});

describe("alignNodes", () => {
  const reach = [10, 10, 10, 10];

  it("leaves room between neighbours", () => {
    const xs = alignNodes(
      {
        boxCount: 4,
        reach,
        ...edges(4, [
          [0, 2],
          [1, 3],
        ]),
      },
      [
        [0, 1],
        [2, 3],
      ],
    );
    expect((xs[1] ?? 0) - (xs[0] ?? 0)).toBe(20);
    expect((xs[3] ?? 0) - (xs[2] ?? 0)).toBe(20);
  });

  it("stands what hangs on one node under it", () => {
    const xs = alignNodes({ boxCount: 4, reach, ...edges(4, [[1, 3]]) }, [[0, 1, 2], [3]]);
    expect(xs[3]).toBe(xs[1]);
  });

  it("draws a line that passes straight, and bends the one that crosses it and ends there", () => {
    const through = [0, 3, 4] as const;
    const ending = [1, 5, 2] as const;
    const all = edges(6, [
      [through[0], through[1]],
      [through[1], through[2]],
      [ending[0], ending[1]],
      [ending[1], ending[2]],
    ]);
    const layered = { boxCount: 3, reach: Array.from({ length: 6 }, () => 10), ...all };
    const xs = alignNodes(layered, [
      [0, 1],
      [3, 5],
      [2, 4],
    ]);
    expect(xs[4]).toBe(xs[3]);
    expect(xs[2]).not.toBe(xs[5]);
  });
});

describe("spread", () => {
  it("leaves apart what does not touch", () => {
    const items = [
      { at: 0, half: 5 },
      { at: 100, half: 5 },
    ];
    expect(spread(items, 10)).toEqual([0, 100]);
  });

  it("pushes equally from the middle", () => {
    const items = [
      { at: 50, half: 10 },
      { at: 50, half: 10 },
    ];
    expect(spread(items, 10)).toEqual([35, 65]);
  });

  it("lets the light give way to the heavy", () => {
    const [light, heavy] = spread(
      [
        { at: 0, half: 0 },
        { at: 0, half: 0, weight: 1e6 },
      ],
      10,
    );
    expect(light).toBeCloseTo(-10, 3);
    expect(heavy).toBeCloseTo(0, 3);
  });

  it("keeps order and distance whatever the wishes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 })), (wishes) => {
        const places = spread(
          wishes.map((at) => ({ at, half: 4 })),
          3,
        );
        places.slice(1).forEach((place, index) => {
          expect(place - (places[index] ?? 0)).toBeGreaterThan(11 - 1e-6);
        });
      }),
    );
  });
});

describe("spreadWithin", () => {
  it("stays between its bounds", () => {
    expect(spreadWithin([-50, 500], { gap: 10, low: 0, high: 100 })).toEqual([0, 100]);
  });

  it("draws closer where there is no room", () => {
    expect(spreadWithin([50, 50, 50], { gap: 100, low: 0, high: 100 })).toEqual([0, 50, 100]);
  });
});

describe("edgePath", () => {
  it("of no points is empty", () => {
    expect(edgePath([])).toBe("");
  });

  it("curves where it goes down and aside", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 40 },
    ];
    expect(edgePath(points)).toBe("M0,0C0,20 100,20 100,40");
  });

  it("rounds the corner before a row and ends level", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 50 },
      { x: 30, y: 50 },
    ];
    expect(edgePath(points)).toBe("M0,0L0,34Q0,50 16,50L30,50");
  });

  it("rounds less where there is less room", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 8 },
      { x: -10, y: 8 },
    ];
    expect(edgePath(points)).toBe("M0,0L0,0Q0,8 -10,8L-10,8");
  });
});
