import type { CacheChanges } from "@stagemap/analysis";
import { describe, expect, it } from "vitest";
import type { Project } from "../../src/cache/candidates.ts";
import { findCandidates } from "../../src/cache/candidates.ts";
import { pickTitle } from "../../src/cache/pick-words.ts";
import { pickId } from "../../src/cache/picks.ts";
import { rowsOf } from "../../src/cache/rows.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

const text = `ARG NODE=20\nFROM node:$NODE AS web\nADD https://example.test/tool.tgz /opt/\n${fourStages}`;
const files = ["Dockerfile", "package.json", "src/app.ts", "src/lib/app-shell.ts", "web/app.ts"];

function project(part: Partial<Project> = {}): Project {
  const context = startApp();
  typeText(context, text);
  const { analysis } = context.store.getState();
  return {
    analysis,
    text,
    dockerignore: null,
    rows: rowsOf(text, analysis),
    files,
    changes: {},
    selected: null,
    otherValue: (value) => `${value ?? ""}1`,
    ...part,
  };
}

function found(query: string, part?: Partial<Project>): readonly string[] {
  return findCandidates(project(part), query).flatMap(({ items }) =>
    items.map(({ pick }) => pickId(pick)),
  );
}

describe("what may have changed", () => {
  it("is offered by kind, sources first, before anything is typed", () => {
    const groups = findCandidates(project(), "");
    expect(groups.map(({ title }) => title)).toEqual([
      "Files",
      "Base images",
      "Build arguments",
      "Lines",
      "Fetched by ADD",
      "The builder",
    ]);
    expect(groups[0]?.items[0]?.title).toBe("app.ts");
    expect(groups[0]?.more).toBe(1);
  });

  it.each<[string, string]>([
    ["app.ts", "file src/app.ts"],
    ["shell", "file src/lib/app-shell.ts"],
    ["SRC app", "file src/app.ts"],
    ["src/new.ts", "file src/new.ts"],
    ["./src/new.ts", "file src/new.ts"],
    ["node:20-slim", "image node:20-slim"],
    ["NODE=24", "argument NODE"],
    ["OTHER=1", "argument OTHER"],
    ["tool.tgz", "address https://example.test/tool.tgz"],
    ["cold", "cold"],
    ["ci runner", "cold"],
    ["filter=deps", "no-cache deps"],
    ["from now on", "dockerfile"],
  ])("finds %s", (query, id) => expect(found(query)).toContain(id));

  it("takes a value from the query, or one that is not the present one", () => {
    const [typed] = findCandidates(project(), "NODE=24");
    expect(typed?.items[0]?.pick).toEqual({ kind: "argument", name: "NODE", value: "24" });
    const items = findCandidates(project(), "NODE").flatMap((group) => group.items);
    expect(items.map(({ title }) => title)).toContain("NODE=201");
  });

  it("takes no folder, no argument and no word for a new file", () => {
    for (const query of ["srv/", "A=b/c.ts", "word", "two words.ts"])
      expect(found(query).filter((id) => id.startsWith("file "))).toEqual([]);
  });

  it("leaves out what is picked", () => {
    const changes: CacheChanges = {
      files: [{ path: "src/app.ts", kind: "content" }],
      isCold: true,
    };
    expect(found("app.ts", { changes })).not.toContain("file src/app.ts");
    expect(found("cold", { changes })).toEqual([]);
  });

  it("offers the selected row first", () => {
    const { rows } = project();
    const selected = rows.find(({ label }) => label === "RUN npm test")?.key ?? "";
    const lines = findCandidates(project({ selected }), "").find(({ title }) => title === "Lines");
    expect(lines?.items[0]?.detail).toBe("line 14 of tester · the selected row");
  });

  it("does not offer an image that a digest holds still", () => {
    const context = startApp();
    typeText(context, `FROM node@sha256:${"a".repeat(64)}\nRUN ls\n`);
    const { analysis } = context.store.getState();
    expect(found("", { analysis }).filter((id) => id.startsWith("image"))).toEqual([]);
  });
});

it("names a picked line, also one that is gone", () => {
  const { rows } = project();
  const key = rows.at(-1)?.key ?? "";
  expect(pickTitle({ kind: "line", key }, rows)).toBe("line 18 · CMD node index.js");
  expect(pickTitle({ kind: "line", key: "?" }, rows)).toBe("a line that is gone");
});
