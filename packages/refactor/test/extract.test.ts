import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planExtractSteps } from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { abstractImages, abstractStages } from "./abstract-build.ts";
import { checkUndo, testCases } from "./composed.ts";
import type { Case } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

interface Taken {
  readonly stage: number;
  readonly steps: readonly number[];
  readonly paths?: readonly string[];
  readonly name?: string;
}

function extract(model: Model, { stage, steps, paths, name = "new" }: Taken): Plan {
  const own = model.stages[stage];
  return planExtractSteps(model, {
    stage: own?.key ?? "",
    steps: steps.map((step) => own?.steps[step]?.key ?? ""),
    name,
    paths: paths ?? null,
  });
}

/** The text up to the end of a step; -1 for FROM. */
function upTo(model: Model, stage: number, step: number): string {
  const { stages, stageItems, tree } = model;
  const item = (stageItems[stage] ?? 0) + (stages[stage]?.steps[step]?.itemOffset ?? 0);
  return tree.source.slice(0, tree.starts[item + 1] ?? tree.source.length);
}

/** What comes back, by the COPY lines of the result. */
function broughtBack(model: Model, stage: number): readonly string[] {
  return (model.stages[stage]?.steps ?? []).flatMap(({ references }) =>
    references.flatMap(({ kind, name, paths }) => (kind === "copy" && name === "new" ? paths : [])),
  );
}

