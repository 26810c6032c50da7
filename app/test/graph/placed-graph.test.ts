import { createAnalyzer } from "@stagemap/analysis";
import { layoutGraph, shapeOf } from "@stagemap/layout";
import { describe, expect, it } from "vitest";
import type { Subject } from "../../src/graph/graph-pane-props.ts";
import { areaOf, moveFrom } from "../../src/graph/keyboard-moves.ts";
import { createPlacer, type PlacedGraph } from "../../src/graph/placed-graph.ts";
import { FOUR_STAGES } from "./scene.ts";

const OPTIONS = { collapsed: new Set<string>(), isShowingSources: false };

function placeInTurn(...dockerfiles: string[]): PlacedGraph[] {
  const analyzer = createAnalyzer();
  const place = createPlacer();
  return dockerfiles.map((dockerfile) => {
    const shape = shapeOf(analyzer.analyze({ dockerfile, target: null }).picture, OPTIONS);
    return place(shape, { shape, layout: layoutGraph(shape.layoutInput) });
  });
}

describe("createPlacer", () => {
  it("keeps the nodes and links that an edit did not touch as they are", () => {
    const [before, after] = placeInTurn(FOUR_STAGES, FOUR_STAGES.replace("npm test", "npm tes"));
    const changed = after?.nodes.filter((node, index) => node !== before?.nodes[index]);
    expect(changed?.map(({ id }) => id)).toEqual(["stage:tester"]);
    expect(after?.links.every((link, index) => link === before?.links[index])).toBe(true);
  });

  it("leaves every card where it is when a letter is typed in a row", () => {
    const [before, after] = placeInTurn(FOUR_STAGES, FOUR_STAGES.replace("npm test", "npm tes"));
    expect(after?.nodes.map(({ position }) => position)).toEqual(
      before?.nodes.map(({ position }) => position),
    );
  });

  it("takes what it can from an older layout, by name", () => {
    const analyzer = createAnalyzer();
    const place = createPlacer();
    const shapes = [FOUR_STAGES, `FROM new AS first\nRUN true\n${FOUR_STAGES}`].map((dockerfile) =>
      shapeOf(analyzer.analyze({ dockerfile, target: null }).picture, OPTIONS),
    );
    const [old, grown] = shapes;
    if (old === undefined || grown === undefined) throw new Error("Two texts, two shapes.");
    const laid = { shape: old, layout: layoutGraph(old.layoutInput) };
    const { nodes, places } = place(grown, laid);
    expect(nodes.map(({ id }) => id)).not.toContain("stage:first");
    expect(places.get("stage:runner")?.y).toBe(laid.layout.boxes[3]?.y);
  });
});

function stage(key: string): Subject {
  return { kind: "stage", key };
}

describe("moving with the arrow keys", () => {
  const [graph] = placeInTurn(FOUR_STAGES);
  const places = graph?.places ?? new Map();

  it("goes from the head down through the rows to the card below, and back", () => {
    let subject = moveFrom(places, stage("deps"), "down");
    expect(subject?.kind).toBe("step");
    subject = subject && moveFrom(places, subject, "down");
    subject = subject && moveFrom(places, subject, "down");
    expect(subject?.kind).toBe("stage");
    expect(subject && moveFrom(places, subject, "up")?.kind).toBe("step");
  });

  it("goes up from the first row to the head", () => {
    const row = moveFrom(places, stage("deps"), "down");
    expect(row && moveFrom(places, row, "up")).toEqual(stage("deps"));
  });

  it("goes to the card beside", () => {
    expect(moveFrom(places, stage("builder"), "right")).toEqual(stage("tester"));
    expect(moveFrom(places, stage("tester"), "left")).toEqual(stage("builder"));
  });

  it("ends at the edge of the graph", () => {
    expect(moveFrom(places, stage("deps"), "up")).toBeNull();
    expect(moveFrom(places, { kind: "step", key: "gone" }, "up")).toBeNull();
  });

  it("knows where a row stands", () => {
    const row = moveFrom(places, stage("deps"), "down");
    const head = areaOf(places, stage("deps"));
    expect(row && areaOf(places, row)?.y).toBe((head?.y ?? 0) + 58);
  });
});
