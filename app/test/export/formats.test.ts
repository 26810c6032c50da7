import { drawGraph } from "@stagemap/export";
import { expect, test } from "vitest";
import { exportFormats, type Material } from "../../src/export/formats.ts";
import { pngScale } from "../../src/export/raster.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

function materialOf(text: string): Material {
  const app = startApp();
  typeText(app, text);
  const state = app.store.getState();
  const drawing = drawGraph(state.analysis.picture, { theme: "light" });
  return { state, drawing, theme: "light" };
}

test("every text format makes the file that it copies", async () => {
  const material = materialOf(fourStages);
  for (const format of exportFormats) {
    if (format.text === undefined || format.refusal(material) !== null) continue;
    const file = await format.make(material);
    expect(await file?.text()).toBe(format.text(material));
  }
  expect(
    exportFormats.filter((format) => format.refusal(material) !== null).map(({ id }) => id),
  ).toEqual(["dockerignore"]);
});

test("without a stage there is no picture, and the text and the report remain", () => {
  const material = materialOf("# only this\n");
  const left = exportFormats.filter((format) => format.refusal(material) === null);
  expect(left.map(({ id }) => id)).toEqual(["report", "dockerfile"]);
});

test("a PNG has twice the size, less where browsers would not draw it, and none where nothing could be read", () => {
  expect(pngScale({ width: 800, height: 600 })).toBe(2);
  expect(pngScale({ width: 400, height: 16_384 })).toBe(1);
  expect(pngScale({ width: 10_000, height: 10_000 })).toBe(1);
  expect(pngScale({ width: 20_000, height: 40_000 })).toBeNull();
});
