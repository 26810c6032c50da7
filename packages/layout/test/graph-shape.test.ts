import { describe, expect, it } from "vitest";
import { cardHeight, footText, labelSize, rowCenter } from "../src/card-size.ts";
import { shapeOf, type ShapeOptions } from "../src/graph-shape.ts";
import { FOUR_STAGES, pictureOf } from "./scene.ts";

const PLAIN: ShapeOptions = { collapsed: new Set(), isShowingSources: false };

function shape(dockerfile: string, options: Partial<ShapeOptions> = {}) {
  return shapeOf(pictureOf(dockerfile), { ...PLAIN, ...options });
}

function boxesOf(dockerfile: string, options: Partial<ShapeOptions> = {}): string[] {
  return shape(dockerfile, options).boxes.map(({ id }) => id);
}

describe("shapeOf", () => {
  it("draws stages alone where nothing is copied from an image", () => {
    expect(boxesOf(FOUR_STAGES)).toEqual([
      "stage:deps",
      "stage:builder",
      "stage:tester",
      "stage:runner",
    ]);
  });

  it("always draws an image that is copied from", () => {
    const boxes = boxesOf("FROM alpine\nCOPY --from=nginx /a /a\n");
    expect(boxes).toEqual(["stage:#0", "image:docker.io/library/nginx:latest"]);
  });

  it("draws base images and the context when asked", () => {
    const boxes = boxesOf("FROM alpine\nCOPY . .\n", { isShowingSources: true });
    expect(boxes).toEqual(["stage:#0", "image:docker.io/library/alpine:latest", "context:"]);
  });

  it("lands a copy on the very row that copies", () => {
    const { layoutInput } = shape(FOUR_STAGES);
    expect(layoutInput.links.map(({ row }) => row)).toEqual([1, 0, 1, 2].map(rowCenter));
  });

  it("lands on the head of a collapsed card", () => {
    const { layoutInput } = shape(FOUR_STAGES, { collapsed: new Set(["builder"]) });
    expect(layoutInput.links[0]?.row).toBeNull();
  });

  it("has the same signature when a stage is renamed or a command retyped", () => {
    const renamed = FOUR_STAGES.replaceAll("deps", "libs").replace("npm ci", "npm install");
    expect(shape(renamed).signature).toBe(shape(FOUR_STAGES).signature);
  });

  it("has the same signature when one letter of a path is typed", () => {
    const typed = FOUR_STAGES.replace("/app/dist", "/app/dis");
    expect(shape(typed).signature).toBe(shape(FOUR_STAGES).signature);
  });

  it("has another signature when a step is added", () => {
    expect(shape(`${FOUR_STAGES}RUN true\n`).signature).not.toBe(shape(FOUR_STAGES).signature);
  });

  it("keeps no room for labels when there are too many of them", () => {
    const copies = Array.from({ length: 60 }, (_, index) => `COPY --from=a /${index} /\n`);
    const { links, layoutInput } = shape(`FROM x AS a\nFROM y\n${copies.join("")}`);
    expect(links.some(({ hasRoom }) => hasRoom)).toBe(false);
    expect(layoutInput.links.every(({ label }) => label === null)).toBe(true);
  });
});

describe("the size of a card", () => {
  const [deps, , tester] = pictureOf(FOUR_STAGES).stages;

  it("grows by 28 a row", () => {
    const more = pictureOf(FOUR_STAGES.replace("RUN npm ci", "RUN npm ci\nRUN true")).stages[0];
    if (deps === undefined || more === undefined) throw new Error("The scene has a first stage.");
    expect(cardHeight(more, false) - cardHeight(deps, false)).toBe(28);
  });

  it("leaves room for the reason of an unbuilt stage", () => {
    if (tester === undefined) throw new Error("The scene has a third stage.");
    expect(footText(tester)).toMatch(/^2 steps · /);
    expect(cardHeight(tester, false)).toBeGreaterThan(58 + 2 * 28 + 28);
  });

  it("is that of the head when collapsed", () => {
    if (deps === undefined) throw new Error("The scene has a first stage.");
    expect(cardHeight(deps, true)).toBe(58);
  });
});

describe("labelSize", () => {
  it("is null without a text", () => {
    expect(labelSize("")).toBeNull();
  });

  it("grows in steps and not without end", () => {
    expect(labelSize("/app/dist")?.width).toBe(labelSize("/app/dis")?.width);
    expect(labelSize("/".repeat(200))?.width).toBe(220);
  });
});
