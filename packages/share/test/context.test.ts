import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SharedState } from "../src/index.ts";
import { decodeState, encodeState, packFiles, unpackFiles } from "../src/index.ts";

const state: SharedState = {
  dockerfile: "FROM node AS build\nCOPY . .\nRUN npm ci\n",
  target: null,
  dockerignore: "# big\nnode_modules\n!keep\n",
  files: {
    from: "folder",
    files: [
      { path: ".git/HEAD", size: 23 },
      { path: "a\nb\\n\t/c", size: 0 },
      { path: "package.json", size: null },
      { path: "src/app/main.ts", size: 1234 },
      { path: "src/app/util.ts", size: 9_007_199_254_740_991 },
      { path: "src/lib/x", size: 7 },
    ],
  },
  changes: {
    files: [
      { path: "src/app/main.ts", kind: "content" },
      { path: "new", kind: "added" },
    ],
    images: ["node"],
    addresses: ["https://example.com/x"],
    buildArguments: Object.fromEntries([
      ["A", ""],
      ["__proto__", "x"],
    ]),
    lines: ["build#RUN"],
    dockerfileBefore: "FROM node\n",
    dockerignoreBefore: null,
    targetBefore: null,
    noCache: ["build"],
    isCold: true,
    output: "identical",
    outputOf: { "build#RUN": "different" },
  },
  seconds: { "build#RUN": 12.5, "build#COPY": 0 },
};
/** Written by the first version with a build context and a scenario. Never change it. */
const firstLink =
  "s1.gyKCZV2RQWvjMBCF_4r39SqsNLAUdAvdLb1sumTpoXiMkS3FVSOPRKxsU0L-e5GgJe1thpnvjd7TCQYKd5uHPxUHY6vVv6o_OG-Ibx_-PlV1VRNvHtcVx6kaHDEEHBSuqt6NxBnppmAO3s7EP3bWxrKyhTphhloIRCjUo0vy_vfqFyUm1kTcExExUZIDpQVx1MNOj7Z-mQMTz_tB6hjlpB3Xaab0pomlPCTnS7scw6xvol6O_4mld708UrrBWeSbp3y9afBNBAJD4GQ5oRUN2L5CQBtjDdq2mGqQ7aAV0Ll5TinOSkp71FP0th7CJI952hf5FQSKUtfFfUih6yBwLFo-4yXFq83jOiNfMi4JjVB88F4gfRT8SWVigLoWCFBwxnJyg_YoYTaX0gLGbbd2X1y1Z4HpYiF_IMQiv_GCuF7WP9v2_A4";

function linkOfJson(value: unknown): string {
  const body = deflateRawSync(JSON.stringify(value));
  const bytes = Buffer.alloc(4 + body.length);
  bytes.writeUInt32BE(crc32(body));
  bytes.set(body, 4);
  return `s1.${bytes.toString("base64url")}`;
}

async function checkOpens(fragment: string, expected: SharedState): Promise<void> {
  expect(await decodeState(fragment)).toEqual({ ok: true, state: expected });
}

function listed(paths: readonly string[]) {
  return { from: "list" as const, files: paths.map((path) => ({ path, size: null })) };
}

test("opens the link that the first version with a build context and a scenario wrote", () =>
  checkOpens(firstLink, state));

test("a context and a scenario that say nothing make the same link as none", async () => {
  const plain = { dockerfile: "FROM a\n", target: null };
  const link = await encodeState({ ...plain, changes: { files: [], isCold: false }, seconds: {} });
  expect(link).toBe(await encodeState(plain));
});

test("measured seconds and values give equal links in whatever order they were given", async () => {
  const plain = { dockerfile: "FROM a\n", target: null };
  const one = {
    ...plain,
    seconds: { a: 1, b: 2 },
    changes: { buildArguments: { A: "1", B: "2" } },
  };
  const other = {
    ...plain,
    seconds: { b: 2, a: 1 },
    changes: { buildArguments: { B: "2", A: "1" } },
  };
  expect(await encodeState(one)).toBe(await encodeState(other));
});

test("brings back any list of files, with sizes or without", () => {
  const name = fc
    .oneof(
      fc.constantFrom("src", "a", "__proto__", "\\n", "a\tb", "a\nb", " "),
      fc.string({ unit: "binary" }),
    )
    .map((text) => text.replaceAll("/", ""))
    .filter((text) => text !== "");
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
  const file = fc.record({ path, size: fc.option(fc.maxSafeNat()) });
  fc.assert(
    fc.property(
      fc.array(file),
      fc.constantFrom("folder" as const, "list" as const),
      (files, from) => {
        expect(unpackFiles(packFiles({ from, files }))).toEqual({ from, files });
      },
    ),
  );
});

test("takes paths as they are meant: without empty parts", () => {
  const packed = packFiles(listed(["/a//b", "a//c", "", "/"]));
  expect(unpackFiles(packed)).toEqual(listed(["a/b", "a/c"]));
});

test("a few lines never unfold to more than there is room for", () => {
  const deep = `${"d/".repeat(1500)}x`;
  const lines = Array.from({ length: 300_000 }, (_, index) => `${"/".repeat(1500)}${index}`);
  const files = unpackFiles({ s: 1, p: [deep, ...lines].join("\n") })?.files ?? [];
  expect(files.length).toBeGreaterThan(1000);
  expect(files.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(20_100_000);
  const flat = Array.from({ length: 250_000 }, (_, index) => `${index}`).join("\n");
  expect(unpackFiles({ s: 1, p: flat })?.files).toHaveLength(200_000);
});

test("leaves out what only later versions know, and what is beyond all measure", () =>
  checkOpens(
    linkOfJson({
      d: "",
      f: { s: 0, p: `a\tzz\nb\t-1\nc\t!\n${"x".repeat(5000)}`, later: 1 },
      s: {
        f: [
          ["a", "renamed"],
          ["b", "content"],
        ],
        i: ["x".repeat(5000), "node"],
        o: "perhaps",
        n: "some",
        p: [["k", "perhaps"]],
        z: 1,
      },
      m: [
        ["a", -1],
        ["b", 1e12],
        ["c", 2],
      ],
    }),
    {
      dockerfile: "",
      target: null,
      files: {
        from: "folder",
        files: [
          { path: "a", size: 1295 },
          { path: "b", size: null },
          { path: "c", size: null },
        ],
      },
      changes: { files: [{ path: "b", kind: "content" }], images: ["node"], outputOf: {} },
      seconds: { c: 2 },
    },
  ));

test("refuses values of the wrong type as damaged", async () => {
  const wrong: readonly object[] = [
    { i: null },
    { i: 1 },
    { f: null },
    { f: "a" },
    { f: { s: 2, p: "" } },
    { f: { s: 0 } },
    { s: [] },
    { s: null },
    { s: { f: ["a"] } },
    { s: { f: [["a", 1]] } },
    { s: { i: "node" } },
    { s: { b: { A: "1" } } },
    { s: { d: null } },
    { s: { g: 1 } },
    { s: { n: 1 } },
    { s: { c: true } },
    { m: { a: 1 } },
    { m: [["a", "1"]] },
    { m: [["a"]] },
  ];
  for (const value of wrong) {
    const decoded = await decodeState(linkOfJson({ d: "", ...value }));
    expect(decoded).toMatchObject({ ok: false, code: "damaged" });
  }
});
