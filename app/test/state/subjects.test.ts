import { describe, expect, it } from "vitest";
import { litSpans } from "../../src/state/selectors.ts";
import { spanOf, subjectAt } from "../../src/state/subjects.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

function opened() {
  const app = startApp();
  typeText(app, fourStages);
  return app;
}

function textAt(app: ReturnType<typeof startApp>): string | null {
  const { selection, analysis, text } = app.store.getState();
  const span = selection === null ? null : spanOf(analysis, selection.subject);
  return span === null ? null : text.slice(span.start, span.end);
}

describe("from the text to the picture", () => {
  it("finds the step of a line, from its first letter to behind its last", () => {
    const { places } = opened().store.getState().analysis;
    const start = fourStages.indexOf("RUN npm ci");
    const step = subjectAt(places, start);
    expect(step?.kind).toBe("step");
    expect(subjectAt(places, start + "RUN npm ci".length)).toEqual(step);
  });

  it("finds the stage on its FROM line", () => {
    const { places } = opened().store.getState().analysis;
    expect(subjectAt(places, fourStages.indexOf("FROM node:20 AS tester") + 3)).toEqual({
      kind: "stage",
      key: "tester",
    });
  });

  it("finds nothing between stages, before the first and behind the last", () => {
    const { places } = opened().store.getState().analysis;
    expect(subjectAt(places, fourStages.indexOf("\n\nFROM") + 1)).toBeNull();
    expect(subjectAt(places, fourStages.length)).toBeNull();
    expect(subjectAt({ stages: [], rows: [], edges: [] }, 0)).toBeNull();
  });
});

describe("from the picture to the text", () => {
  it("finds the words of stages, steps, edges, images and the context", () => {
    const text = "FROM a AS one\nCOPY x /\nFROM b\nCOPY --from=one /x /\nCOPY --from=nginx /y /\n";
    const app = startApp();
    typeText(app, text);
    const { analysis } = app.store.getState();
    const words = (kind: "stage" | "edge" | "image" | "context", key: string) => {
      const span = spanOf(analysis, { kind, key });
      return span === null ? null : text.slice(span.start, span.end);
    };
    expect(words("stage", "one")).toBe("FROM a AS one");
    const edge = analysis.picture.edges.find(({ kind, from }) => kind === "copy" && from === "one");
    expect(words("edge", edge?.key ?? "")).toContain("one");
    const image = analysis.picture.images.find(({ isCopiedFrom }) => isCopiedFrom);
    expect(words("image", image?.key ?? "")).toContain("nginx");
    expect(words("context", "context")).not.toBeNull();
    expect(words("stage", "gone")).toBeNull();
  });

  it("lights up what was pointed at elsewhere, not what the cursor is on", () => {
    const app = opened();
    const { select, hoverOver } = app.store.getState();
    select({ kind: "stage", key: "deps" }, "graph");
    hoverOver({ kind: "stage", key: "tester" }, "text");
    const { analysis, selection, hover } = app.store.getState();
    expect(litSpans(analysis, selection, hover)).toEqual([
      { span: { start: 0, end: "FROM node:20 AS deps".length }, kind: "selection" },
    ]);
    select({ kind: "stage", key: "deps" }, "text");
    hoverOver({ kind: "stage", key: "deps" }, "graph");
    const now = app.store.getState();
    expect(litSpans(analysis, now.selection, now.hover)).toEqual([
      { span: { start: 0, end: "FROM node:20 AS deps".length }, kind: "hover" },
    ]);
  });
});

describe("a selection under edits", () => {
  it("stays on its step when the text moves", () => {
    const app = opened();
    const at = fourStages.indexOf("RUN npm test");
    const { select, analysis } = app.store.getState();
    select(subjectAt(analysis.places, at), "graph");
    typeText(app, `# A comment\n${fourStages}`);
    expect(textAt(app)).toBe("RUN npm test");
  });

  it("follows a step whose own text changes", () => {
    const app = opened();
    const { select, analysis } = app.store.getState();
    select(subjectAt(analysis.places, fourStages.indexOf("RUN npm test")), "graph");
    typeText(app, fourStages.replace("RUN npm test", "RUN npm test --all"));
    expect(textAt(app)).toBe("RUN npm test --all");
  });

  it("follows a stage that is renamed", () => {
    const app = opened();
    app.store.getState().select({ kind: "stage", key: "tester" }, "graph");
    typeText(app, fourStages.replace("AS tester", "AS checker"));
    expect(textAt(app)).toBe("FROM node:20 AS checker");
  });

  it("ends when its edge is gone", () => {
    const app = opened();
    const { select, analysis } = app.store.getState();
    const edge = analysis.picture.edges.find(({ from, to }) => from === "deps" && to === "tester");
    select({ kind: "edge", key: edge?.key ?? "" }, "graph");
    expect(textAt(app)).not.toBeNull();
    typeText(app, "FROM alpine\n");
    expect(app.store.getState().selection).toBeNull();
  });

  it("keeps its identity when the same thing is pointed at again", () => {
    const app = opened();
    app.store.getState().hoverOver({ kind: "stage", key: "deps" }, "text");
    const before = app.store.getState().hover;
    app.store.getState().hoverOver({ kind: "stage", key: "deps" }, "text");
    expect(app.store.getState().hover).toBe(before);
  });
});
