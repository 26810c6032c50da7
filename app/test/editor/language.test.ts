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

async function describeAt(source: string, name: string): Promise<readonly string[]> {
  const app = startApp();
  typeText(app, source);
  const { describe: describeName } = await createLanguage(app);
  return describeName(source.lastIndexOf(name))?.sentences ?? [];
}

describe("what is said of a name", () => {
  it("is a stage's base, its steps, its role and its users", async () => {
    expect(await describeAt(fourStages, "deps")).toEqual([
      "Stage `deps`, on `node:20`: 2 steps.",
      "Used by `builder`, `tester`.",
    ]);
    const [, role] = await describeAt(fourStages, "tester");
    expect(role).toBe(
      "Not built: no stage copies from it or builds on it, so runner does not need it.",
    );
    expect(await describeAt(fourStages, "runner")).toContain("It is what is built.");
  });

  it("is a variable's lines and what it comes to", async () => {
    const source = "ARG V=1\nFROM a\nARG V\nENV E=x\nRUN $V $E $F $TARGETARCH\n";
    expect(await describeAt(source, "V ")).toEqual([
      "Line 3: `ARG V`",
      "Line 1: `ARG V=1`",
      "It comes to `1`.",
    ]);
    expect(await describeAt(source, "E ")).toEqual(["Line 4: `ENV E=x`"]);
    expect(await describeAt(source, "F ")).toEqual([
      "No line above sets `F`: it comes from the base image or the script, or is empty.",
    ]);
  });

  it("is nothing where there is no name", async () => {
    expect(await describeAt("FROM a\nENV b=c\n", "c")).toEqual([]);
  });
});
