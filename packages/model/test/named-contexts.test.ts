import { marked } from "@stagemap/testkit";
import { parse } from "@stagemap/syntax";
import { expect, test } from "vitest";
import type { Edge, Model, Origin } from "../src/index.ts";
import {
  buildModel,
  contextName,
  neededStages,
  parseContextSource,
  visitedStages,
} from "../src/index.ts";

function modelWith(text: string, contexts: Readonly<Record<string, string>>): Model {
  return buildModel(parse(text), {
    target: null,
    namedContexts: new Map(Object.entries(contexts)),
  });
}

function say(origin: Origin): string {
  switch (origin.kind) {
    case "stage":
      return `stage ${origin.stage}`;
    case "image":
      return origin.reference.short;
    case "named-context":
      return `${origin.context.name} = ${origin.context.value}`;
    default:
      return origin.kind;
  }
}

function sayEdge({ kind, from, to }: Edge): string {
  return `${kind} ${to} < ${say(from)}`;
}

function checkEdges(
  text: string,
  contexts: Readonly<Record<string, string>>,
  edges: readonly string[],
): void {
  const model = modelWith(text, contexts);
  expect(model.problems).toEqual([]);
  expect(model.edges.map(sayEdge)).toEqual(edges);
}

const local = "./dir";

test("a context takes the place of an image, wherever the image is named", () => {
  checkEdges("FROM alpine", { alpine: local }, ["base 0 < alpine = ./dir"]);
  checkEdges("FROM a\nCOPY --from=alpine / /", { alpine: local }, [
    "base 0 < a",
    "copy 0 < alpine = ./dir",
  ]);
  checkEdges("FROM a\nRUN --mount=from=alpine,target=/x true", { alpine: local }, [
    "base 0 < a",
    "mount 0 < alpine = ./dir",
  ]);
  checkEdges("ARG V=3\nFROM alpine:$V", { "alpine:3": local }, ["base 0 < alpine:3 = ./dir"]);
  checkEdges("FROM a AS x\nONBUILD COPY --from=tools / /\nFROM x", { tools: local }, [
    "base 0 < a",
    "base 1 < stage 0",
    "copy 1 < tools = ./dir",
  ]);
});

test("names are compared as images' names are, without :latest", () => {
  for (const [image, name] of [
    ["alpine:latest", "alpine"],
    ["docker.io/library/alpine", "alpine"],
    ["index.docker.io/alpine:latest", "alpine"],
    ["alpine", "alpine:latest"],
    ["alpine", "docker.io/library/alpine"],
    ["a/b", "docker.io/a/b"],
    ["ghcr.io/a/b:1", "ghcr.io/a/b:1"],
    ["localhost:5000/x", "localhost:5000/x:latest"],
  ] as const) {
    expect(modelWith(`FROM ${image}`, { [name]: local }).bases[0]).toMatchObject({
      kind: "named-context",
    });
  }
});

test("another tag, another digest and another host are other names", () => {
  for (const [image, name] of [
    ["alpine:3", "alpine"],
    ["alpine", "alpine:3"],
    [`alpine@sha256:${"0".repeat(64)}`, "alpine"],
    ["ghcr.io/library/alpine", "alpine"],
    ["alpine", "busybox"],
  ] as const) {
    expect(modelWith(`FROM ${image}`, { [name]: local }).bases[0]).toMatchObject({ kind: "image" });
  }
});

test("of two forms of one name the later counts, and a name that is none counts nothing", () => {
  checkEdges("FROM alpine", { alpine: "a", "alpine:latest": "b", "Al pine": "c", "": "d" }, [
    "base 0 < alpine = b",
  ]);
});

test("a context without a value does not count yet", () => {
  checkEdges("FROM alpine", { alpine: "" }, ["base 0 < alpine"]);
});

test("a context takes the place of a stage with all its commands", () => {
  const text =
    "FROM deps AS Build\nCOPY . .\nRUN make\nCOPY --from=tools / /\nFROM a\nCOPY --from=build / /";
  checkEdges(text, { build: local }, ["base 0 < build = ./dir", "base 1 < a", "copy 1 < stage 0"]);
  const model = modelWith(text, { build: local });
  expect([...model.replaced]).toEqual([0]);
  expect(model.replacedEdges.map(sayEdge)).toEqual([
    "base 0 < deps",
    "context 0 < context",
    "copy 0 < tools",
  ]);
});

test("the edge of a replaced stage stands at its name", () => {
  const { text, spans } = marked("FROM a AS «Build»\n");
  expect(modelWith(text, { build: local }).edges.map(({ span }) => span)).toEqual(spans);
});

