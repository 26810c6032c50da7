import { createAnalyzer } from "@stagemap/analysis";
import { HEAD_HEIGHT, layoutGraph, ROW_HEIGHT, shapeOf } from "@stagemap/layout";
import { describe, expect, it } from "vitest";
import { createPlacer } from "../../src/graph/placed-graph.ts";
import { panAt } from "../../src/moves/auto-pan.ts";
import { createOpener } from "../../src/moves/open-closed.ts";
import { closedUnder, gapUnder, placeOfGap } from "../../src/moves/gap-under.ts";

const dockerfile = "FROM a AS one\nRUN a\nRUN b\nFROM one AS two\nRUN c\n";

function places(collapsed: readonly string[] = []) {
  const { picture } = createAnalyzer().analyze({ dockerfile, target: null });
  const shape = shapeOf(picture, { collapsed: new Set(collapsed), isShowingSources: false });
  return createPlacer()(shape, { shape, layout: layoutGraph(shape.layoutInput) }).places;
}

function placeOf(stage: string, collapsed: readonly string[] = []) {
  const place = places(collapsed).get(`stage:${stage}`);
  if (place === undefined) throw new Error(`no stage is called ${stage}`);
  return place;
}

describe("the gap under a pointer", () => {
  const { x, y } = placeOf("one");
  const top = y + HEAD_HEIGHT;

  it("is the nearest line between rows", () => {
    const gaps = [-0.9, 0.4, 0.6, 1.4, 1.6, 2.4].map((row) =>
      gapUnder(places(), { x: x + 20, y: top + row * ROW_HEIGHT }),
    );
    expect(gaps.map((gap) => gap?.gap)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("is found beside the card too, and not far from it", () => {
    expect(gapUnder(places(), { x: x - 30, y: top })).toEqual({ stage: "one", gap: 0 });
    expect(gapUnder(places(), { x: x - 60, y: top })).toBeNull();
    expect(gapUnder(places(), { x, y: top - 200 })).toBeNull();
  });

  it("is never in a closed card", () => {
    const closed = placeOf("one", ["one"]);
    const point = { x: closed.x + 20, y: closed.y + HEAD_HEIGHT };
    expect(gapUnder(places(["one"]), point)).toBeNull();
    expect(placeOfGap(places(["one"]), { stage: "one", gap: 0 })).toBeNull();
    expect(closedUnder(places(["one"]), point)).toBe("one");
    expect(closedUnder(places(), point)).toBeNull();
    expect(closedUnder(places(["one"]), { x: closed.x - 5, y: point.y })).toBeNull();
  });

  it("is at its own place", () => {
    const place = placeOfGap(places(), { stage: "two", gap: 1 });
    expect(place && gapUnder(places(), place)).toEqual({ stage: "two", gap: 1 });
  });
});

it("A closed card opens once a row rests over it, and not while it passes", () => {
  const opened: string[] = [];
  const rest = createOpener((stage) => opened.push(stage));
  rest("one", 0);
  rest("two", 300);
  rest("two", 700);
  expect(opened).toEqual([]);
  rest("two", 760);
  rest("two", 5000);
  rest(null, 5100);
  expect(opened).toEqual(["two"]);
});

describe("at the edge of the pane the canvas", () => {
  // Only these of a rectangle are looked at, and there is no DOM here to make one.
  const pane = { left: 100, top: 50, width: 200, height: 150 } as DOMRect;
  const frame = { pane, transform: [0, 0, 1] as const };

  it("moves towards cards that are out of sight, the faster the nearer", () => {
    const near = panAt(places(), { x: 200, y: 190 }, frame);
    const nearer = panAt(places(), { x: 200, y: 199 }, frame);
    expect(near.x).toBe(0);
    expect(near.y).toBeLessThan(0);
    expect(nearer.y).toBeLessThan(near.y);
  });

  it("stays where nothing is hidden that way, and away from its edge", () => {
    const down = { pane, transform: [0, 400, 1] as const };
    expect(panAt(places(), { x: 200, y: 60 }, down).y).toBe(0);
    expect(panAt(places(), { x: 200, y: 120 }, frame)).toEqual({ x: 0, y: 0 });
  });
});
