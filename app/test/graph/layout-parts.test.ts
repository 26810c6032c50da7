import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgePath } from "../../src/graph/edge-path.ts";
import { orderLayers } from "../../src/graph/layout-order.ts";
import { assignRanks } from "../../src/graph/layout-ranks.ts";
import type { LayoutBox, LayoutLink } from "../../src/graph/layout-types.ts";
import { spread, spreadWithin } from "../../src/graph/spread.ts";

function boxes(count: number): LayoutBox[] {
  return Array.from({ length: count }, (_, place) => ({ width: 264, height: 100, place }));
}

function links(...pairs: (readonly [number, number])[]): LayoutLink[] {
  return pairs.map(([from, to]) => ({ from, to, row: null, label: null, weight: 1 }));
}

function layer(name: string): string[] {
  return Array.from({ length: 6 }, (_, index) => `${name}${index}`);
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
    const layers = [["a"], ["c", "b", "d"]];
    const edges = [
      ["a", "b"],
      ["a", "c"],
      ["a", "d"],
    ] as const;
    expect(orderLayers({ layers, edges })).toEqual(layers);
  });

  it("takes a crossing away", () => {
    const ordered = orderLayers({
      layers: [
        ["a", "b"],
        ["c", "d"],
      ],
      edges: [
        ["a", "d"],
        ["b", "c"],
      ],
    });
    const [upper, lower] = ordered;
    expect(upper?.indexOf("a")).toBe(lower?.indexOf("d"));
  });

  it("keeps every node in its layer", () => {
    const position = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(position, position), { maxLength: 30 }), (pairs) => {
        const layers = [layer("a"), layer("b")];
        const edges = pairs.map(([from, to]): [string, string] => [`a${from}`, `b${to}`]);
        const ordered = orderLayers({ layers, edges });
        expect(ordered.map((nodes) => nodes.toSorted())).toEqual(layers);
      }),
    );
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
