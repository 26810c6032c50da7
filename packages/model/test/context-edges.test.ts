import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

/** What each COPY and ADD of a stage takes from the build context. */
function checkContextPaths(lines: string, ...paths: readonly (readonly string[])[]): void {
  const { edges } = modelOf(`FROM a AS x\nFROM b\n${lines}\n`);
  const context = edges.filter(({ kind }) => kind === "context");
  expect(context.map((edge) => edge.paths)).toEqual(paths);
}

test("COPY and ADD take all but their last argument from the build context", () => {
  checkContextPaths("COPY package.json yarn.lock ./", ["package.json", "yarn.lock"]);
  checkContextPaths("ADD rootfs.tar.gz /", ["rootfs.tar.gz"]);
  checkContextPaths("COPY --chown=1:1 --link . .", ["."]);
  checkContextPaths('COPY ["a b", "c", "/"]', ["a b", "c"]);
});

test("each one has its own edge", () => {
  checkContextPaths("COPY a /\nRUN x\nADD b /", ["a"], ["b"]);
});

test("COPY --from takes nothing from the build context", () => {
  checkContextPaths("COPY --from=x a /");
});

test("COPY --from= without a name takes from the build context", () => {
  checkContextPaths("COPY --from= a /", ["a"]);
});

test("heredocs are no files of the build context", () => {
  checkContextPaths("COPY <<EOF /etc/motd\nhello\nEOF");
  checkContextPaths("COPY a <<EOF b /etc/\nhello\nEOF", ["a", "b"]);
});

test("what ADD loads from elsewhere is no file of the build context", () => {
  checkContextPaths("ADD https://example.com/a.tar.gz /");
  checkContextPaths("ADD http://example.com/a b /", ["b"]);
  checkContextPaths("ADD git@github.com:moby/buildkit.git /src");
});

test("an instruction that lacks its target takes nothing", () => {
  checkContextPaths("COPY a");
  checkContextPaths("COPY");
});

test("other instructions take nothing", () => {
  checkContextPaths("RUN --mount=target=/t ls\nONBUILD COPY a /\nWORKDIR /b");
});

test("the edge is the whole instruction with its line", () => {
  const { text, spans } = marked("FROM a\n  «COPY a \\\n   b /»\n# end\n");
  const edge = modelOf(text).edges.at(-1);
  expect(edge).toMatchObject({ kind: "context", to: 0, span: spans[0], line: 2 });
  expect(edge?.from).toEqual({ kind: "context" });
});