test(
  "What comes back is what the steps made where they stood, and nothing else changes",
  LONG,
  () => {
    const counts = { planned: 0, refused: 0, based: 0, files: 0 };
    fc.assert(
      fc.property(
        dockerfiles({ stages: 3, steps: 7 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (text, stageChoice, stepChoice, length) => {
          const model = modelOf(text);
          const stage = stageChoice % model.stages.length;
          const count = model.stages[stage]?.steps.length ?? 0;
          const first = stepChoice % count;
          const steps = Array.from(
            { length: Math.min(length, count - first) },
            (_, each) => first + each,
          );
          const plan = extract(model, { stage, steps });
          if (!plan.ok) {
            counts.refused++;
            return;
          }
          counts.planned++;
          checkUndo(text, plan);
          const after = applyEdits(text, plan.edits);
          const there = modelOf(after);
          const at = there.stages.findIndex(({ name }) => name === "new");
          if (there.stages.length > model.stages.length + 1) counts.based++;
          const now = abstractStages(after);
          const old = abstractStages(text);
          const moved = steps.findLast((step) =>
            ["RUN", "COPY", "ADD"].includes(
              model.stages[stage]?.steps[step]?.item.instruction.name ?? "",
            ),
          );
          const before = abstractStages(upTo(model, stage, moved ?? 0)).at(-1);
          const files = [...(now[at]?.files ?? [])].filter(([path]) =>
            broughtBack(there, at + 1).some((each) => path === each || path.startsWith(`${each}/`)),
          );
          for (const [path, file] of files) {
            counts.files++;
            // What others made in the same folder is there already.
            if (before?.files.get(path) !== file && isWritten(model, { stage, steps }, path))
              throw new Error(`${path}\n${text}\n--\n${after}`);
          }
          const added = there.stages.length - model.stages.length;
          const rests = now.map(({ rest }) => rest).toSpliced(stage, added);
          expect(rests).toEqual(old.map(({ rest }) => rest));
          const images = abstractImages(after).slice(0, stage);
          expect(images).toEqual(abstractImages(text).slice(0, stage));
        },
      ),
      { numRuns: Math.ceil(RUNS / 3) },
    );
    process.stdout.write(`  extracted ${JSON.stringify(counts)}\n`);
    expect(counts.planned).toBeGreaterThan(RUNS / 20);
  },
);

/** True for a path that comes out otherwise by the steps. */
function isWritten(model: Model, { stage, steps }: Taken, path: string): boolean {
  const [first = 0] = steps;
  const before = abstractStages(upTo(model, stage, first - 1)).at(-1);
  const after = abstractStages(upTo(model, stage, steps.at(-1) ?? 0)).at(-1);
  return before?.files.get(path) !== after?.files.get(path);
}

const CASES: readonly Case[] = [
  {
    what: "comments for tools stand above both",
    before: "# hadolint ignore=DL3006\n# App.\nFROM debian AS app\nRUN touch /a/x\nCMD a\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "files" }),
    after:
      "# hadolint ignore=DL3006\nFROM debian AS files\nRUN touch /a/x\n\n# App.\n# hadolint ignore=DL3006\nFROM debian AS app\nCOPY --from=files /a/x /a/\nCMD a\n",
    notes: ["It is taken for granted that app needs nothing else that they leave, such as caches."],
  },
  {
    what: "what another user made stays that user’s",
    before:
      "FROM node:22 AS app\nWORKDIR /home/node/app\nUSER node\nCOPY --chown=node package.json ./\nRUN npm ci\nCOPY . .\n",
    act: (model) => extract(model, { stage: 0, steps: [2, 3], name: "deps" }),
    after:
      "FROM node:22 AS deps\nWORKDIR /home/node/app\nUSER node\nCOPY --chown=node package.json ./\nRUN npm ci\n\nFROM node:22 AS app\nWORKDIR /home/node/app\nUSER node\nCOPY --from=deps --chown=node /home/node/app/package.json ./\nCOPY --from=deps --chown=node /home/node/app/node_modules ./node_modules\nCOPY . .\n",
    notes: ["It is taken for granted that app needs nothing else that they leave, such as caches."],
  },
  {
    what: "a FROM that has a problem stands once",
    before: "ARG BASE\nFROM ${BASE} AS app\nRUN touch /a/x\nCMD a\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "files" }),
    after:
      "ARG BASE\nFROM ${BASE} AS app-base\n\nFROM app-base AS files\nRUN touch /a/x\n\nFROM app-base AS app\nCOPY --from=files /a/x /a/\nCMD a\n",
    notes: [
      "FROM becomes the stage app-base, on which app and files both stand.",
      "It is taken for granted that app needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "no stage gets the name of an image that a line takes",
    before: "FROM base\nCOPY a /a/\nRUN cat /a/a > /b/b\n",
    act: (model) => extract(model, { stage: 0, steps: [1], name: "files" }),
    after:
      "FROM base AS base-2\nCOPY a /a/\n\nFROM base-2 AS files\nRUN cat /a/a > /b/b\n\nFROM base-2\nCOPY --from=files /b/b /b/\n",
    notes: [
      "They need what stands above: FROM and the step above become the stage base-2, on which Stage 0 and files both stand.",
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "what lies in a mount, or is deleted again, does not come back",
    before:
      "FROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/app/node_modules npm ci && cp -r node_modules /out && touch a && rm a\n",
    act: (model) => extract(model, { stage: 0, steps: [0, 1], name: "deps" }),
    after:
      "FROM node:22 AS deps\nWORKDIR /app\nRUN --mount=type=cache,target=/app/node_modules npm ci && cp -r node_modules /out && touch a && rm a\n\nFROM node:22\nWORKDIR /app\nCOPY --from=deps /out /out\n",
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "what is unpacked comes back, and what is deleted is said",
    before:
      "FROM debian:13\nRUN curl -fsSL https://x.org/a.tgz -o /tmp/a.tgz && tar -xzf /tmp/a.tgz -C /opt && rm -r /tmp/a.tgz /srv/old\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "download" }),
    after:
      "FROM debian:13 AS download\nRUN curl -fsSL https://x.org/a.tgz -o /tmp/a.tgz && tar -xzf /tmp/a.tgz -C /opt && rm -r /tmp/a.tgz /srv/old\n\nFROM debian:13\nCOPY --from=download /opt /opt\n",
    notes: [
      "“RUN curl -fsSL https://x.org/a.tgz -o /tmp/a.tg…” (line 2) deletes /srv/old: in Stage 0 that stays, where it is there.",
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "paths with variables that the file sets, and none with arguments",
    before:
      'FROM debian:13\nARG V=1\nENV OUT=/usr/bin/tool\nRUN curl -fsSLo "$OUT" https://x.org/a && touch /srv/$V && mkdir -p /srv/data > /dev/null\n',
    act: (model) => extract(model, { stage: 0, steps: [2], name: "download" }),
    after:
      'FROM debian:13 AS download\nARG V=1\nENV OUT=/usr/bin/tool\nRUN curl -fsSLo "$OUT" https://x.org/a && touch /srv/$V && mkdir -p /srv/data > /dev/null\n\nFROM debian:13\nARG V=1\nENV OUT=/usr/bin/tool\nCOPY --from=download /usr/bin/tool /usr/bin/tool\nCOPY --from=download /srv/data /srv/data\n',
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "what goes into the system stays behind, and that is said",
    before:
      "FROM debian:13\nRUN apt-get update && apt-get install -y curl && curl -o /usr/local/bin/x https://x.org/x\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "x" }),
    after:
      "FROM debian:13 AS x\nRUN apt-get update && apt-get install -y curl && curl -o /usr/local/bin/x https://x.org/x\n\nFROM debian:13\nCOPY --from=x /usr/local/bin/x /usr/local/bin/\n",
    notes: [
      "What “RUN apt-get update && apt-get install -y curl &…” (line 2) installs into the system stays behind.",
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "a file for the time being comes back for the step that needs it",
    before:
      "FROM debian:13\nRUN curl -o /tmp/x.tgz https://x.org/x\nRUN tar xzf /tmp/x.tgz -C /opt\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "download" }),
    after:
      "FROM debian:13 AS download\nRUN curl -o /tmp/x.tgz https://x.org/x\n\nFROM debian:13\nCOPY --from=download /tmp/x.tgz /tmp/\nRUN tar xzf /tmp/x.tgz -C /opt\n",
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "a download with the ARG that it uses",
    before:
      "FROM debian:13 AS app\nARG V=1\n# the tool\nRUN curl -fsSL https://x.org/$V -o /usr/local/bin/tool\nCMD tool\n",
    act: (model) => extract(model, { stage: 0, steps: [1], name: "tool" }),
    after:
      "FROM debian:13 AS tool\nARG V=1\n# the tool\nRUN curl -fsSL https://x.org/$V -o /usr/local/bin/tool\n\nFROM debian:13 AS app\nARG V=1\nCOPY --from=tool /usr/local/bin/tool /usr/local/bin/\nCMD tool\n",
    notes: ["It is taken for granted that app needs nothing else that they leave, such as caches."],
  },
  {
    what: "an install that needs files above stands on the beginning",
    before: "FROM node:22 AS app\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\nCOPY . .\n",
    act: (model) => extract(model, { stage: 0, steps: [2], name: "deps" }),
    after:
      "FROM node:22 AS app-base\nWORKDIR /app\nCOPY package.json ./\n\nFROM app-base AS deps\nRUN npm ci\n\nFROM app-base AS app\nCOPY --from=deps /app/node_modules ./node_modules\nCOPY . .\n",
    notes: [
      "They need what stands above: FROM and the 2 steps above become the stage app-base, on which app and deps both stand.",
      "It is taken for granted that app needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "an install with what it reads",
    before: "FROM node:22 AS app\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\nCOPY . .\n",
    act: (model) => extract(model, { stage: 0, steps: [1, 2], name: "deps" }),
    after:
      "FROM node:22 AS deps\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\n\nFROM node:22 AS app\nWORKDIR /app\nCOPY --from=deps /app/package.json ./\nCOPY --from=deps /app/node_modules ./node_modules\nCOPY . .\n",
    notes: ["It is taken for granted that app needs nothing else that they leave, such as caches."],
  },
  {
    what: "a build, with the paths that somebody gives",
    before: "FROM node:22 AS app\nWORKDIR /app\nCOPY . .\nRUN npm run build\nCMD node dist\n",
    act: (model) =>
      extract(model, { stage: 0, steps: [2], name: "build", paths: ["dist", "/app/out put"] }),
    after:
      'FROM node:22 AS app-base\nWORKDIR /app\nCOPY . .\n\nFROM app-base AS build\nRUN npm run build\n\nFROM app-base AS app\nCOPY --from=build /app/dist ./dist\nCOPY --from=build ["/app/out put","./out put"]\nCMD node dist\n',
    notes: [
      "They need what stands above: FROM and the 2 steps above become the stage app-base, on which app and build both stand.",
      "Nobody knows whether they write /app/dist and /app/out put: the build stops if they do not.",
      "It is taken for granted that app needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "two steps that stand apart",
    before: "FROM debian:13\nRUN touch /a/x\nENV A=1\nRUN touch /b\nRUN touch /a/y\n",
    act: (model) => extract(model, { stage: 0, steps: [0, 3], name: "files" }),
    after:
      "FROM debian:13 AS files\nRUN touch /a/x\nRUN touch /a/y\n\nFROM debian:13\nENV A=1\nRUN touch /b\nCOPY --from=files /a/x /a/y /a/\n",
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "what it copies from elsewhere goes along",
    before: "FROM a AS one\nRUN x\n\nFROM debian:13\nCOPY --from=one /x /out/\nRUN touch /a\n",
    act: (model) => extract(model, { stage: 1, steps: [0], name: "files" }),
    after:
      "FROM a AS one\nRUN x\n\nFROM debian:13 AS files\nCOPY --from=one /x /out/\n\nFROM debian:13\nCOPY --from=files /out /out\nRUN touch /a\n",
    notes: [
      "It is taken for granted that Stage 1 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "line ends stay, and so does the user",
    before: "FROM a AS one\r\nRUN x\r\nFROM one AS two\r\nUSER 1000\r\nRUN touch /out/a",
    act: (model) => extract(model, { stage: 1, steps: [1], name: "files" }),
    after:
      "FROM a AS one\r\nRUN x\r\nFROM one AS files\r\nUSER 1000\r\nRUN touch /out/a\r\nFROM one AS two\r\nUSER 1000\r\nCOPY --from=files --chown=1000 /out/a /out/",
    notes: ["It is taken for granted that two needs nothing else that they leave, such as caches."],
  },
  {
    what: "heredocs stay whole, and lines between stand in both",
    before:
      "FROM debian:13\nWORKDIR /w\nRUN <<EOF\ntouch a\nEOF\n\nWORKDIR sub\nRUN touch b\nEXPOSE 80\n",
    act: (model) => extract(model, { stage: 0, steps: [1, 3], name: "files" }),
    after:
      "FROM debian:13 AS files\nWORKDIR /w\nRUN <<EOF\ntouch a\nEOF\nWORKDIR sub\nRUN touch b\n\nFROM debian:13\nWORKDIR /w\n\nWORKDIR sub\nCOPY --from=files /w/a /w/\nCOPY --from=files /w/sub/b ./\nEXPOSE 80\n",
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
  {
    what: "it installs into the system",
    before: "FROM debian:13\nRUN apt-get update && apt-get install -y gcc\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "gcc" }),
    refused: [
      "“RUN apt-get update && apt-get install -y gcc” (line 2) leaves no files at a place of their own: say which paths come back.",
    ],
  },
  {
    what: "an unknown program",
    before: "FROM debian:13\nCOPY . .\nRUN make\n",
    act: (model) => extract(model, { stage: 0, steps: [1], name: "built" }),
    refused: [
      "“RUN make” (line 3) runs “make”, and nobody knows what that leaves: say which paths come back.",
    ],
  },
  {
    what: "nothing is made",
    before: "FROM debian:13\nENV A=1\nCMD x\n",
    act: (model) => extract(model, { stage: 0, steps: [0, 1], name: "x" }),
    refused: ["Choose steps that make files: RUN, COPY or ADD."],
  },
  {
    what: "a step below needs what does not come back",
    before: "FROM debian:13\nRUN touch /a/x /b/y\nRUN cat /b/y\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "x", paths: ["/a/x"] }),
    refused: [
      "“RUN cat /b/y” (line 3) reads /b/y, which “RUN touch /a/x /b/y” (line 2) writes and which does not come back.",
    ],
  },
  {
    what: "another stage needs what does not come back",
    before: "FROM debian:13 AS one\nRUN touch /a/x /b/y\nFROM a\nCOPY --from=one /b/y /y\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "x", paths: ["/a/x"] }),
    refused: ["Stage 1 takes /b/y from one (line 4), which does not come back."],
  },
  {
    what: "a step between is needed",
    before: "FROM debian:13\nCOPY a /x/\nRUN cat /x/a > /y/a\nRUN cat /y/a > /z/a\n",
    act: (model) => extract(model, { stage: 0, steps: [0, 2], name: "x" }),
    refused: [
      "“RUN cat /x/a > /y/a” (line 3) stands between and may be needed by “RUN cat /y/a > /z/a” (line 4): choose it as well.",
    ],
  },
  {
    what: "a CMD above would be dropped",
    before: "FROM debian:13\nCMD x\nCOPY a /a/\nRUN cat /a/a > /z/a\nENTRYPOINT y\n",
    act: (model) => extract(model, { stage: 0, steps: [2], name: "x" }),
    refused: [
      "A CMD stands above, and the ENTRYPOINT below would drop it: move the CMD down first.",
    ],
  },
  {
    what: "a taken name",
    before: "FROM debian:13 AS one\nRUN touch /a/x\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "one" }),
    refused: ["There is a stage called one already."],
  },
  {
    what: "no paths at all",
    before: "FROM debian:13 AS one\nRUN touch /a/x\n",
    act: (model) => extract(model, { stage: 0, steps: [0], name: "new", paths: [] }),
    refused: ["Say which paths come back."],
  },
  {
    what: "packages of Python, by the image’s version",
    before:
      "FROM python:3.12-slim\nCOPY requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n",
    act: (model) => extract(model, { stage: 0, steps: [0, 1], name: "deps" }),
    after:
      "FROM python:3.12-slim AS deps\nCOPY requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n\nFROM python:3.12-slim\nCOPY --from=deps /tmp/requirements.txt /tmp/\nCOPY --from=deps /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages\nCOPY --from=deps /usr/local/bin /usr/local/bin\n",
    notes: [
      "It is taken for granted that Stage 0 needs nothing else that they leave, such as caches.",
    ],
  },
];

testCases(CASES);
