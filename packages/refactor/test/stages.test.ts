import type { Edge, Model, StepKey } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import { describe, expect, test } from "vitest";
import {
  planAddStage,
  planChangeBase,
  planCommentChosen,
  planCopyFrom,
  planDeleteStage,
  planDeleteChosen,
  planDisconnect,
  planDuplicateStage,
  planDuplicateStep,
  planEditStep,
  planInsertStep,
  planMountFrom,
  planMoveStage,
  planReconnect,
  planRenameStage,
} from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { modelOf } from "./moving.ts";

interface Case {
  readonly what: string;
  readonly before: string;
  readonly act: (model: Model) => Plan;
  readonly after?: string;
  readonly refused?: readonly string[];
  readonly notes?: readonly string[];
}

const TWO = "FROM node:22 AS build\nRUN make\n\nFROM nginx\nCOPY --from=build /a /a\n";
const last = (name: string): string =>
  `The last stage is ${name} now: a build without --target builds it.`;

function stepKey(model: Model, stage: number, step: number): StepKey {
  return model.stages[stage]?.steps[step]?.key ?? "";
}

function edgeOf(model: Model, number: number): Edge {
  const edge = model.edges[number];
  if (edge === undefined) throw new Error(`no edge ${number}`);
  return edge;
}

const CASES: readonly Case[] = [
  {
    what: "duplicate: not where the name would mean the stage itself",
    before: "FROM scratch AS scratch\nCOPY a /a\nFROM scratch\n",
    act: (model) => planDuplicateStage(model, { stage: "scratch" }),
    refused: [
      "It has the name of something that it uses: below it that name would mean the stage.",
    ],
  },
  {
    what: "rename: every reference follows",
    before:
      "FROM a AS build\nFROM build AS more\nRUN --mount=from=build,target=/b x\nCOPY --from=Build --chown=1 /a /b\n",
    act: (model) => planRenameStage(model, { stage: "build", name: "compile" }),
    after:
      "FROM a AS compile\nFROM compile AS more\nRUN --mount=from=compile,target=/b x\nCOPY --from=compile --chown=1 /a /b\n",
    notes: ["Builds that ask for --target build have to ask for compile from now on."],
  },
  {
    what: "rename: an unnamed stage gets a name, and numbers become it",
    before: "FROM a\nRUN x\nFROM b\nCOPY --from=0 /a /b\n",
    act: (model) => planRenameStage(model, { stage: "#0", name: "build" }),
    after: "FROM a AS build\nRUN x\nFROM b\nCOPY --from=build /a /b\n",
  },
  {
    what: "rename: in the case of its FROM",
    before: "from a\nrun x\n",
    act: (model) => planRenameStage(model, { stage: "#0", name: "build" }),
    after: "from a as build\nrun x\n",
  },
  {
    what: "rename: a taken name",
    before: TWO.replace("nginx", "nginx AS final"),
    act: (model) => planRenameStage(model, { stage: "build", name: "final" }),
    refused: ["There is a stage called final already."],
  },
  {
    what: "rename: the name of an image that is used below",
    before: TWO,
    act: (model) => planRenameStage(model, { stage: "build", name: "nginx" }),
    refused: ["“FROM nginx” (line 4) means the image nginx, and would mean the stage."],
  },
  {
    what: "rename: named through a variable",
    before: "ARG BASE=build\nFROM a AS build\nFROM $BASE\n",
    act: (model) => planRenameStage(model, { stage: "build", name: "other" }),
    refused: ["“FROM $BASE” (line 3) names it through $BASE."],
  },
  {
    what: "rename: a name with capitals",
    before: TWO,
    act: (model) => planRenameStage(model, { stage: "build", name: "Compile" }),
    refused: ["“Compile” has capitals: BuildKit keeps stage names in lower case."],
  },
  {
    what: "rename: a number in front",
    before: TWO,
    act: (model) => planRenameStage(model, { stage: "build", name: "1st" }),
    refused: [
      "“1st” is no name for a stage: it begins with a letter, and goes on with letters, digits, “-”, “_” and “.”.",
    ],
  },
  {
    what: "add: between, and numbers follow",
    before: "FROM a\nRUN x\n\nFROM b AS two\nFROM c\nCOPY --from=1 /a /b\nCOPY --from=0 /c /d\n",
    act: (model) => planAddStage(model, { index: 1, base: "alpine:3.20", name: "new" }),
    after:
      "FROM a\nRUN x\n\nFROM alpine:3.20 AS new\n\nFROM b AS two\nFROM c\nCOPY --from=2 /a /b\nCOPY --from=0 /c /d\n",
  },
  {
    what: "add: to an empty text",
    before: "",
    act: (model) => planAddStage(model, { index: 0, base: "alpine", name: null }),
    after: "FROM alpine\n",
  },
  {
    what: "add: behind directives and arguments",
    before: "# syntax=docker/dockerfile:1\nARG A=1\n",
    act: (model) => planAddStage(model, { index: 0, base: "alpine", name: "base" }),
    after: "# syntax=docker/dockerfile:1\nARG A=1\n\nFROM alpine AS base\n",
  },
  {
    what: "add: on top of a stage, at the end of a text without a last line end",
    before: "FROM a AS build\nRUN x",
    act: (model) => planAddStage(model, { index: 1, base: "build", name: "test" }),
    after: "FROM a AS build\nRUN x\n\nFROM build AS test",
    notes: [last("test")],
  },
  {
    what: "add: on top of a stage below",
    before: TWO,
    act: (model) => planAddStage(model, { index: 0, base: "build", name: "test" }),
    refused: ["The stage build does not stand above: a stage is only built on one above it."],
  },
  {
    what: "duplicate: with comments, under a new name",
    before:
      "# what it is\nFROM a AS build\nRUN x\n\nFROM b\nCOPY --from=build /a /b\nCOPY --from=1 /x /y\n".replace(
        "COPY --from=1 /x /y\n",
        "",
      ),
    act: (model) => planDuplicateStage(model, { stage: "build" }),
    after:
      "# what it is\nFROM a AS build\nRUN x\n\n# what it is\nFROM a AS build-2\nRUN x\n\nFROM b\nCOPY --from=build /a /b\n",
  },
  {
    what: "move: up, with numbers that follow",
    before:
      "FROM a\nRUN a\n\nFROM b AS b\nRUN b\n\nFROM c\nCOPY --from=0 / /a\nCOPY --from=1 / /b\n",
    act: (model) => planMoveStage(model, { stage: "b", index: 0 }),
    after:
      "FROM b AS b\nRUN b\n\nFROM a\nRUN a\n\nFROM c\nCOPY --from=1 / /a\nCOPY --from=0 / /b\n",
  },
  {
    what: "move: over what it needs",
    before: TWO,
    act: (model) => planMoveStage(model, { stage: "#1", index: 0 }),
    refused: ["“COPY --from=build /a /a” (line 5) needs build, which has to stand above it."],
  },
  {
    what: "move: another stage becomes the last",
    before: "FROM a AS a\nRUN a\n\nFROM b AS b\nRUN b\n",
    act: (model) => planMoveStage(model, { stage: "a", index: 2 }),
    after: "FROM b AS b\nRUN b\n\nFROM a AS a\nRUN a\n",
    notes: [last("a")],
  },
  {
    what: "delete: a stage that nobody needs",
    before: "FROM a AS one\nRUN a\n\n# two\nFROM b AS two\nRUN b\n\nFROM c\nCOPY --from=0 / /a\n",
    act: (model) => planDeleteStage(model, { stage: "two" }),
    after: "FROM a AS one\nRUN a\n\nFROM c\nCOPY --from=0 / /a\n",
  },
  {
    what: "delete: one that is needed",
    before: TWO,
    act: (model) => planDeleteStage(model, { stage: "build" }),
    refused: ["“COPY --from=build /a /a” (line 5) needs build."],
  },
  {
    what: "delete: with what needs it",
    before:
      "FROM a AS x\nFROM b AS y\nFROM c\nCOPY --from=x / /a\nRUN --mount=from=x,target=/x make\nCOPY --from=1 / /b\n",
    act: (model) => planDeleteStage(model, { stage: "x", withUsers: true }),
    after: "FROM b AS y\nFROM c\nRUN make\nCOPY --from=0 / /b\n",
  },
  {
    what: "delete: what others are built on stays, even with what needs it",
    before: "FROM a AS x\nFROM x\n",
    act: (model) => planDeleteStage(model, { stage: "x", withUsers: true }),
    refused: ["“FROM x” (line 2) is built on x: give it another base first."],
  },
  {
    what: "delete: the only one",
    before: "FROM a\n",
    act: (model) => planDeleteStage(model, { stage: "#0" }),
    refused: ["A Dockerfile needs one stage."],
  },
  {
    what: "change the base: of an image",
    before: "FROM --platform=$BUILDPLATFORM python:3.12 AS build\nRUN x\n",
    act: (model) => planChangeBase(model, { stage: "build", base: "python:3.12-slim" }),
    after: "FROM --platform=$BUILDPLATFORM python:3.12-slim AS build\nRUN x\n",
  },
  {
    what: "change the base: to a stage",
    before: TWO,
    act: (model) => planChangeBase(model, { stage: "#1", base: "build" }),
    after: TWO.replace("nginx", "build"),
  },
  {
    what: "change the base: to what is no name",
    before: TWO,
    act: (model) => planChangeBase(model, { stage: "#1", base: "not a name" }),
    refused: ["FROM needs the name of an image or of a stage above."],
  },
  {
    what: "connect: a copy at its place",
    before: "FROM a AS build\nRUN x\n\nFROM nginx\nUSER 1000\n",
    act: (model) =>
      planCopyFrom(model, {
        from: "build",
        to: "#1",
        gap: 0,
        paths: ["/out", "/my files"],
        destination: "/srv/",
        chown: "1000:1000",
        isLinked: true,
      }),
    after:
      'FROM a AS build\nRUN x\n\nFROM nginx\nCOPY --from=build --link --chown=1000:1000 ["/out","/my files","/srv/"]\nUSER 1000\n',
  },
  {
    what: "connect: from below",
    before: TWO,
    act: (model) =>
      planCopyFrom(model, { from: "#1", to: "build", gap: 0, paths: ["/a"], destination: "/b" }),
    refused: ["Stage 1 needs build: each would wait for the other."],
  },
  {
    what: "connect: from below, without a circle",
    before: "FROM a AS a\nFROM b AS b\n",
    act: (model) =>
      planCopyFrom(model, { from: "b", to: "a", gap: 0, paths: ["/a"], destination: "/b" }),
    refused: ["b stands below a: move it above first."],
  },
  {
    what: "connect: a mount",
    before: "FROM a AS deps\nFROM b\nRUN make\n",
    act: (model) =>
      planMountFrom(model, {
        from: "deps",
        to: "#1",
        step: stepKey(model, 1, 0),
        source: "/lib",
        target: "/lib",
      }),
    after: "FROM a AS deps\nFROM b\nRUN --mount=type=bind,from=deps,source=/lib,target=/lib make\n",
  },
  {
    what: "reconnect: to another stage",
    before: "FROM a AS x\nFROM b AS y\nFROM c\nCOPY --from=x /a /a\n",
    act: (model) => planReconnect(model, { edge: edgeOf(model, 3), from: "y" }),
    after: "FROM a AS x\nFROM b AS y\nFROM c\nCOPY --from=y /a /a\n",
  },
  {
    what: "disconnect: a copy",
    before: TWO,
    act: (model) => planDisconnect(model, edgeOf(model, 2)),
    after: "FROM node:22 AS build\nRUN make\n\nFROM nginx\n",
  },
  {
    what: "insert a step: at the end of a stage",
    before: TWO,
    act: (model) => planInsertStep(model, { stage: "build", gap: 1, text: "RUN make test" }),
    after: TWO.replace("RUN make\n", "RUN make\nRUN make test\n"),
  },
  {
    what: "insert a step: into a stage without steps, at the text's end",
    before: "FROM a",
    act: (model) => planInsertStep(model, { stage: "#0", gap: 0, text: "RUN x\n" }),
    after: "FROM a\nRUN x",
  },
  {
    what: "insert a step: two at once",
    before: "FROM a\n",
    act: (model) => planInsertStep(model, { stage: "#0", gap: 0, text: "RUN x\nRUN y" }),
    refused: ["That is more than one instruction: add one at a time."],
  },
  {
    what: "insert a step: a heredoc, with Windows line ends around",
    before: "FROM a\r\nUSER 1\r\n",
    act: (model) => planInsertStep(model, { stage: "#0", gap: 0, text: "RUN <<EOF\nmake\nEOF" }),
    after: "FROM a\r\nRUN <<EOF\r\nmake\r\nEOF\r\nUSER 1\r\n",
  },
  {
    what: "insert a step: no instruction",
    before: "FROM a\n",
    act: (model) => planInsertStep(model, { stage: "#0", gap: 0, text: "make it" }),
    refused: ["make is no instruction of Docker's."],
  },
  {
    what: "edit a step",
    before: TWO,
    act: (model) =>
      planEditStep(model, { stage: "build", step: stepKey(model, 0, 0), text: "RUN make all" }),
    after: TWO.replace("RUN make", "RUN make all"),
  },
  {
    what: "delete steps: with their comments",
    before: "FROM a\n# one\nRUN a\nRUN b\n# three\nRUN c\n",
    act: (model) =>
      planDeleteChosen(model, { stages: [], steps: [stepKey(model, 0, 2), stepKey(model, 0, 0)] }),
    after: "FROM a\nRUN b\n",
  },
  {
    what: "comment out: over several lines",
    before: "FROM a\n# one\nRUN a \\\n    && b\nRUN c\n",
    act: (model) => planCommentChosen(model, { stages: [], steps: [stepKey(model, 0, 0)] }),
    after: "FROM a\n# one\n# RUN a \\\n#     && b\nRUN c\n",
  },
  {
    what: "duplicate a step: the last line",
    before: "FROM a\nRUN a",
    act: (model) => planDuplicateStep(model, { stage: "#0", step: stepKey(model, 0, 0) }),
    after: "FROM a\nRUN a\nRUN a",
  },
];

describe("actions on stages and steps", () => {
  test.for(CASES)("$what", ({ before, act, after, refused, notes }) => {
    const plan = act(modelOf(before));
    if (refused !== undefined) {
      expect(plan.ok ? plan : plan.reasons.map(({ message }) => message)).toEqual(refused);
      return;
    }
    expect(plan.ok ? applyEdits(before, plan.edits) : plan).toBe(after);
    if (notes !== undefined) {
      expect(plan.ok ? plan.notes.map(({ message }) => message) : plan).toEqual(notes);
    }
  });
});
