import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import type { Model, ModelProblem, Origin } from "../src/index.ts";
import { modelOf } from "./model-of.ts";

function say(origin: Origin | undefined): string {
  switch (origin?.kind) {
    case "stage":
      return `stage ${origin.stage}`;
    case "image":
      return origin.reference.short;
    case "scratch":
    case "named-context":
    case "context":
    case "none":
      return origin.kind;
    case undefined:
      return "missing";
  }
}

function lastBase(model: Model): string {
  return say(model.bases.at(-1));
}

/** What the last stage of `text` is built on, when nothing is wrong with it. */
function checkBase(text: string, base: string): void {
  const model = modelOf(text);
  expect([lastBase(model), model.problems]).toEqual([base, []]);
}

function checkProblem(source: string, base: string, problem: Partial<ModelProblem>): void {
  const { text, spans } = marked(source);
  const model = modelOf(text);
  expect(lastBase(model)).toBe(base);
  expect(model.problems).toEqual([expect.objectContaining({ ...problem, span: spans[0] })]);
}

test("a base is an image when no earlier stage has its name", () => {
  checkBase("FROM alpine:3", "alpine:3");
  checkBase("FROM alpine AS build\nFROM ghcr.io/a/build", "ghcr.io/a/build");
});

test("a base is an earlier stage of that name", () => {
  checkBase("FROM alpine AS base\nFROM base", "stage 0");
  checkBase("FROM alpine AS Base\nFROM base", "stage 0");
});

test("a stage with the name of its own image is built on the image, the next one on the stage", () => {
  checkBase("FROM alpine AS alpine", "alpine");
  checkBase("FROM alpine AS alpine\nFROM alpine", "stage 0");
});

test("of two stages with one name the later one counts", () => {
  checkBase("FROM a AS x\nFROM b AS x\nFROM x", "stage 1");
});

test("scratch is nothing, unless a stage took the name", () => {
  checkBase("FROM scratch", "scratch");
  checkBase("FROM alpine AS scratch\nFROM scratch", "stage 0");
});

test("a stage's name counts in lower case only, so another case is an image, and refused as one", () => {
  checkProblem("FROM alpine AS Base\nFROM «Base»", "none", {
    code: "image-reference",
    phase: "images",
    severity: "error",
    message:
      'failed to parse stage name "Base": invalid reference format: repository name (library/Base) must be lowercase',
    stage: 1,
    line: 2,
  });
});

test("a number is an image's name, too", () => {
  checkBase("FROM alpine\nFROM 0", "0");
});

test("warns of a base that is a stage further down", () => {
  const { text, spans } = marked("FROM «base»\nFROM alpine AS base\n");
  const { bases, problems } = modelOf(text);
  expect(bases.map(say)).toEqual(["base", "alpine"]);
  expect(problems).toEqual([
    {
      code: "later-stage",
      phase: "bases",
      severity: "warning",
      message:
        '"base" is a stage that is defined further down, so BuildKit takes this for an image of that name',
      span: spans[0],
      line: 1,
      stage: 0,
      step: null,
    },
  ]);
});

test("a base may come from a global ARG, in each of its forms", () => {
  checkBase("ARG V=3\nFROM alpine:$V", "alpine:3");
  checkBase("ARG V=3\nFROM alpine:${V}.1", "alpine:3.1");
  checkBase('ARG V="3"\nFROM alpine:$V', "alpine:3");
  checkBase("ARG A=alpine B=3\nFROM $A:$B", "alpine:3");
  checkBase("ARG A=1\nARG A=2\nFROM alpine:$A", "alpine:2");
});

test("global ARGs may use those above them", () => {
  checkBase("ARG A=3\nARG B=$A.1\nARG C=alpine:${B}\nFROM $C", "alpine:3.1");
  checkBase("ARG B=x$A\nARG A=3\nFROM alpine:$B", "alpine:x");
});

test("substitutions with a default or an alternative are worked out", () => {
  checkBase("FROM ${X:-alpine}", "alpine");
  checkBase("ARG X=\nFROM ${X:-alpine}", "alpine");
  checkBase("ARG X=a\nFROM ${X:+debian}", "debian");
  checkBase("ARG X=1.2\nFROM alpine:${X%.*}", "alpine:1");
});

test("an ARG of a stage is no global one", () => {
  checkProblem("FROM a\nARG X=b\nFROM «$X»", "none", { code: "blank-base" });
});

test("the platform is known", () => {
  checkBase("FROM alpine:$TARGETARCH", "alpine:amd64");
  checkBase("FROM alpine:$BUILDOS-${BUILDARCH}", "alpine:linux-amd64");
  checkBase("FROM $TARGETPLATFORM", "linux/amd64");
});

test("TARGETSTAGE is the name of the stage that is built", () => {
  checkBase("FROM alpine:$TARGETSTAGE AS fin", "alpine:fin");
  checkBase("FROM alpine:$TARGETSTAGE", "alpine:default");
});

test("an ARG can name a stage", () => {
  checkBase("ARG KIND=dev\nFROM a AS base-dev\nFROM b AS base-prod\nFROM base-$KIND", "stage 0");
});

test("a base without value is blank", () => {
  checkProblem("FROM «$X»", "none", {
    code: "blank-base",
    phase: "bases",
    severity: "error",
    message: "base name ($X) should not be blank",
  });
  checkProblem("ARG X\nFROM «${X}» AS y", "none", {
    code: "blank-base",
    message: "base name (${X}) should not be blank",
    line: 2,
  });
});

test("a tag without value leaves no reference", () => {
  checkProblem("ARG V\nFROM «alpine:$V»", "none", {
    code: "image-reference",
    message: 'failed to parse stage name "alpine:": invalid reference format',
  });
});

test("a base that cannot be worked out says why", () => {
  checkProblem("FROM «${X:?missing}»", "none", {
    code: "expansion",
    phase: "bases",
    message: 'failed to process "${X:?missing}": X: missing',
  });
  checkProblem("FROM «a${X:-b»", "none", {
    code: "expansion",
    message: `failed to process "a\${X:-b": syntax error: missing '}'`,
  });
});

test("a global ARG that cannot be worked out says why", () => {
  const { text, spans } = marked("ARG «A=${B:?none}»\nFROM alpine\n");
  expect(modelOf(text).problems).toEqual([
    expect.objectContaining({
      code: "expansion",
      phase: "global-arguments",
      span: spans[0],
      line: 1,
      stage: null,
    }),
  ]);
});

test("the escape directive rules what a base's escapes are", () => {
  checkBase("# escape=`\nFROM al`pine", "alpine");
  checkBase("FROM al\\pine", "alpine");
});

test("a base makes an edge with its word and line", () => {
  const { text, spans } = marked("\nFROM --platform=linux/arm64 \\\n  «alpine» AS a\n");
  const [edge] = modelOf(text).edges;
  expect(edge).toMatchObject({
    kind: "base",
    to: 0,
    step: null,
    span: spans[0],
    line: 2,
    paths: [],
  });
});
