import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import type { Edge, Model, ModelProblem } from "../src/index.ts";
import { modelOf } from "./model-of.ts";

function referenceEdges(model: Model): Edge[] {
  return model.edges.filter(({ kind }) => kind === "copy" || kind === "mount");
}

function sayOrigin({ from }: Edge): string {
  if (from.kind === "stage") return `stage ${from.stage}`;
  return from.kind === "image" ? from.reference.short : from.kind;
}

/** The marks are the names of all references of `source`, which come from `origins`; nothing is wrong. */
function checkOrigins(source: string, ...origins: readonly string[]): void {
  const { text, spans } = marked(source);
  const model = modelOf(text);
  const edges = referenceEdges(model);
  expect([edges.map(sayOrigin), model.problems]).toEqual([origins, []]);
  expect(edges.map(({ span }) => span)).toEqual(spans);
}

/** The first mark is the name of the last reference, at which the problem is. */
function checkProblem(source: string, origin: string, problem: Partial<ModelProblem>): void {
  const { text, spans } = marked(source);
  const model = modelOf(text);
  const edge = referenceEdges(model).at(-1);
  expect(edge === undefined ? "no edge" : sayOrigin(edge)).toBe(origin);
  expect(model.problems).toEqual([
    expect.objectContaining({ severity: "error", ...problem, span: spans[0] }),
  ]);
}

function checkPaths(line: string, paths: readonly string[]): void {
  const [edge] = referenceEdges(modelOf(`FROM a AS x\nFROM b\n${line}\n`));
  expect(edge?.paths).toEqual(paths);
}

test("COPY --from names a stage in any case", () => {
  checkOrigins("FROM a AS Build\nFROM b\nCOPY --from=«build» x y", "stage 0");
  checkOrigins("FROM a AS build\nFROM b\nCOPY --from=«BUILD» x y", "stage 0");
  checkOrigins('FROM a AS build\nFROM b\nCOPY --from=«"build"» x y', "stage 0");
  checkOrigins("FROM a AS build\nFROM b\ncopy --chown=1 --from=«build» --link x y", "stage 0");
});

test("of two stages with one name COPY --from takes the last", () => {
  checkOrigins("FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=«x» y z", "stage 1");
});

test("COPY --from counts stages from 0", () => {
  checkOrigins("FROM a\nFROM b\nCOPY --from=«0» x y", "stage 0");
  checkOrigins("FROM a\nFROM b\nFROM c\nCOPY --from=«01» x y", "stage 1");
});

test("images that were named take the numbers behind the stages", () => {
  checkOrigins("FROM a\nCOPY --from=«nginx» x y\nCOPY --from=«1» x y", "nginx", "nginx");
});

test("a number that no stage has is refused", () => {
  const code = "stage-index";
  checkProblem("FROM a\nFROM b\nCOPY --from=«2» x y", "none", {
    code,
    phase: "references",
    message: "invalid stage index 2",
    line: 3,
    stage: 1,
  });
  checkProblem("FROM a\nCOPY --from=«-1» x y", "none", { code, message: "invalid stage index -1" });
});

test("any other name after --from is an image, read as one", () => {
  checkOrigins("FROM a\nCOPY --from=«nginx:1» x y", "nginx:1");
  checkOrigins("FROM a\nCOPY --from=«ghcr.io/x/y» x y", "ghcr.io/x/y");
  checkOrigins("FROM a\nCOPY --from=«scratch» x y", "scratch");
  checkProblem("FROM a\nCOPY --from=«No» x y", "none", {
    code: "image-reference",
    phase: "images",
    message:
      'failed to parse stage name "No": invalid reference format: repository name (library/No) must be lowercase',
  });
});

test("a later stage cannot be copied from, by name or by number", () => {
  checkProblem("FROM a AS one\nCOPY --from=«two» x y\nFROM b AS two", "stage 1", {
    code: "later-stage",
    phase: "build",
    message: 'cannot copy from stage "two", it needs to be defined before current stage "one"',
    line: 2,
    stage: 0,
  });
  checkProblem("FROM a\nCOPY --from=«1» x y\nFROM b", "stage 1", {
    code: "later-stage",
    phase: "build",
    message: 'cannot copy from stage "1", it needs to be defined before current stage "stage-0"',
  });
});

