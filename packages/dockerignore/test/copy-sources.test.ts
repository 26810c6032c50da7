import fc from "fast-check";
import { expect, test } from "vitest";
import {
  contextFiles,
  createMatcher,
  ignoredSource,
  parseIgnoreFile,
  selectSources,
} from "../src/index.ts";
import type { CopySource } from "../src/index.ts";

const FILES = [
  "Dockerfile",
  "README.md",
  "a.txt",
  "b.txt",
  "docs/guide.md",
  "docs/api/index.md",
  "docs/api/v1.txt",
  "pkg/one/package.json",
  "pkg/one/src/main.ts",
  "pkg/two/package.json",
  "pkg/two/src/main.ts",
  "pkg/two/src/main.test.ts",
  "src/[id].ts",
  "src/app.ts",
  "src/lib/util.ts",
];

/** The words of a COPY without the destination. */
function select(words: string): readonly CopySource[] {
  const parts = words.split(" ");
  const sources = parts.filter((part) => !part.startsWith("--"));
  const exclude = parts.flatMap((part) =>
    part.startsWith("--exclude=") ? [part.slice("--exclude=".length)] : [],
  );
  const keepsParents = parts.includes("--parents");
  return selectSources(contextFiles(FILES), sources, { exclude, keepsParents });
}

/** Each match as "path: files", with the files as they are named below the destination. */
function shown(words: string): readonly string[] {
  return select(words).flatMap(({ matches, problem }) => [
    ...matches.map(({ kind, path, files }) => {
      const start = path === "" ? 0 : path.length + 1;
      const names = files.map((file) => (kind === "file" ? file : file.slice(start)));
      return `${kind === "file" ? "" : `${path}/`}: ${names.join(" ")}`;
    }),
    ...(problem === null ? [] : [problem.message.replace(/: nothing.*|: “.*/, "")]),
  ]);
}

const ALL = `/: ${FILES.toSorted().join(" ")}`;

test.each<[words: string, expected: readonly string[]]>([
  // Files and folders.
  ["a.txt", [": a.txt"]],
  ["./a.txt", [": a.txt"]],
  ["/a.txt", [": a.txt"]],
  ["docs/../a.txt", [": a.txt"]],
  ["../a.txt", [": a.txt"]],
  ["a.txt/", [": a.txt"]],
  ["a.txt b.txt", [": a.txt", ": b.txt"]],
  ["docs", ["docs/: api/index.md api/v1.txt guide.md"]],
  ["docs/", ["docs/: api/index.md api/v1.txt guide.md"]],
  ["/docs/.", ["docs/: api/index.md api/v1.txt guide.md"]],
  ["docs/api docs/guide.md", ["docs/api/: index.md v1.txt", ": docs/guide.md"]],
  [".", [ALL]],
  ["/", [ALL]],
  ["..", [ALL]],
  // What is not there.
  ["c.txt", ['"/c.txt": not found']],
  ["a.txt c.txt", [": a.txt", '"/c.txt": not found']],
  ["doc", ['"/doc": not found']],
  ["a.txt/b", ['"/a.txt/b": not found']],
  // Wildcards.
  ["*.txt", [": a.txt", ": b.txt"]],
  ["?.txt", [": a.txt", ": b.txt"]],
  ["[^a].txt", [": b.txt"]],
  ["*.zip", []],
  ["*.zip a.txt", [": a.txt"]],
  ["c.txt* a.txt", [": a.txt"]],
  ["doc*", ["docs/: api/index.md api/v1.txt guide.md"]],
  ["docs/*", ["docs/api/: index.md v1.txt", ": docs/guide.md"]],
  ["docs/*.md", [": docs/guide.md"]],
  ["pkg/*/package.json", [": pkg/one/package.json", ": pkg/two/package.json"]],
  ["pkg/*/src", ["pkg/one/src/: main.ts", "pkg/two/src/: main.test.ts main.ts"]],
  ["**/package.json", []],
  ["pkg/**/package.json", [": pkg/one/package.json", ": pkg/two/package.json"]],
  ["nothing/*.txt", ['"/nothing": not found']],
  ["src/[id].ts", []],
  ["src/[[]id].ts", [": src/[id].ts"]],
  ["src/\\[id].ts", ['"/src/\\[id].ts": not found']],
  ["a[", ["syntax error in pattern"]],
  // Exclusions count from each folder.
  ["--exclude=*.txt .", [ALL.replace(" a.txt b.txt", "")]],
  ["--exclude=**/*.txt docs", ["docs/: api/index.md guide.md"]],
  ["--exclude=api docs", ["docs/: guide.md"]],
  ["--exclude=docs/api docs", ["docs/: api/index.md api/v1.txt guide.md"]],
  ["--exclude=api --exclude=!api/v1.txt docs", ["docs/: api/v1.txt guide.md"]],
  ["--exclude=*.test.ts pkg/*/src", ["pkg/one/src/: main.ts", "pkg/two/src/: main.ts"]],
  ["--exclude=* docs", ["docs/: "]],
  ["--exclude=a.txt a.txt", [": a.txt"]],
  ["--exclude=a.txt *.txt", [": a.txt", ": b.txt"]],
  ["--exclude=[ .", ["syntax error in pattern"]],
  ["--exclude=* c.txt", ['"/c.txt": not found']],
  // Parents.
  ["--parents pkg/one/package.json", ["/: pkg/one/package.json"]],
  ["--parents ./pkg/one/package.json", ["/: pkg/one/package.json"]],
  ["--parents /pkg/one/.", ["/: pkg/one/package.json pkg/one/src/main.ts"]],
  ["--parents pkg/./one/package.json", ["pkg/: one/package.json"]],
  ["--parents ./pkg/./one/./src", ["pkg/: one/src/main.ts"]],
  ["--parents pkg/*/package.json", ["/: pkg/one/package.json pkg/two/package.json"]],
  ["--parents **/package.json", ["/: pkg/one/package.json pkg/two/package.json"]],
  ["--parents pkg/./**/*.ts", ["pkg/: one/src/main.ts two/src/main.test.ts two/src/main.ts"]],
  ["--parents pkg/*/./src", ["pkg/one/: src/main.ts", "pkg/two/: src/main.test.ts src/main.ts"]],
  ["--parents --exclude=**/*.test.ts pkg/./*/src", ["pkg/: one/src/main.ts two/src/main.ts"]],
  ["--parents pkg/*.zip", ["/: "]],
  ["--parents a.txt c.txt", ["/: a.txt", "/: ", '"/c.txt": not found']],
  ["--parents pkg/./three", ["pkg/: ", '"/pkg/three": not found']],
  ["--parents three/./*", ['"/three": not found']],
  ["--parents --exclude=docs/* docs", ["/: "]],
  ["--parents --exclude=docs docs", ["/: ", '"/docs": not found']],
])("COPY %s", (words, expected) => {
  expect(shown(words)).toEqual(expected);
});

