import { describe, expect, it } from "vitest";
import { isNewText } from "../../src/graph/new-text.ts";
import { edgeInWords, stageInWords, whyNoTarget } from "../../src/graph/stage-words.ts";
import { distanceOf, fitAll, openingView, viewToReveal } from "../../src/graph/viewport.ts";
import { FOUR_STAGES, pictureOf } from "./scene.ts";

const PANE = { width: 800, height: 800 };

describe("the view", () => {
  it("fits all of a graph at its natural size at most", () => {
    expect(fitAll({ width: 100, height: 100 }, PANE).zoom).toBe(1);
    const { x, y, zoom } = fitAll({ width: 1000, height: 4000 }, PANE);
    expect(y + 4000 * zoom).toBeLessThanOrEqual(PANE.height);
    expect(x).toBeGreaterThan(0);
  });

  it("opens a long graph at its top, at a size at which rows can be read", () => {
    const { y, zoom } = openingView({ width: 700, height: 5000 }, PANE, null);
    expect(zoom).toBe(1);
    expect(y).toBeGreaterThan(0);
  });

  it("opens a huge graph at the stage that is built", () => {
    const target = { x: 20_000, y: 3000, width: 264, height: 58 };
    const { x, zoom } = openingView({ width: 40_000, height: 9000 }, PANE, target);
    expect((target.x + 132) * zoom + x).toBeCloseTo(400);
  });

  it("does not move for what is in sight", () => {
    const area = { x: 100, y: 100, width: 264, height: 28 };
    expect(viewToReveal(area, { x: 0, y: 0, zoom: 1 }, PANE)).toBeNull();
  });

  it("moves, but does not zoom, to what is out of sight", () => {
    const area = { x: 100, y: 5000, width: 264, height: 28 };
    expect(viewToReveal(area, { x: 0, y: 0, zoom: 0.7 }, PANE)?.zoom).toBe(0.7);
  });

  it("knows from where rows can be read", () => {
    expect([1, 0.3, 0.1].map(distanceOf)).toEqual(["near", "far", "farthest"]);
  });
});

describe("isNewText", () => {
  const before = pictureOf(FOUR_STAGES);

  it("is true for a file with nothing in common", () => {
    expect(isNewText(before, pictureOf("FROM rust AS r\nRUN cargo build\n"))).toBe(true);
  });

  it("is true for another file with a step or two in common", () => {
    const steps = ["WORKDIR /app", "COPY . .", "RUN make", "USER app", "EXPOSE 80", "CMD /app/run"];
    const other = `FROM rust AS r\n${steps.join("\n")}\nFROM alpine\nCOPY --from=r /x /x\n`;
    expect(isNewText(before, pictureOf(other))).toBe(true);
  });

  it("is false for an edit", () => {
    expect(isNewText(before, pictureOf(`FROM rust AS r\n${FOUR_STAGES}`))).toBe(false);
  });

  it("is false when the only stage is renamed", () => {
    const [old, renamed] = ["a", "ab"].map((name) => pictureOf(`FROM rust AS ${name}\nRUN true\n`));
    if (old === undefined || renamed === undefined) throw new Error("Two names, two pictures.");
    expect(isNewText(old, renamed)).toBe(false);
  });
});

describe("the graph in words", () => {
  const { stages, edges } = pictureOf(FOUR_STAGES);

  it("names a stage with its base, size and part in the build", () => {
    expect(stages[1] && stageInWords(stages[1])).toBe(
      "Stage builder, from node:20, 4 steps, built",
    );
    expect(stages[3] && stageInWords(stages[3])).toBe(
      "Stage runner, from node:20-slim, 4 steps, ships",
    );
  });

  it("names an unnamed stage by its number", () => {
    const [stage] = pictureOf("FROM alpine\n").stages;
    expect(stage && stageInWords(stage)).toBe("Stage 0, from alpine, no steps of its own, ships");
  });

  it("says what an edge brings", () => {
    const copy = edges.find(({ to, from }) => to === "runner" && from === "builder");
    expect(copy && edgeInWords(copy, "builder", "runner")).toBe(
      "runner copies /app/dist from builder",
    );
  });

  it("says why an unnamed stage cannot be the target", () => {
    const [unnamed, last] = pictureOf("FROM alpine\nFROM debian\n").stages;
    expect(unnamed && whyNoTarget(unnamed)).toContain("name");
    expect(last && whyNoTarget(last)).toBeNull();
  });
});