test("a later stage cannot be mounted", () => {
  checkProblem("FROM a\nRUN --mount=from=«two»,target=/t x\nFROM b AS two", "stage 1", {
    code: "later-stage",
    phase: "build",
    message:
      'cannot mount from stage "two" to "/t", stage needs to be defined before current command',
  });
});

test("a stage that copies from itself is circular", () => {
  checkProblem("FROM a AS x\nCOPY --from=«x» y z", "stage 0", {
    code: "circular",
    phase: "circular",
    message: "circular dependency detected on stage: x",
    line: 2,
    stage: 0,
  });
  checkProblem("FROM a\nCOPY --from=«0» y z", "stage 0", {
    code: "circular",
    phase: "circular",
    message: "circular dependency detected on stage: stage-0",
  });
});

test("two stages that copy from each other are circular", () => {
  const { text, spans } = marked(
    "FROM a AS one\nCOPY --from=«two» x y\nFROM b AS two\nCOPY --from=«one» x y\n",
  );
  const circular = modelOf(text).problems.filter(({ code }) => code === "circular");
  expect(circular.map(({ message, span, line }) => [message, span, line])).toEqual([
    ["circular dependency detected on stage: one", spans[0], 2],
    ["circular dependency detected on stage: two", spans[1], 4],
  ]);
});

test("a circle over three stages is found, and a stage beside it is not in it", () => {
  const { problems } = modelOf(
    "FROM a AS a1\nCOPY --from=c1 x y\nFROM b AS b1\nCOPY --from=a1 x y\nFROM c AS c1\nCOPY --from=b1 x y\nFROM d\nCOPY --from=c1 x y\n",
  );
  const circular = problems.filter(({ code }) => code === "circular");
  expect(circular.map(({ stage }) => stage)).toEqual([0, 1, 2]);
});

test("variables after --from are refused", () => {
  checkProblem("ARG S=a\nFROM a AS a\nFROM b\nCOPY --from=«$S» x y", "none", {
    code: "from-variable",
    phase: "references",
    message:
      "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround",
    line: 4,
    stage: 1,
  });
  checkProblem("FROM b\nCOPY --from=«a${S:?none}» x y", "none", {
    code: "from-variable",
    phase: "references",
    message: 'failed to process "a${S:?none}": S: none',
  });
});

test("--from without a name is the build context", () => {
  checkOrigins("FROM a\nCOPY --from= x y");
});

test("each COPY --from has its own edge and line", () => {
  const { text, spans } = marked(
    "FROM a AS x\n\nFROM b\nCOPY \\\n  --from=«x» one /\nRUN y\nCOPY --from=«x» two /\n",
  );
  const edges = referenceEdges(modelOf(text));
  expect(edges.map(({ span, line, to }) => [span, line, to])).toEqual([
    [spans[0], 4, 1],
    [spans[1], 7, 1],
  ]);
  expect(edges.map(({ step }) => step?.item.instruction.keyword.text)).toEqual(["COPY", "COPY"]);
});

test("a mount's from names a stage in any case, or an image", () => {
  checkOrigins(
    "FROM a AS Build\nFROM b\nRUN --mount=type=bind,from=«build»,target=/t x",
    "stage 0",
  );
  checkOrigins("FROM a AS x\nFROM b\nRUN --mount=from=«X»,target=/t y", "stage 0");
  checkOrigins("FROM b\nRUN --mount=type=cache,from=«nginx:1»,target=/t y", "nginx:1");
});

test("a number after a mount's from is an image's name", () => {
  checkOrigins("FROM a\nFROM b\nRUN --mount=from=«0»,target=/t x", "0");
});

test("a mount without from takes nothing from elsewhere", () => {
  checkOrigins("FROM a\nRUN --mount=type=cache,target=/t --mount=type=secret,id=s x");
  checkOrigins("FROM a\nRUN --mount=target=/t x");
});

test("each mount of a RUN has its own edge", () => {
  checkOrigins(
    "FROM a AS x\nFROM b AS y\nFROM c\nRUN --mount=from=«x»,target=/x \\\n --mount=from=«y»,target=/y z",
    "stage 0",
    "stage 1",
  );
});

