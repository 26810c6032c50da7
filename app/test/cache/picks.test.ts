import type { CacheChanges } from "@stagemap/analysis";
import { describe, expect, it } from "vitest";
import type { Pick } from "../../src/cache/picks.ts";
import {
  arePicksSame,
  changesOf,
  pickId,
  picksOf,
  withoutPick,
  withPick,
} from "../../src/cache/picks.ts";

const all: CacheChanges = {
  files: [{ path: "a.ts", kind: "content" }],
  images: ["node:20"],
  addresses: ["https://example.test/a"],
  buildArguments: { NODE: "22" },
  lines: ["deps/RUN-1"],
  dockerfileBefore: "",
  dockerignoreBefore: null,
  targetBefore: null,
  noCache: ["deps"],
  isCold: true,
};

describe("picks", () => {
  it("say all that changes say, and nothing else", () => {
    expect(changesOf(picksOf(all))).toEqual(all);
    expect(picksOf({})).toEqual([]);
    expect(changesOf([])).toEqual({});
  });

  it("each have an id of their own", () => {
    const ids = picksOf(all).map(pickId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keep what is said of outputs", () => {
    const changes: CacheChanges = {
      images: ["a"],
      output: "identical",
      outputOf: { k: "different" },
    };
    const pick: Pick = { kind: "image", name: "a" };
    expect(withoutPick(changes, pick)).toEqual({
      output: "identical",
      outputOf: { k: "different" },
    });
  });

  it("take the place of the one that they cannot stand beside", () => {
    const once = withPick({}, { kind: "file", path: "a", change: "content" });
    expect(withPick(once, { kind: "file", path: "a", change: "mode" })).toEqual({
      files: [{ path: "a", kind: "mode" }],
    });
    expect(withPick(once, { kind: "file", path: "b", change: "added" }).files).toHaveLength(2);
  });

  it("gather the stages of --no-cache-filter, and --no-cache takes in all of them", () => {
    const one = withPick({}, { kind: "no-cache", stage: "deps" });
    const two = withPick(one, { kind: "no-cache", stage: "builder" });
    expect(two).toEqual({ noCache: ["deps", "builder"] });
    expect(withPick(two, { kind: "no-cache", stage: null })).toEqual({ noCache: "all" });
    expect(withoutPick({ noCache: "all" }, { kind: "no-cache", stage: null })).toEqual({});
  });

  it("keep an argument of any name", () => {
    const changes = withPick({}, { kind: "argument", name: "__proto__", value: "1" });
    expect(Object.keys(changes.buildArguments ?? {})).toEqual(["__proto__"]);
  });

  it("are the same in any order and whatever is said of outputs", () => {
    const one: CacheChanges = { images: ["a", "b"], output: "identical" };
    expect(arePicksSame(one, { images: ["b", "a"] })).toBe(true);
    expect(arePicksSame(one, { images: ["b"] })).toBe(false);
  });
});
