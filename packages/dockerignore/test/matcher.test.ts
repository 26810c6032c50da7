import { expect, test } from "vitest";
import { createMatcher, ignoreFilePaths, parseIgnoreFile } from "../src/index.ts";

/** The line that decides: "+3" keeps the path, "-3" ignores it; "" when none has a say. */
function decided(text: string, path: string): string {
  const { isIgnored, line } = createMatcher(parseIgnoreFile(text)).decide(path);
  return line === null ? "" : `${isIgnored ? "-" : "+"}${line}`;
}

test.each<[text: string, path: string, expected: string]>([
  // Names and folders.
  ["a", "a", "-1"],
  ["a", "b", ""],
  ["a", "ab", ""],
  ["a", "b/a", ""],
  ["a", "a/b/c", "-1"],
  ["a/", "a/b", "-1"],
  ["a/", "a", "-1"],
  ["/a", "a", "-1"],
  ["a/b", "a/b/c", "-1"],
  ["a/b", "a", ""],
  ["./a", "a", "-1"],
  ["../a", "a", ""],
  [".", "a", ""],
  ["A", "a", ""],
  // Wildcards within a name.
  ["*.md", "README.md", "-1"],
  ["*.md", "docs/README.md", ""],
  ["*", "a/b", "-1"],
  ["*/b", "a/b", "-1"],
  ["*/b", "a/a/b", ""],
  ["*/*/b", "a/a/b", "-1"],
  ["a?", "ab", "-1"],
  ["a?", "a", ""],
  ["a?", "a/b", ""],
  ["?", "😀", "-1"],
  ["a[bc]", "ac", "-1"],
  ["a[^bc]", "ad", "-1"],
  ["a[^bc]", "ab", ""],
  ["[[:upper:]]*", "Ab", "-1"],
  ["[[:upper:]]*", "ab", ""],
  ["*.{js,ts}", "a.js", ""],
  ["*.{js,ts}", "a.{js,ts}", "-1"],
  // Two stars.
  ["**", "a/b", "-1"],
  ["**/a", "a", "-1"],
  ["**/a", "b/c/a", "-1"],
  ["**/a", "b/ca", ""],
  ["**/a", "b/a/c", "-1"],
  ["**/*.log", "a.log", "-1"],
  ["**/*.log", "b/a.log", "-1"],
  ["a/**", "a", ""],
  ["a/**", "a/b", "-1"],
  ["a/**/b", "a/b", "-1"],
  ["a/**/b", "a/c/d/b", "-1"],
  ["**a", "b/ca", "-1"],
  ["a**", "ab/c", "-1"],
  ["**/test?/**", "x/tests/a", "-1"],
  ["**/*.test.*", "src/a.test.ts", "-1"],
  ["**/*a*a*a*a*b", "x/aaaaab", "-1"],
  ["**/*a*a*a*a*b", "x/aaab", ""],
  // Escapes: what they mean comes from Go's regular expressions.
  ["a\\*", "a*", "-1"],
  ["a\\*", "ab", ""],
  ["\\!a", "!a", "-1"],
  ["\\#a", "#a", "-1"],
  ["a\\d", "a5", "-1"],
  ["a\\\\b", "a\\b", "-1"],
  ["^a*", "ab", "-1"],
  ["*|b", "a/b/c", "-1"],
  ["a{2}*", "aab", "-1"],
  // Order.
  ["a\n!a", "a", "+2"],
  ["!a\na", "a", "-2"],
  ["a\n!a\na", "a", "-3"],
  ["!a", "a", ""],
  ["a\na", "a", "-2"],
  ["*.md\n!README.md\nREADME-secret.md", "README-secret.md", "-3"],
  ["*.md\n!README.md", "README.md", "+2"],
  ["*.md\nREADME-secret.md\n!README*.md", "README-secret.md", "+3"],
  // Exceptions and folders.
  ["*\n!src", "src/a.ts", "+2"],
  ["*\n!src", "b", "-1"],
  ["a\n!a/b", "a/b", "+2"],
  ["a\n!a/b", "a/c", "-1"],
  ["a\n!a/b/c", "a/b/c", "+2"],
  ["a\n!a/b/c", "a/b/d", "-1"],
  ["**/node_modules\n!node_modules/keep", "node_modules/keep/a", "+2"],
  ["*\n!*.go\n!cmd", "main.go", "+2"],
  ["*\n!**/*.go", "a/b.go", "+2"],
  ["*\n!/a/\na/tmp", "a/tmp/x", "-3"],
  // BuildKit does not ask exceptions about a folder that nothing ignores.
  ["a/b\n!a", "a/b", "-1"],
  ["a/b\n!a/b", "a/b", "+2"],
  ["a/b\n!a/**", "a/b", "+2"],
  ["**/b\n!a", "a/b", "-1"],
  // Nor patterns about a folder that is ignored already.
  ["*\n!a/b\na", "a/b", "+2"],
  // It stays out of a folder when no plain exception starts with the folder's name.
  ["a/*\n!a/*/**", "a/b/c", "-1"],
  ["a/*\n!a/*/c", "a/b/c", "+2"],
  // Lines with a fault say nothing, comments and blanks count as lines.
  ["[\na", "a", "-2"],
  ["!\na", "a", "-2"],
  ["# x\n\na", "a", "-3"],
])("%j decides %j: %j", (text, path, expected) => {
  expect(decided(text, path)).toBe(expected);
});

test("names the pattern of the line", () => {
  const { decide } = createMatcher(parseIgnoreFile("/a/\n! ./a/b"));
  expect(decide("a/c")).toEqual({ isIgnored: true, line: 1, pattern: "a" });
  expect(decide("a/b")).toEqual({ isIgnored: false, line: 2, pattern: "!a/b" });
  expect(decide("c")).toEqual({ isIgnored: false, line: null, pattern: null });
});

test("decides many paths in their order", () => {
  const { decideAll } = createMatcher(parseIgnoreFile("a\n!a/b"));
  expect(decideAll(["b", "a/c", "a/b", "a/c"]).map(({ line }) => line)).toEqual([null, 1, 2, 1]);
});

test("knows whether there are exceptions", () => {
  expect(createMatcher(parseIgnoreFile("a\n#!b")).hasExceptions).toBe(false);
  expect(createMatcher(parseIgnoreFile("a\n!b")).hasExceptions).toBe(true);
});

test("copes with very long paths and patterns that could be tried in endless ways", () => {
  const stars = Array.from({ length: 30 }, () => "*a").join("");
  const { decide } = createMatcher(parseIgnoreFile(`**/${stars}b\n**/a/**/a/**/a/**/a/**/a/**/b`));
  expect(decide("a".repeat(2000)).isIgnored).toBe(false);
  expect(decide("a/".repeat(20_000)).isIgnored).toBe(false);
});

test("says where the ignore file of a Dockerfile is looked for", () => {
  expect(ignoreFilePaths("Dockerfile")).toEqual(["Dockerfile.dockerignore", ".dockerignore"]);
  expect(ignoreFilePaths("docker/prod.Dockerfile")).toEqual([
    "docker/prod.Dockerfile.dockerignore",
    ".dockerignore",
  ]);
});