test("variables in a mount's from are refused, once", () => {
  const { text, spans } = marked("ARG S=a\nFROM b\nRUN «--mount=from=$S,target=/t» x");
  const model = modelOf(text);
  expect(referenceEdges(model).map(sayOrigin)).toEqual(["none"]);
  expect(model.problems).toEqual([
    expect.objectContaining({
      message: "'from' doesn't support variable expansion, define alias stage instead",
      phase: "instruction",
      span: spans[0],
      line: 3,
    }),
  ]);
});

test("a COPY knows its sources, a mount what it shows", () => {
  checkPaths("COPY --from=x /one /two /target/", ["/one", "/two"]);
  checkPaths('COPY --from=x ["/with space", "/b", "/t"]', ["/with space", "/b"]);
  checkPaths("RUN --mount=from=x,source=/s,target=/t y", ["/s"]);
  checkPaths("RUN --mount=from=x,src=/s,dst=/t y", ["/s"]);
  checkPaths("RUN --mount=from=x,target=/t y", ["/t"]);
  checkPaths("RUN --mount=from=x,destination=/t y", ["/t"]);
});

test("ADD has no --from", () => {
  const { text, spans } = marked("FROM a AS x\nFROM b\nADD «--from=x» y z");
  const model = modelOf(text);
  expect(referenceEdges(model)).toEqual([]);
  expect(model.problems.map(({ message, span }) => [message, span])).toEqual([
    ["unknown flag: --from", spans[0]],
  ]);
});

test("edges stand in text order, whatever their kind", () => {
  const { edges } = modelOf(
    "FROM a AS x\nCOPY p q\nFROM b\nRUN --mount=from=x,target=/t y\nCOPY --from=x p q\n",
  );
  expect(edges.map(({ kind }) => kind)).toEqual(["base", "context", "base", "mount", "copy"]);
});

test("a stage that leads to a circle without being in it is the one that is told first", () => {
  const { problems } = modelOf(
    "FROM a AS start\nCOPY --from=one x y\nFROM b AS one\nCOPY --from=two x y\nFROM c AS two\nCOPY --from=one x y\n",
  );
  const circular = problems.filter(({ code }) => code === "circular");
  expect(circular.map(({ message, line }) => [message, line])).toEqual([
    ["circular dependency detected on stage: start", 2],
    ["circular dependency detected on stage: one", 4],
    ["circular dependency detected on stage: two", 6],
  ]);
});

test("of several steps that make a circle the last is told", () => {
  const { problems } = modelOf("FROM a AS x\nCOPY --from=x y z\nRUN t\nCOPY --from=x y z\n");
  expect(problems.map(({ code, line }) => [code, line])).toEqual([["circular", 4]]);
});

test("a number too large for a computer is a name", () => {
  checkOrigins("FROM a\nCOPY --from=«9223372036854775808» x y", "9223372036854775808");
  checkProblem("FROM a\nCOPY --from=«+9» x y", "none", { message: "invalid stage index 9" });
});

test("what ONBUILD names is looked up for the stage that is built on it", () => {
  const { problems } = modelOf(
    "FROM a AS base\nONBUILD COPY --from=$X y z\nONBUILD COPY --from=7 y z\nONBUILD COPY --from=late y z\nONBUILD PIPELINE\nFROM base\nFROM c AS late\n",
  );
  expect(problems.map(({ phase, line, stage, message }) => [phase, line, stage, message])).toEqual([
    [
      "triggers",
      6,
      1,
      "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround",
    ],
    ["triggers", 6, 1, "invalid stage index 7"],
    [
      "build",
      6,
      1,
      'cannot copy from stage "late", it needs to be defined before current stage "stage-1"',
    ],
    ["triggers", 6, 1, "unknown instruction: PIPELINE"],
  ]);
});

test("a circle through ONBUILD is no circle to BuildKit, which looks for circles before", () => {
  const { problems } = modelOf("FROM a AS base\nONBUILD COPY --from=x y z\nFROM base AS x\n");
  expect(problems).toEqual([]);
});
