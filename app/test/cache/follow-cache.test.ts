import type { Cache } from "@stagemap/analysis";
import { loadCache } from "@stagemap/analysis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followCache } from "../../src/cache/follow-cache.ts";
import { askAbout } from "../../src/cache/scenario.ts";
import type { AppContext } from "../../src/commands/command.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

let cache: Cache;

beforeEach(async () => {
  cache = await loadCache();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

function start(): { readonly app: AppContext; readonly stop: () => void } {
  const app = startApp();
  typeText(app, fourStages);
  return { app, stop: followCache(app.store, cache) };
}

function statuses({ store }: AppContext): string {
  const { cacheView } = store.getState();
  return (cacheView?.answer.report.steps ?? []).map(({ status }) => status[0]).join("");
}

function keyOf({ store }: AppContext, words: string): string {
  const { picture } = store.getState().analysis;
  const steps = picture.stages.flatMap((stage) => stage.steps);
  return steps.find(({ summary }) => summary === words)?.key ?? "";
}

describe("the answer of the cache", () => {
  it("is there at once, without marks while nothing is picked, and the week follows", () => {
    const { app } = start();
    expect(app.store.getState().cacheView?.marks).toBeNull();
    expect(app.store.getState().cacheView?.week).toBeNull();
    vi.runAllTimers();
    expect(app.store.getState().cacheView?.week?.length).toBeGreaterThan(1);
  });

  it("follows a pick at once, and text once typing pauses", () => {
    const { app } = start();
    askAbout(app.store, { files: [{ path: "package.json", kind: "content" }] });
    expect(statuses(app)).toBe("rrmmssmc");
    typeText(app, fourStages.replace("COPY package.json ./\n", ""));
    expect(statuses(app)).toBe("rrmmssmc");
    vi.runAllTimers();
    expect(statuses(app)).toBe("cccsscc");
  });

  it("marks rows with status, seconds and reason, and heads with their sums", () => {
    const { app } = start();
    askAbout(app.store, { files: [{ path: "package.json", kind: "content" }] });
    const marks = app.store.getState().cacheView?.marks;
    expect(marks?.get(keyOf(app, "npm ci"))).toEqual({
      status: "rebuilt",
      seconds: "29 s",
      reason: "Rebuilt, about 29 s: Follows line 2 (COPY package.json ./), which is rebuilt",
    });
    expect(marks?.get("deps")).toEqual({
      status: "rebuilt",
      seconds: "30 s",
      reason: "2 rebuilt, about 30 s of work",
    });
    expect(marks?.get("tester")?.status).toBe("skipped");
  });
});

describe("the answer of the cache, while the text is edited,", () => {
  it("stays with the picture while a line is half-typed", () => {
    const { app } = start();
    askAbout(app.store, { isCold: true });
    const before = app.store.getState().cacheView;
    typeText(app, fourStages.replace("FROM node:20 AS builder", "FROM"));
    vi.runAllTimers();
    expect(app.store.getState().analysis.isPictureKept).toBe(true);
    expect(app.store.getState().cacheView?.answer).toBe(before?.answer);
  });

  it("keeps picks, seconds and outputs with their line while it is edited", () => {
    const { app } = start();
    const key = keyOf(app, "npm ci");
    askAbout(app.store, { lines: [key], outputOf: { [key]: "identical" } });
    app.store.getState().measureStep(key, 7);
    typeText(app, fourStages.replace("npm ci", "npm ci --omit=dev"));
    const now = keyOf(app, "npm ci --omit=dev");
    expect(app.store.getState().scenario).toEqual({
      changes: { lines: [now], outputOf: { [now]: "identical" } },
      seconds: { [now]: 7 },
    });
  });

  it("keeps what is said of a line that is gone, for it may come back", () => {
    const { app } = start();
    const key = keyOf(app, "npm test");
    askAbout(app.store, { lines: [key] });
    typeText(app, "FROM alpine\n");
    vi.runAllTimers();
    typeText(app, fourStages);
    expect(app.store.getState().scenario.changes.lines).toEqual([key]);
  });

  it("uses the given files and the .dockerignore", () => {
    const { app } = start();
    const { store } = app;
    store.getState().setFiles([{ path: "package.json", size: null }], "list");
    askAbout(store, { files: [{ path: "package.json", kind: "content" }] });
    expect(store.getState().cacheView?.answer).toMatchObject({
      files: ["package.json"],
      areFilesInferred: false,
    });
    expect(statuses(app)).toBe("rrmmssmc");
    store.getState().setDockerignore("package.json\n", "typing");
    vi.runAllTimers();
    expect(store.getState().cacheView?.answer.report.steps[1]?.status).toBe("cached");
  });

  it("is taken away when nobody asks any more", () => {
    const { app, stop } = start();
    typeText(app, "FROM alpine\nRUN ls\n");
    stop();
    vi.runAllTimers();
    expect(app.store.getState().cacheView).toBeNull();
  });
});
