import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planShareBeginning, sharingProposal } from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { checkUndo, testCases } from "./composed.ts";
import type { Case } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

function share(model: Model, ...stages: readonly string[]): Plan {
  return planShareBeginning(model, { stages, name: "base" });
}

/** A text whose stages begin with the same lines. */
function alike(): fc.Arbitrary<string> {
  return fc
    .tuple(dockerfiles({ stages: 3, steps: 6 }), fc.nat(), fc.nat(), fc.nat())
    .map(([text, count, stage, place]) => {
      const model = modelOf(text);
      const source = model.stages[stage % model.stages.length];
      if (source === undefined) return text;
      const item = model.stageItems[source.index] ?? 0;
      const steps = source.steps.slice(0, 1 + (count % source.steps.length));
      const last = item + (steps.at(-1)?.itemOffset ?? 0);
      const start = model.tree.starts[item] ?? 0;
      const lines = text.slice(start, model.tree.starts[last + 1] ?? text.length);
      const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
      const more =
        ["RUN echo $MODE > /srv/a", "ENTRYPOINT entry.sh", "CMD a", "RUN make", ""][place % 5] ??
        "";
      const head = lines.replace(/ AS \w+/, " AS copy");
      const ended = (each: string): string => (each.endsWith("\n") ? each : each + lineEnd);
      return `${ended(text)}# more${lineEnd}${ended(head)}${more}${lineEnd}`;
    });
}

