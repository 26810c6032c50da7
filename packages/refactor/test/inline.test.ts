import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planInlineStage } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { checkUndo, testCases } from "./composed.ts";
import type { Case } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

/** Two stages of which one stands on the other. */
function chained(): fc.Arbitrary<string> {
  return fc
    .tuple(
      dockerfiles({ stages: 1, steps: 6 }),
      dockerfiles({ stages: 1, steps: 4 }),
      fc.constantFrom("", "ENV MODE=b\nARG MODE=c\n", "CMD a\n", "ARG MODE=b\n"),
      fc.constantFrom("", "RUN echo $MODE > /srv/a\n", "ENTRYPOINT b\n"),
    )
    .map(([first, second, end, start]) => {
      const lineEnd = first.includes("\r\n") ? "\r\n" : "\n";
      const [upper, lower] = [first, second].map((text) => text.replaceAll("\r\n", "\n"));
      const body = lower?.replace(/^[^]*?FROM .*\n/, "") ?? "";
      const above = upper?.endsWith("\n") === true ? upper : `${upper}\n`;
      return `${above}${end}FROM one AS two\n${start}${body}`.replaceAll("\n", lineEnd);
    });
}

test("Inlining keeps the image of every stage that is left", LONG, () => {
  let planned = 0;
  let refused = 0;
  const check = (text: string): void => {
    const model = modelOf(text);
    for (const { key, index } of model.stages) {
      const plan = planInlineStage(model, { stage: key });
      if (!plan.ok) {
        refused++;
        continue;
      }
      planned++;
      const after = applyEdits(text, plan.edits);
      const images = abstractImages(text).toSpliced(index, 1);
      if (String(images) !== String(abstractImages(after)))
        throw new Error(`${text}\n--\n${after}`);
      checkUndo(text, plan);
    }
  };
  const numRuns = Math.ceil(RUNS / 2);
  fc.assert(fc.property(chained(), check), { numRuns });
  fc.assert(fc.property(dockerfiles({ stages: 3, steps: 7 }), check), { numRuns });
  process.stdout.write(`  inlined ${planned}, refused ${refused}\n`);
  expect(planned).toBeGreaterThan(RUNS / 10);
});

