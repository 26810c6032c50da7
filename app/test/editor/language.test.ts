import { createAnalyzer } from "@stagemap/analysis";
import { describe, expect, it } from "vitest";
import { createLanguage, outlineOf } from "../../src/editor/language/create-language.ts";
import type { OutlineEntry } from "../../src/editor/language/language.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

function linesOf(entries: readonly OutlineEntry[], text: string): readonly string[] {
  return entries.flatMap((entry) => [
    `${entry.title}: ${text.slice(entry.span.start, entry.span.end).split("\n").length}`,
    ...linesOf(entry.children, text),
  ]);
}

describe("the outline", () => {
  it("has every stage with its steps, and no line end behind them", async () => {
    const app = startApp();
    typeText(app, "FROM node AS a\nRUN b \\\n  c\n\nFROM a\nCOPY --from=a x y\n");
    const language = await createLanguage(app);
    const { text } = app.store.getState();
    expect(linesOf(language.outline(), text)).toEqual([
      "a: 3",
      "RUN b c: 2",
      "Stage 1: 2",
      "COPY --from=a x y: 1",
    ]);
    expect(language.outline().map(({ detail }) => detail)).toEqual(["node", "a"]);
  });

  it("calls what a half-typed text leaves out of the picture as its line reads", () => {
    const analyzer = createAnalyzer();
    analyzer.analyze({ dockerfile: fourStages, target: null });
    const halfTyped = fourStages.replace("FROM node:20 AS builder", "FRO node:20 AS builder");
    const analysis = analyzer.analyze({ dockerfile: halfTyped, target: null });
    expect(analysis.isPictureKept).toBe(true);
    const titles = outlineOf(halfTyped, analysis).flatMap(({ children }) =>
      children.map(({ title }) => title),
    );
    expect(titles).toContain("FRO node:20 AS builder");
  });
});

describe("names", () => {
  it("come from the text as it is", async () => {
    const app = startApp();
    const language = await createLanguage(app);
    expect(language.names()).toEqual([]);
    typeText(app, "FROM a AS b\nFROM b\n");
    expect(language.names().map(({ title, places }) => [title, places.length])).toEqual([
      ["b", 2],
      ["Stage 1", 1],
    ]);
  });
});