test("a stage that is replaced is still found by name and number, before images of that name", () => {
  const text = "FROM x AS alpine\nFROM alpine\nCOPY --from=0 / /\nCOPY --from=Alpine / /";
  checkEdges(text, { alpine: local }, [
    "base 0 < alpine = ./dir",
    "base 1 < stage 0",
    "copy 1 < stage 0",
    "copy 1 < stage 0",
  ]);
  checkEdges("FROM x AS alpine\nFROM alpine:latest", { alpine: local }, [
    "base 0 < alpine = ./dir",
    "base 1 < alpine = ./dir",
  ]);
});

test("stages called scratch and context are never replaced, and neither is scratch itself", () => {
  checkEdges("FROM a AS context\nFROM b AS scratch", { context: local, scratch: local }, [
    "base 0 < a",
    "base 1 < b",
  ]);
  checkEdges("FROM scratch\nCOPY --from=scratch / /", { scratch: local }, [
    "base 0 < scratch",
    "copy 0 < scratch",
  ]);
});

test("images called context, or scratch in another form, are replaced all the same", () => {
  checkEdges("FROM context\nCOPY --from=context / /", { context: local }, [
    "base 0 < context = ./dir",
    "copy 0 < context = ./dir",
  ]);
  checkEdges("FROM docker.io/library/scratch", { scratch: local }, ["base 0 < scratch = ./dir"]);
});

test("what is not used changes nothing", () => {
  const text = "FROM a AS b\nRUN true";
  const model = modelWith(text, { unused: local });
  expect(model.edges.map(sayEdge)).toEqual(["base 0 < a"]);
  expect([model.replaced.size, model.replacedEdges, model.problems]).toEqual([0, [], []]);
});

test("a context for an image that is also a later stage's name is no reason for a warning", () => {
  const { edges, problems } = modelWith("FROM base\nFROM a AS base", { base: local });
  expect(edges.map(sayEdge)).toEqual(["base 0 < base = ./dir", "base 1 < base = ./dir"]);
  expect(problems).toEqual([]);
});

test("what only running the steps would meet is no problem of a replaced stage", () => {
  const text = "FROM a AS x\nEXPOSE no\nCOPY --from=y / /\nFROM b AS y\nFROM c\nCOPY --from=x / /";
  expect(modelWith(text, {}).problems).toHaveLength(2);
  expect(modelWith(text, { x: local }).problems).toEqual([]);
});

test("what BuildKit reads before it looks for contexts stays a problem of a replaced stage", () => {
  for (const [text, code] of [
    ["FROM «$A» AS x", "blank-base"],
    ["FROM --platform=«no/such/such/such» a AS x", "platform"],
    ["FROM «A» AS x", "image-reference"],
    ["FROM a AS x\nCOPY --from=«7» / /", "stage-index"],
    ["FROM a AS x\nCOPY --from=«$A» / /", "from-variable"],
    ["FROM a AS x\nCOPY --from=«A:B:C» / /", "image-reference"],
    ["FROM a AS x\n«COPY» a", "arguments"],
    ["FROM a AS x\nCOPY --from=«x» / /", "circular"],
  ] as const) {
    const { text: plain, spans } = marked(text);
    const { problems } = modelWith(plain, { x: local });
    expect(problems.map(({ code: found }) => found)).toEqual([code]);
    if (code !== "arguments") expect(problems[0]?.span).toEqual(spans[0]);
  }
});

test("a stage on a replaced one starts with nothing but what ONBUILD left", () => {
  const text =
    "FROM a AS x\nARG A=1\nENV E=1\nWORKDIR /x\nONBUILD COPY --from=tools / /\nFROM x\nRUN true";
  const [, plain] = modelWith(text, {}).scopes;
  const [own, scope] = modelWith(text, { x: local }).scopes;
  expect(plain?.workingDirectory).toBe("/x");
  expect(scope?.workingDirectory).toBe("/");
  expect(own?.declarations).toEqual([]);
  expect(own?.stage.steps).toHaveLength(4);
  expect(modelWith(text, { x: local }).edges.map(sayEdge)).toEqual([
    "base 0 < x = ./dir",
    "base 1 < stage 0",
    "copy 1 < tools",
  ]);
});

function variablesOf(text: string, contexts: Readonly<Record<string, string>>): unknown {
  const model = buildModel(parse(text), {
    target: null,
    namedContexts: new Map(Object.entries(contexts)),
    environmentOf: ({ short }) => new Map([["IMAGE", short]]),
  });
  return model.scopes.at(-1)?.declarations.at(-1)?.value;
}

test("a context that is an image brings that image's variables", () => {
  const text = "FROM a AS x\nFROM x\nARG A=${IMAGE:-none}";
  expect(variablesOf(text, {})).toBe("a");
  expect(variablesOf(text, { x: "docker-image://b" })).toBe("b");
  expect(variablesOf(text, { a: "docker-image://b:1" })).toBe("b:1");
  expect(variablesOf(text, { x: "docker-image://scratch" })).toBe("none");
  expect(variablesOf(text, { x: local })).toBe("none");
});

