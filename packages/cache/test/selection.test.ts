import { contextFiles, selectSources } from "@stagemap/dockerignore";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSelection } from "../src/selection.ts";
import type { SelectionInput } from "../src/selection.ts";

const NAMES = ["a", "b", "src", "x.ts", "y.md", "package.json", ".git"];
const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.join("/"));
const source = fc.oneof(
  path,
  fc.constantFrom(
    ".",
    "/",
    "./src/",
    "*",
    "*.ts",
    "src/*",
    "*/x.ts",
    "s?c",
    "[ab]",
    "src/../a",
    "a/./b",
  ),
);

/** Paths of which none is a folder of another. */
function asFiles(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter((each) => !paths.some((other) => other.startsWith(`${each}/`)));
}

function selectionOf(input: Partial<SelectionInput>): ReturnType<typeof createSelection> {
  return createSelection({
    sources: [],
    excludes: [],
    hasParents: false,
    destination: "/app",
    isFolder: false,
    ...input,
  });
}

test("takes what COPY selects, file by file", () => {
  const inputs = fc.record({
    paths: fc.array(path, { maxLength: 12 }).map(asFiles),
    sources: fc.array(source, { minLength: 1, maxLength: 3 }),
    excludes: fc.array(fc.constantFrom("*.md", "src", "**/x.ts", "a/b", "*"), { maxLength: 2 }),
    hasParents: fc.boolean(),
  });
  fc.assert(
    fc.property(inputs, ({ paths, sources, excludes, hasParents }) => {
      const { takes } = selectionOf({ sources, excludes, hasParents });
      const options = { exclude: excludes, keepsParents: hasParents };
      const selected = selectSources(contextFiles(paths), sources, options);
      // What the build fails on has no answer.
      fc.pre(selected.every(({ problem }) => problem === null));
      const expected = new Set(
        selected.flatMap(({ matches }) => matches.flatMap(({ files }) => files)),
      );
      expect(paths.filter(takes)).toEqual(paths.filter((each) => expected.has(each)));
    }),
    { numRuns: 2000 },
  );
});

test.each<[Partial<SelectionInput>, string, readonly string[] | null]>([
  [{ sources: ["src"] }, "src/a/b.ts", ["/app/a/b.ts"]],
  [{ sources: ["src"] }, "srcs/b.ts", null],
  [{ sources: ["a.ts"] }, "a.ts", ["/app", "/app/a.ts"]],
  [{ sources: ["a.ts"], isFolder: true }, "a.ts", ["/app/a.ts"]],
  [{ sources: ["a.ts", "b.ts"] }, "b.ts", ["/app/b.ts"]],
  [{ sources: ["*/src"] }, "x/src/a.ts", ["/app/a.ts"]],
  [{ sources: ["x/src/a.ts"], hasParents: true }, "x/src/a.ts", ["/app/x/src/a.ts"]],
  [{ sources: ["x/./src/a.ts"], hasParents: true }, "x/src/a.ts", ["/app/src/a.ts"]],
  [{ sources: ["."] }, "a.ts", ["/app/a.ts"]],
])("%o puts %s at %o", (input, file, places) => {
  expect(selectionOf(input).landing(file)).toEqual(places);
});

const SPELLINGS =
  ". ./ src src/ ./src/. /src src/* src/*.ts * */* ** **/*.ts src/** s?c [a-s]* [^a]* src/x/.. ../src docs/*/a* sr\\c a[b].ts a\\[b].ts src//a.ts .* src/./x ./src/./x/y src/*/./a.ts x/./** ./**/*.md d*cs/.".split(
    " ",
  );
const EXCLUDED = " *.md **/*.md src **/x x * src/x,!src/x/a.ts *,!a.ts /x x/ ./x #x [a]* [".split(
  " ",
);
const TREE =
  "a.ts a[b].ts package.json .env README.md #x src/a.ts src/b.md src/x/a.ts src/x/y/a.ts src/y docs/api/a.md docs/x.md x/a.ts x/src/a.ts srca/b s/x".split(
    " ",
  );

test("A selection takes what the sources of a COPY select", () => {
  const files = contextFiles(TREE);
  for (const spelling of SPELLINGS) {
    for (const list of EXCLUDED) {
      for (const hasParents of [false, true]) {
        const excludes = list === "" ? [] : list.split(",");
        const sources = [spelling, "package.json"];
        const input = { sources, excludes, hasParents, destination: "/d", isFolder: true };
        const { takes } = createSelection(input);
        const options = { exclude: excludes, keepsParents: hasParents };
        const found = selectSources(files, sources, options);
        if (found.some(({ problem }) => problem?.code === "bad-pattern")) continue;
        const selected = new Set(found.flatMap(({ matches }) => matches.flatMap((m) => m.files)));
        expect([spelling, list, hasParents, ...TREE.filter(takes)]).toEqual([
          spelling,
          list,
          hasParents,
          ...TREE.filter((each) => selected.has(each)),
        ]);
      }
    }
  }
});
