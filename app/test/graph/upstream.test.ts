import { describe, expect, it } from "vitest";
import type { Subject } from "../../src/graph/graph-pane-props.ts";
import { litBy } from "../../src/graph/upstream.ts";
import { FOUR_STAGES, pictureOf } from "./scene.ts";

const picture = pictureOf(FOUR_STAGES);

function checkLit(subject: Subject, boxes: readonly string[], edges: number): void {
  const lit = litBy(picture, subject);
  expect([...lit.boxes].toSorted()).toEqual(boxes.toSorted());
  expect(lit.edges.size).toBe(edges);
}

function stepKey(stage: string, summary: string): string {
  const steps = picture.stages.find(({ key }) => key === stage)?.steps ?? [];
  return steps.find((step) => step.summary.startsWith(summary))?.key ?? "";
}

function edgeKey(from: string, to: string): string {
  return picture.edges.find((edge) => edge.from === from && edge.to === to)?.key ?? "";
}

const NODE = "image:docker.io/library/node:20";
const SLIM = "image:docker.io/library/node:20-slim";

describe("litBy", () => {
  it("lights a stage with everything that feeds it and nothing else", () => {
    checkLit(
      { kind: "stage", key: "builder" },
      ["stage:builder", "stage:deps", NODE, "context:"],
      4,
    );
  });

  it("follows what feeds the sources of a stage", () => {
    checkLit(
      { kind: "stage", key: "runner" },
      ["stage:runner", "stage:builder", "stage:deps", NODE, SLIM, "context:"],
      7,
    );
  });

  it("lights what a copying row copies, not what its stage is built on", () => {
    const key = stepKey("runner", "/app/dist");
    const { boxes } = litBy(picture, { kind: "step", key });
    expect(boxes).toContain("stage:builder");
    expect(boxes).not.toContain(SLIM);
  });

  it("lights all that came in above a row that copies nothing", () => {
    const key = stepKey("builder", "npm run build");
    const { boxes } = litBy(picture, { kind: "step", key });
    expect(boxes).toContain("context:");
    expect(boxes).toContain("stage:deps");
  });

  it("does not light what comes in below a row", () => {
    const key = stepKey("builder", "/app");
    checkLit({ kind: "step", key }, ["stage:builder", NODE], 1);
  });

  it("lights an edge with both ends and what feeds its source", () => {
    const { boxes, edges } = litBy(picture, { kind: "edge", key: edgeKey("deps", "tester") });
    expect(boxes).toEqual(new Set(["stage:tester", "stage:deps", NODE]));
    expect(edges).toContain(edgeKey("deps", "tester"));
  });

  it("lights what an image feeds directly", () => {
    checkLit({ kind: "image", key: SLIM }, [SLIM, "stage:runner"], 1);
  });

  it("lights what takes from the build context", () => {
    const { boxes } = litBy(picture, { kind: "context", key: "context" });
    expect(boxes).toEqual(new Set(["context:", "stage:builder"]));
  });

  it("does not confuse a stage called context with the build context", () => {
    const named = pictureOf("FROM a AS context\nFROM b\nCOPY --from=context /x /\nCOPY y /\n");
    const { boxes } = litBy(named, { kind: "context", key: "context" });
    expect(boxes).not.toContain("stage:context");
  });

  it("lights nothing for what is not in the picture", () => {
    expect(litBy(picture, { kind: "step", key: "gone" }).boxes.size).toBe(0);
    expect(litBy(picture, { kind: "edge", key: "gone" }).boxes.size).toBe(0);
  });
});
