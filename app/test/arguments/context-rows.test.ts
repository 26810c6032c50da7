import { createAnalyzer } from "@stagemap/analysis";
import type { Analysis } from "@stagemap/analysis";
import { expect, test } from "vitest";
import { contextRows, suggestedNames } from "../../src/arguments/context-rows.ts";

function analyze(dockerfile: string, namedContexts: Readonly<Record<string, string>>): Analysis {
  return createAnalyzer().analyze({ dockerfile, target: null, namedContexts });
}

test("a value says what it is taken for", () => {
  for (const [value, kind] of [
    ["docker-image://alpine", "image"],
    ["docker-image://scratch", "empty image"],
    ["oci-layout://./layout", "OCI layout"],
    ["target:base", "bake target"],
    ["https://github.com/a/b.git", "Git repository"],
    ["https://a.b/c.tar", "download"],
    ["../docs", "directory"],
    ["", ""],
  ] as const) {
    expect(contextRows(analyze("FROM a\n", { a: value }))[0]?.kind).toBe(kind);
  }
});

function remarkOn(name: string, value: string): unknown {
  return contextRows(analyze("FROM a\n", { [name]: value }))[0]?.remark;
}

test("what is wrong and what has no effect is told apart", () => {
  expect(remarkOn("a", "./dir")).toBeNull();
  expect(remarkOn("b", "./dir")).toEqual({
    kind: "note",
    message: "No stage and no image of this text is called b, so it has no effect.",
  });
  expect(remarkOn("A", "./dir")).toMatchObject({ kind: "wrong" });
  expect(remarkOn("a", "target:x")).toMatchObject({
    kind: "note",
    message: expect.stringMatching(/bake file/),
  });
});

test("a directory that reads like an image gets a hint", () => {
  for (const [value, image] of [
    ["alpine:3.20", "alpine:3.20"],
    ["ghcr.io/a/b", "ghcr.io/a/b"],
    ["localhost:5000/a:1", "localhost:5000/a:1"],
    ["docker-image:alpine", "alpine"],
    ["docker-image:/alpine", "alpine"],
  ] as const) {
    const [row] = contextRows(analyze("FROM a\n", { a: value }));
    expect(row?.remark?.message).toBe(
      `Docker takes this for a directory. An image is docker-image://${image}.`,
    );
  }
  for (const value of [".", "./a", "../a:b", "docs", "docs/guide", "C:\\docs", "/abs", "my.dir"]) {
    expect(contextRows(analyze("FROM a\n", { a: value }))[0]?.remark).toBeNull();
  }
});

test("names that can be replaced are suggested, stages first, each once", () => {
  const text =
    "FROM golang:1.23 AS Build\nFROM scratch AS context\nFROM alpine\nCOPY --from=tools / /\nCOPY --from=alpine / /\n";
  expect(suggestedNames(analyze(text, {}))).toEqual(["build", "golang:1.23", "alpine", "tools"]);
  expect(suggestedNames(analyze(text, { tools: "." }))).toEqual(["build", "golang:1.23", "alpine"]);
});