const CASES: readonly Case[] = [
  {
    what: "its steps stand in the user’s place",
    before:
      "FROM node:22 AS base\nWORKDIR /app\nRUN npm ci\n\nFROM base AS app\nCOPY . .\nCMD node .\n",
    act: (model) => planInlineStage(model, { stage: "base" }),
    after: "FROM node:22 AS app\nWORKDIR /app\nRUN npm ci\nCOPY . .\nCMD node .\n",
    notes: ["Builds that ask for --target base do not find it any more."],
  },
  {
    what: "it goes past another stage, and numbers follow",
    before: "FROM a AS one\nRUN x\n\nFROM b\nRUN y\n\nFROM one AS three\nCOPY --from=1 /a /b\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "FROM b\nRUN y\n\nFROM a AS three\nRUN x\nCOPY --from=0 /a /b\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "comments travel, and those of its end stay apart from the next step",
    before:
      "# syntax=docker/dockerfile:1\n\n# the tools\nFROM a AS one\n# why x\nRUN x\n\n# apart\n\n# the app\nFROM one AS two\n# why y\nRUN y\n# end\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after:
      "# syntax=docker/dockerfile:1\n\n# the tools\n# the app\nFROM a AS two\n# why x\nRUN x\n\n# apart\n\n# why y\nRUN y\n# end\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "heredocs, line ends and the escape character stay",
    before:
      "# escape=`\r\nFROM a AS one\r\nRUN <<EOF\r\ntouch x\r\nEOF\r\nFROM one AS two\r\nRUN a `\r\n  && b\r\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "# escape=`\r\nFROM a AS two\r\nRUN <<EOF\r\ntouch x\r\nEOF\r\nRUN a `\r\n  && b\r\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "a text without a last line end stays without",
    before: "FROM a AS one\nRUN x\n\nFROM one",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "FROM a\nRUN x",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "the platform is that of the lower one",
    before:
      "FROM --platform=$BUILDPLATFORM a AS one\nRUN x\nFROM --platform=linux/arm64 one AS two\nRUN y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "FROM --platform=$BUILDPLATFORM a AS two\nRUN x\nRUN y\n",
    notes: [
      "Builds that ask for --target one do not find it any more.",
      "--platform=linux/arm64 goes: a stage on another stage is for that one’s platform.",
    ],
  },
  {
    what: "in a chain, with what it copies from further below",
    before:
      "FROM a AS one\nRUN x\nFROM one AS two\nCOPY --from=one /x /y\nFROM two AS three\nRUN z\n",
    act: (model) => planInlineStage(model, { stage: "two" }),
    after: "FROM a AS one\nRUN x\nFROM one AS three\nCOPY --from=one /x /y\nRUN z\n",
    notes: ["Builds that ask for --target two do not find it any more."],
  },
  {
    what: "two stages are built on it",
    before: "FROM a AS one\nRUN x\nFROM one AS two\nRUN y\nFROM one AS three\nRUN z\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: [
      "“FROM one AS two” (line 3) needs one as well: only a stage with one user goes into it.",
      "“FROM one AS three” (line 5) needs one as well: only a stage with one user goes into it.",
    ],
  },
  {
    what: "another stage only copies from it",
    before: "FROM a AS one\nRUN x\nFROM b AS two\nCOPY --from=one /x /y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: [
      "“COPY --from=one /x /y” (line 4) takes files of one, and is not built on it: with its steps, everything that they leave would be in two.",
    ],
  },
  {
    what: "its user also copies from it",
    before: "FROM a AS one\nRUN x\nFROM one AS two\nCOPY --from=one /x /y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: [
      "“COPY --from=one /x /y” (line 4) takes files of one as they are at its end: in one stage they would change before.",
    ],
  },
  {
    what: "nobody needs it",
    before: "FROM a AS one\nRUN x\nFROM b AS two\nRUN y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: ["No stage needs one: there is none to put its steps into."],
  },
  {
    what: "an ENTRYPOINT drops the CMD of the stage below it",
    before: "FROM a AS one\nCMD x\nFROM one AS two\nENTRYPOINT y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: [
      "The ENTRYPOINT of two drops the CMD of one: in one stage it would keep it. Delete the CMD first.",
    ],
  },
  {
    what: "an ENTRYPOINT with a CMD of its own drops nothing",
    before: "FROM a AS one\nCMD x\nFROM one AS two\nENTRYPOINT y\nCMD z\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "FROM a AS two\nCMD x\nENTRYPOINT y\nCMD z\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "an ONBUILD runs between",
    before: "FROM a AS one\nONBUILD RUN x\nFROM one AS two\nRUN y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: ["ONBUILD lines run between the two stages."],
  },
  {
    what: "an ARG lies over an ENV in its own stage only",
    before: "FROM a AS one\nENV MODE=a\nARG MODE=b\nFROM one AS two\nRUN echo $MODE\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: [
      "“RUN echo $MODE” (line 5) may look at MODE, which an ARG sets: there it would have another value.",
    ],
  },
  {
    what: "an ARG reaches stages above as well",
    before: "FROM a AS one\nARG MODE=b\nFROM one AS two\nRUN echo $MODE\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after: "FROM a AS two\nARG MODE=b\nRUN echo $MODE\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
  {
    what: "it is named through a variable",
    before: "ARG BASE=one\nFROM a AS one\nRUN x\nFROM $BASE\nRUN y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: ["“FROM $BASE” (line 4) names one through $BASE, which others may set."],
  },
  {
    what: "a stage between has the name of its image",
    before:
      "FROM nginx AS one\nRUN x\nFROM b AS nginx\nRUN y\nFROM one AS three\nCOPY --from=nginx /a /b\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: ["nginx stands between, and has the name of the base."],
  },
  {
    what: "a stage without steps is its image under another name",
    before:
      "# the compiler\nFROM golang:1.24 AS go\n\nFROM debian:13\nCOPY --from=go /usr/local/go /usr/local/go\nRUN --mount=from=go,target=/x y\n",
    act: (model) => planInlineStage(model, { stage: "go" }),
    after:
      "# the compiler\nFROM debian:13\nCOPY --from=golang:1.24 /usr/local/go /usr/local/go\nRUN --mount=from=golang:1.24,target=/x y\n",
    notes: ["Builds that ask for --target go do not find it any more."],
  },
  {
    what: "a stage without steps is the stage below under another name",
    before: "FROM a AS one\nRUN x\nFROM one AS two\nFROM b\nCOPY --from=1 /x /y\n",
    act: (model) => planInlineStage(model, { stage: "two" }),
    after: "FROM a AS one\nRUN x\nFROM b\nCOPY --from=one /x /y\n",
    notes: ["Builds that ask for --target two do not find it any more."],
  },
  {
    what: "nothing under another name",
    before: "FROM scratch AS none\nFROM b\nCOPY --from=none /x /y\n",
    act: (model) => planInlineStage(model, { stage: "none" }),
    refused: [
      "“COPY --from=none /x /y” (line 3) takes files of none, and is not built on it: with its steps, everything that they leave would be in Stage 1.",
    ],
  },
  {
    what: "an image for another platform",
    before: "FROM --platform=linux/arm64 a AS none\nFROM b\nCOPY --from=none /x /y\n",
    act: (model) => planInlineStage(model, { stage: "none" }),
    refused: [
      "“COPY --from=none /x /y” (line 3) takes files of none, and is not built on it: with its steps, everything that they leave would be in Stage 1.",
    ],
  },
  {
    what: "a stage between has the name of the image that would be named",
    before: "FROM nginx AS one\nFROM b AS nginx\nRUN z\nFROM c\nCOPY --from=one /x /y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    refused: ["nginx stands between, and has the name of the base."],
  },
  {
    what: "comments for tools stand right above the FROM",
    before:
      "# base\n# hadolint ignore=DL3006\nFROM debian AS one\nRUN x\n\n# app\n# hadolint ignore=DL3007\nFROM one AS two\nRUN y\n",
    act: (model) => planInlineStage(model, { stage: "one" }),
    after:
      "# base\n# app\n# hadolint ignore=DL3007\n# hadolint ignore=DL3006\nFROM debian AS two\nRUN x\nRUN y\n",
    notes: ["Builds that ask for --target one do not find it any more."],
  },
];

testCases(CASES);

test.for(CASES.filter(({ after }) => after !== undefined))(
  "Images stay: $what",
  ({ before, after = "" }) => {
    const left = new Set(modelOf(after).stages.map(({ name }) => name));
    const model = modelOf(before);
    const kept = abstractImages(before).filter((_, index) => {
      const name = model.stages[index]?.name ?? null;
      return left.has(name) || name === null;
    });
    expect(abstractImages(after)).toEqual(kept);
  },
);