test("what only a replaced stage copies from is not built, but BuildKit reads it", () => {
  const text =
    "FROM a AS deps\nFROM a AS under\nFROM under AS x\nCOPY --from=deps / /\nFROM a\nCOPY --from=x / /";
  const model = modelWith(text, { x: local });
  expect(neededStages(model, 3)).toEqual(new Set([2, 3]));
  expect(visitedStages(model, 3)).toEqual(new Set([0, 2, 3]));
});

test("a stage's name that no context can have is refused as soon as contexts are looked up", () => {
  const { text, spans } = marked("FROM a AS «build_»\n");
  expect(modelWith(text, {}).problems).toEqual([
    {
      code: "named-context",
      phase: "bases",
      severity: "error",
      message: "invalid context name build_: invalid reference format",
      span: spans[0],
      line: 1,
      stage: 0,
      step: null,
    },
  ]);
  expect(buildModel(parse(text), { target: null }).problems).toEqual([]);
});

test("a value that names nothing is a problem where it is used", () => {
  const { text, spans } = marked("FROM «alpine»\nFROM a AS «x»\nCOPY --from=«alpine» / /\n");
  const { problems } = modelWith(text, { alpine: "ssh://git@host/a", x: "docker-image://A" });
  expect(problems.map(({ span }) => span)).toEqual(spans);
  expect(problems.map(({ phase, message }) => `${phase}: ${message}`)).toEqual([
    "build: unsupported context source ssh for alpine",
    "build: invalid reference format: repository name (library/A) must be lowercase",
    "build: unsupported context source ssh for alpine",
  ]);
});

test("values are addresses with a known scheme, else directories", () => {
  for (const [value, kind] of [
    ["docker-image://alpine:3", "image"],
    [`docker-image://ghcr.io/a/b@sha256:${"a".repeat(64)}`, "image"],
    ["docker-image://scratch", "scratch"],
    ["docker-image://", "invalid"],
    ["docker-image://a b", "invalid"],
    ["oci-layout:///tmp/layout:tag", "oci-layout"],
    ["oci-layout://", "invalid"],
    ["target:base", "target"],
    ["https://github.com/a/b.git#main:dir", "git"],
    ["git://host/a", "git"],
    ["git@github.com:a/b.git", "git"],
    ["https://host/a.git?tag=x&tag=y", "invalid"],
    ["https://host/a.tar.gz", "web"],
    ["http://host", "web"],
    ["ssh://git@host/a", "invalid"],
    ["me@host:a", "invalid"],
    ["github.com/a/b", "invalid"],
    [".", "directory"],
    ["../shared", "directory"],
    ["C:\\dir", "directory"],
    ["docker-image:alpine", "directory"],
    ["alpine:3", "directory"],
  ] as const) {
    expect([value, parseContextSource("x", value).kind]).toEqual([value, kind]);
  }
});

test("a context's name is an image's, as people write it", () => {
  expect(contextName("docker.io/library/alpine:latest")).toEqual({ ok: true, name: "alpine" });
  expect(contextName("a:1")).toEqual({ ok: true, name: "a:1" });
  for (const name of ["", "A", "a b", "a_", "-a"]) {
    expect(contextName(name)).toEqual({
      ok: false,
      message: expect.stringMatching(`^invalid context name ${name}: .+`),
    });
  }
});

test("the time of a build may be that of a context", () => {
  const text = "ARG SOURCE_DATE_EPOCH=src\nFROM a";
  expect(modelWith(text, { src: local }).problems).toEqual([]);
  expect(modelWith(text, {}).problems.map(({ message }) => message)).toEqual([
    "invalid SOURCE_DATE_EPOCH: src",
  ]);
  expect(modelWith("ARG SOURCE_DATE_EPOCH=A\nFROM a", {}).problems).toMatchObject([
    { message: expect.stringMatching(/^invalid context name A: /) },
  ]);
});

test("another context gives new scopes, the same ones keep them", () => {
  const tree = parse("FROM a AS x\nENV A=1\nFROM x\nRUN true");
  const given = new Map([["x", local]]);
  const first = buildModel(tree, { target: null, namedContexts: given });
  const again = buildModel(tree, { target: null, namedContexts: given }, first);
  expect(again.scopes[1]).toBe(first.scopes[1]);
  const without = buildModel(tree, { target: null, namedContexts: new Map() }, again);
  expect(without.stages[0]).toBe(first.stages[0]);
  expect(without.scopes[0]).not.toBe(first.scopes[0]);
});