test("Sharing keeps every image", LONG, () => {
  let planned = 0;
  let refused = 0;
  fc.assert(
    fc.property(alike(), (text) => {
      const model = modelOf(text);
      for (const stage of model.stages) {
        for (const partner of sharingProposal(model, stage.key)?.partners ?? []) {
          const stages = [stage.key, partner.stage];
          const plan = planShareBeginning(model, { stages, name: partner.name });
          if (!plan.ok) {
            refused++;
            continue;
          }
          planned++;
          const after = applyEdits(text, plan.edits);
          const at = modelOf(after).stages.findIndex(({ key }) => key === "base");
          const all = abstractImages(after);
          const images = at === -1 ? all : all.toSpliced(at, 1);
          if (String(images) !== String(abstractImages(text)))
            throw new Error(`${text}\n--\n${after}`);
          checkUndo(text, plan);
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
  process.stdout.write(`  shared ${planned}, refused ${refused}\n`);
  expect(planned).toBeGreaterThan(RUNS / 10);
});

const CASES: readonly Case[] = [
  {
    what: "comments for tools go where the image goes",
    before:
      "# Tests.\n# hadolint ignore=DL3006\nFROM debian AS one\nRUN x\nRUN y\n\n# App.\n# hadolint ignore=DL3006,DL3007\nFROM debian AS two\nRUN x\nRUN z\n",
    act: (model) => share(model, "one", "two"),
    after:
      "# hadolint ignore=DL3006\n# hadolint ignore=DL3006,DL3007\nFROM debian AS base\nRUN x\n\n# Tests.\nFROM base AS one\nRUN y\n\n# App.\nFROM base AS two\nRUN z\n",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "two stages with the same first steps",
    before:
      "FROM node:22 AS test\nWORKDIR /app\nRUN npm ci\nRUN npm test\n\nFROM node:22 AS app\nWORKDIR /app\nRUN npm ci\nRUN npm run build\n",
    act: (model) => share(model, "app", "test"),
    after:
      "FROM node:22 AS base\nWORKDIR /app\nRUN npm ci\n\nFROM base AS test\nRUN npm test\n\nFROM base AS app\nRUN npm run build\n",
    notes: ["2 steps of test and app stand once now; their images stay as they are."],
  },
  {
    what: "steps are the same however they are written",
    before:
      "from node:22 as test\nworkdir /app\nenv A=b\nrun npm ci \\\n  --foo\nrun x\nFROM docker.io/library/node:22 AS app\nWORKDIR   /app\nENV A b\nRUN npm ci   --foo\nRUN y\n",
    act: (model) => share(model, "app", "test"),
    after:
      "from node:22 as base\nworkdir /app\nenv A=b\nrun npm ci \\\n  --foo\nfrom base as test\nrun x\nFROM base AS app\nRUN y\n",
    notes: ["3 steps of test and app stand once now; their images stay as they are."],
  },
  {
    what: "comments that both have stand once, others stay",
    before:
      "# Tests.\nFROM a AS test\n# install\nRUN x\n# own\nRUN t\n\n# App.\nFROM a AS app\n# install\n# twice as good\nRUN x\n# other\nRUN u\n",
    act: (model) => share(model, "app", "test"),
    after:
      "FROM a AS base\n# twice as good\n# install\nRUN x\n\n# Tests.\nFROM base AS test\n# own\nRUN t\n\n# App.\nFROM base AS app\n# other\nRUN u\n",
    notes: ["One step of test and app stand once now; their images stay as they are."],
  },
  {
    what: "a comment in the middle of a step stays",
    before:
      "FROM a AS test\nRUN x \\\n  && y\nRUN t\nFROM a AS app\nRUN x \\\n  # because\n  && y\nRUN u\n",
    act: (model) => share(model, "app", "test"),
    after:
      "FROM a AS base\n# because\nRUN x \\\n  && y\nFROM base AS test\nRUN t\nFROM base AS app\nRUN u\n",
    notes: ["One step of test and app stand once now; their images stay as they are."],
  },
  {
    what: "three stages at once",
    before:
      "FROM a AS one\nRUN x\nRUN 1\n\nFROM a AS two\nRUN x\nRUN 2\n\nFROM a AS three\nRUN x\nRUN 3\n",
    act: (model) => share(model, "one", "two", "three"),
    after:
      "FROM a AS base\nRUN x\n\nFROM base AS one\nRUN 1\n\nFROM base AS two\nRUN 2\n\nFROM base AS three\nRUN 3\n",
    notes: ["One step of one, two and three stand once now; their images stay as they are."],
  },
  {
    what: "stages without names, and numbers",
    before:
      "FROM a\nRUN x\nFROM b\nRUN y\nCOPY --from=0 /a /a\nRUN 1\nFROM b\nRUN y\nCOPY --from=0 /a /a\nRUN 2\nCOPY --from=1 /b /b\n",
    act: (model) => share(model, "#1", "#2"),
    after:
      "FROM a\nRUN x\nFROM b AS base\nRUN y\nCOPY --from=0 /a /a\nFROM base\nRUN 1\nFROM base\nRUN 2\nCOPY --from=2 /b /b\n",
    notes: ["2 steps of Stage 1 and Stage 2 stand once now; their images stay as they are."],
  },
  {
    what: "heredocs, line ends, and no last line end",
    before:
      "FROM a AS one\r\nRUN <<EOF\r\n# in\r\nx\r\nEOF\r\nRUN 1\r\nFROM a AS two\r\nRUN <<EOF\r\n# in\r\nx\r\nEOF\r\nRUN 2",
    act: (model) => share(model, "one", "two"),
    after:
      "FROM a AS base\r\nRUN <<EOF\r\n# in\r\nx\r\nEOF\r\nFROM base AS one\r\nRUN 1\r\nFROM base AS two\r\nRUN 2",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "one stage is all of the other’s beginning",
    before: "FROM a AS one\nRUN x\n\nFROM a AS two\nRUN x\nRUN y\n",
    act: (model) => share(model, "one", "two"),
    after: "FROM a AS base\nRUN x\n\nFROM base AS one\n\nFROM base AS two\nRUN y\n",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "a stage that is nothing but the beginning is the base itself",
    before:
      "# Tools.\n# hadolint ignore=DL3006\nFROM a AS one\nRUN x\n# end\n\n# App.\nFROM a AS two\n# more\nRUN x\nRUN y\n",
    act: (model) => planShareBeginning(model, { stages: ["two", "one"], name: "one" }),
    after:
      "# Tools.\n# hadolint ignore=DL3006\nFROM a AS one\n# more\nRUN x\n# end\n\n# App.\nFROM one AS two\nRUN y\n",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "arguments reach stages above",
    before:
      "FROM a AS one\nARG V=1\nRUN x $V\nRUN 1 $V\nFROM a AS two\nARG V=1\nRUN x $V\nRUN 2 $V\n",
    act: (model) => share(model, "one", "two"),
    after:
      "FROM a AS base\nARG V=1\nRUN x $V\nFROM base AS one\nRUN 1 $V\nFROM base AS two\nRUN 2 $V\n",
    notes: ["2 steps of one and two stand once now; their images stay as they are."],
  },
  {
    what: "an ARG lies over an ENV in its own stage only",
    before:
      "FROM a AS one\nENV V=0\nARG V=1\nRUN echo $V\nFROM a AS two\nENV V=0\nARG V=1\nRUN cat $V\n",
    act: (model) => share(model, "one", "two"),
    refused: [
      "“RUN echo $V” (line 4) may look at V, which an ARG sets: there it would have another value.",
    ],
  },
  {
    what: "an ENTRYPOINT above would drop a CMD of the base",
    before: "FROM a AS one\nRUN x\nCMD c\nENTRYPOINT e\nFROM a AS two\nRUN x\nCMD c\nRUN y\n",
    act: (model) => share(model, "one", "two"),
    after:
      "FROM a AS base\nRUN x\nFROM base AS one\nCMD c\nENTRYPOINT e\nFROM base AS two\nCMD c\nRUN y\n",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "ONBUILD stays with its stage",
    before: "FROM a AS one\nRUN x\nONBUILD RUN c\nFROM a AS two\nRUN x\nONBUILD RUN c\n",
    act: (model) => share(model, "one", "two"),
    after:
      "FROM a AS base\nRUN x\nFROM base AS one\nONBUILD RUN c\nFROM base AS two\nONBUILD RUN c\n",
    notes: ["One step of one and two stand once now; their images stay as they are."],
  },
  {
    what: "other bases",
    before: "FROM a AS one\nRUN x\nFROM b AS two\nRUN x\n",
    act: (model) => share(model, "one", "two"),
    refused: ["one and two do not stand on the same base."],
  },
  {
    what: "a base through a variable",
    before: "ARG B=a\nFROM $B AS one\nRUN x\nFROM a AS two\nRUN x\n",
    act: (model) => share(model, "one", "two"),
    refused: ["one and two do not stand on the same base."],
  },
  {
    what: "other platforms",
    before: "FROM --platform=$BUILDPLATFORM a AS one\nRUN x\nFROM a AS two\nRUN x\n",
    act: (model) => share(model, "one", "two"),
    refused: ["one and two are for different platforms."],
  },
  {
    what: "nothing is the same",
    before: "FROM a AS one\nRUN x\nFROM a AS two\nRUN y\n",
    act: (model) => share(model, "one", "two"),
    refused: ["one begins with “RUN x”, two with “RUN y” (line 4)."],
  },
  {
    what: "a taken name",
    before: "FROM a AS one\nRUN x\nFROM a AS two\nRUN x\n",
    act: (model) => planShareBeginning(model, { stages: ["one", "two"], name: "two" }),
    refused: ["There is a stage called two already."],
  },
  {
    what: "one stage alone",
    before: "FROM a AS one\nRUN x\nFROM a AS two\nRUN x\n",
    act: (model) => share(model, "one"),
    refused: ["Choose another stage that begins in the same way."],
  },
];

testCases(CASES);

test.for(CASES.filter(({ after }) => after !== undefined))(
  "Images stay: $what",
  ({ before, after = "" }) => {
    const base = modelOf(after).stages.findIndex(({ name }) => name === "base");
    const images = abstractImages(after);
    expect(base === -1 ? images : images.toSpliced(base, 1)).toEqual(abstractImages(before));
  },
);