test("says what is wrong and what to do", () => {
  expect(select("c.txt")[0]?.problem).toEqual({
    code: "not-found",
    message:
      '"/c.txt": not found: nothing of that name is there to copy, and the build fails. Check the path, which counts from the top of the build context, and what .dockerignore keeps out.',
  });
  expect(select("readme.md")[0]?.problem?.message).toMatch(
    /There is “README.md”: upper and lower case differ\.$/,
  );
});

test("a class may reach over a slash, and a folder that fits is not looked into", () => {
  const files = contextFiles(["a-b", "a/b", "a/c/d"]);
  const options = { exclude: [], keepsParents: false };
  const paths = (source: string): readonly string[] =>
    selectSources(files, [source], options).flatMap(({ matches }) =>
      matches.map((each) => each.path),
    );
  expect(paths("a[^x]b")).toEqual(["a-b", "a/b"]);
  expect(paths("a*")).toEqual(["a", "a-b"]);
});

test("all files are in no order and may come twice", () => {
  expect(contextFiles(["b", "a/c/d", "b", "a/c/e"])).toEqual({
    paths: ["a/c/d", "a/c/e", "b"],
    folders: ["", "a", "a/c"],
  });
});

test.each<[ignore: string, source: string, expected: string | null]>([
  ["Dockerfile", "Dockerfile", "Dockerfile"],
  ["Dockerfile", "./Dockerfile", "Dockerfile"],
  ["Dockerfile", "/Dockerfile", null],
  ["docs", "docs/guide.md", "docs/guide.md"],
  ["docs/guide.md", "docs", null],
  [".*", ".", null],
  ["*", ".", "."],
  ["*", "/", "/"],
  ["**", "src/", "src"],
  ["**/*", ".", "."],
  ["**/*.md", ".", null],
  ["**\n!Dockerfile", "src", null],
  ["", "src", null],
])("with %j ignored, CopyIgnoredFile says of %j: %j", (ignore, source, expected) => {
  expect(ignoredSource(createMatcher(parseIgnoreFile(ignore)), source)).toBe(expected);
});

test("no source makes it throw, and what is selected is there", () => {
  const piece = fc.constantFrom(
    "a",
    "docs",
    "/",
    "*",
    "?",
    "[",
    "]",
    "^",
    "\\",
    ".",
    "..",
    "!",
    "{",
  );
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 2 }),
      fc.boolean(),
      (source, exclude, parents) => {
        const options = { exclude, keepsParents: parents };
        for (const { matches } of selectSources(contextFiles(FILES), [source], options)) {
          for (const { files } of matches)
            expect(FILES).toEqual(expect.arrayContaining([...files]));
        }
      },
    ),
  );
});
