import { expect, test } from "vitest";
import type { EdgeView, ImageView } from "../src/index.ts";
import { analyze, edgesOf } from "./analyze.ts";

function checkEdges(
  text: string,
  ...edges: readonly (readonly [EdgeView["kind"], string, string])[]
): void {
  expect(edgesOf(text).map(({ kind, from, to }) => [kind, from, to])).toEqual(edges);
}

/** The label of the edge that COPY makes with these sources. */
function checkLabel(sources: string, label: string): void {
  const edge = edgesOf(`FROM a AS x\nFROM b\nCOPY --from=x ${sources} /target/\n`).at(-1);
  expect(edge?.label).toBe(label);
}

function checkImages(text: string, images: readonly Omit<ImageView, "key">[]): void {
  expect(analyze(text).picture.images).toEqual(
    images.map((image) => ({ ...image, key: `image:${image.reference}` })),
  );
}

test("an edge leads from what is used to the stage that uses it", () => {
  checkEdges(
    "FROM alpine AS one\nCOPY . /src\nFROM one AS two\nFROM scratch\nCOPY --from=One a b\nRUN --mount=from=two,target=/t x\n",
    ["base", "image:docker.io/library/alpine:latest", "one"],
    ["context", "context", "one"],
    ["base", "one", "two"],
    ["copy", "one", "#2"],
    ["mount", "two", "#2"],
  );
});

test("what leads nowhere is not drawn", () => {
  checkEdges("FROM scratch\nCOPY --from=7 a b\nCOPY --from=scratch a b\nCOPY --from=$X a b\n");
  checkEdges("FROM $X\n");
  checkEdges("FROM scratch AS x\nCOPY --from=x a b\n");
});

test("an edge to a later stage is drawn, since it was meant", () => {
  checkEdges("FROM scratch\nCOPY --from=x a b\nFROM scratch AS x\n", ["copy", "x", "#0"]);
});

test("an edge lands on its row, a base on the card", () => {
  const { edges, stages } = analyze("FROM a\nRUN x\nCOPY --from=b y z\n").picture;
  expect(edges.map(({ step }) => step)).toEqual([null, stages[0]?.steps[1]?.key]);
});

test("every edge has its own key, equal ones as well", () => {
  const edges = edgesOf(
    "FROM a AS x\nFROM a\nCOPY --from=x p q\nCOPY --from=x p q\nRUN --mount=from=x,target=/a --mount=from=x,target=/b y\nFROM a\nCOPY --from=x p q\n",
  );
  expect(new Set(edges.map(({ key }) => key)).size).toBe(8);
});

test("an edge is built when the stage that it leads to is", () => {
  const text = "FROM scratch AS x\nFROM x AS y\nFROM x AS z\n";
  expect(edgesOf(text).map(({ isBuilt }) => isBuilt)).toEqual([false, true]);
  expect(edgesOf(text, "y").map(({ isBuilt }) => isBuilt)).toEqual([true, false]);
  expect(edgesOf(text, "x").map(({ isBuilt }) => isBuilt)).toEqual([false, false]);
});

test("an edge is labelled with its path", () => {
  checkLabel("/app/dist", "/app/dist");
  checkLabel("/a /b", "/a, /b");
});

test("a long path keeps its end", () => {
  const longest = `/${"x".repeat(26)}/`;
  checkLabel(longest, longest);
  checkLabel(`/y${longest}`, `…${longest.slice(1)}`);
});

test("more paths than fit are counted", () => {
  checkLabel("/a /b /c /d", "/a +3");
  checkLabel("/usr/local/bin /usr/local/lib64", "/usr/local/bin +1");
});

test("an edge keeps all its paths", () => {
  const edge = edgesOf("FROM a\nCOPY --from=b /1 /2 /3 /t/\n").at(-1);
  expect(edge?.paths).toEqual(["/1", "/2", "/3"]);
});

test("a base edge has no label, a context edge the files", () => {
  const edges = edgesOf("FROM a\nCOPY package.json yarn.lock ./\n");
  expect(edges.map(({ label }) => label)).toEqual(["", "package.json, yarn.lock"]);
});

test("images come once, in order of first use, and tell whether something is copied from them", () => {
  checkImages(
    "FROM node:20 AS a\nFROM node:20\nCOPY --from=busybox p q\nFROM docker.io/library/node:20\n",
    [
      {
        kind: "image",
        label: "node:20",
        reference: "docker.io/library/node:20",
        isCopiedFrom: false,
      },
      {
        kind: "image",
        label: "busybox",
        reference: "docker.io/library/busybox:latest",
        isCopiedFrom: true,
      },
    ],
  );
});

test("an image may be both base and copied from", () => {
  const both = {
    kind: "image",
    label: "node",
    reference: "docker.io/library/node:latest",
    isCopiedFrom: true,
  } as const;
  checkImages("FROM node\nCOPY --from=node p q\n", [both]);
  checkImages("FROM scratch\nRUN --mount=from=node,target=/n x\nFROM node\n", [both]);
});
