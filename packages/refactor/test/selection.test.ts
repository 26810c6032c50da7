import type { Model } from "@stagemap/model";
import { describe, expect, test } from "vitest";
import {
  planBringBack,
  planCommentChosen,
  planDeleteChosen,
  planDuplicateChosen,
  planMoveSteps,
  planPaste,
  selectionText,
} from "../src/index.ts";
import type { PastePlace, Selection } from "../src/index.ts";
import { testCases } from "./composed.ts";
import type { Case } from "./composed.ts";
import { modelOf } from "./moving.ts";

/** Stages by number, and steps as [stage, step]. */
function chosen(
  { stages }: Model,
  steps: readonly (readonly [number, number])[],
  whole: readonly number[] = [],
): Selection {
  return {
    stages: whole.map((index) => stages[index]?.key ?? ""),
    steps: steps.map(([stage, step]) => stages[stage]?.steps[step]?.key ?? ""),
  };
}

function at({ stages }: Model, stage: number, gap: number): PastePlace {
  return { stage: stages[stage]?.key ?? "", gap };
}

const TWO =
  "FROM node AS build\n# why\nRUN make\nCOPY a b\n\nFROM nginx\nCOPY --from=build /a /a\nUSER x\n";

const CHANGES: readonly Case[] = [
  {
    what: "delete steps of two stages, with their comments",
    before: TWO,
    act: (model) =>
      planDeleteChosen(
        model,
        chosen(model, [
          [1, 1],
          [0, 0],
        ]),
      ),
    after: "FROM node AS build\nCOPY a b\n\nFROM nginx\nCOPY --from=build /a /a\n",
  },
  {
    what: "delete a stage together with the step that needs it",
    before: TWO,
    act: (model) => planDeleteChosen(model, chosen(model, [[1, 0]], [0])),
    after: "FROM nginx\nUSER x\n",
  },
  {
    what: "delete a stage that is needed",
    before: TWO,
    act: (model) => planDeleteChosen(model, chosen(model, [], [0])),
    refused: ["“COPY --from=build /a /a” (line 7) needs build."],
  },
  {
    what: "delete stages, each used by the next, without their users being asked",
    before: "FROM a AS one\nRUN x\n\nFROM one AS two\nRUN y\n\nFROM b\nRUN z\n",
    act: (model) => planDeleteChosen(model, chosen(model, [], [0, 1])),
    after: "FROM b\nRUN z\n",
  },
  {
    what: "delete everything",
    before: TWO,
    act: (model) => planDeleteChosen(model, chosen(model, [], [0, 1])),
    refused: ["A Dockerfile needs one stage."],
  },
  {
    what: "comment out every line of a heredoc, and leave the comment above alone",
    before: "FROM a\n# why\nRUN <<EOF\n# in it\n\nx\nEOF\nRUN y \\\n# between\n  && z",
    act: (model) =>
      planCommentChosen(
        model,
        chosen(model, [
          [0, 0],
          [0, 1],
        ]),
      ),
    after:
      "FROM a\n# why\n# RUN <<EOF\n# # in it\n#\n# x\n# EOF\n# RUN y \\\n# # between\n#   && z",
  },
  {
    what: "bring back what is a comment above a step, and leave words alone",
    before: "FROM a\n# Run this first\n# RUN x \\\n#   && y\n# COPY a b\nUSER c\n# RUN z\n",
    act: (model) =>
      planBringBack(model, { stage: "#0", step: model.stages[0]?.steps[0]?.key ?? "" }),
    after: "FROM a\n# Run this first\nRUN x \\\n  && y\nCOPY a b\nUSER c\n# RUN z\n",
  },
  {
    what: "bring back where nothing is a comment",
    before: "FROM a\n# words\nUSER c\n",
    act: (model) => planBringBack(model, { stage: "#0", step: null }),
    refused: ["No step of it is a comment."],
  },
  {
    what: "duplicate steps as one block behind the last of them",
    before: "FROM a\nRUN x\n# why\nRUN y\nUSER z",
    act: (model) =>
      planDuplicateChosen(
        model,
        chosen(model, [
          [0, 0],
          [0, 1],
        ]),
      ),
    after: "FROM a\nRUN x\n# why\nRUN y\nRUN x\n# why\nRUN y\nUSER z",
  },
  {
    what: "move steps together where nothing changes",
    before: "FROM a\nLABEL a=1\nLABEL b=2\nUSER c\nEXPOSE 80\n",
    act: (model) =>
      planMoveSteps(model, {
        stage: "#0",
        steps: chosen(model, [
          [0, 0],
          [0, 1],
        ]).steps,
        gap: 4,
      }),
    after: "FROM a\nUSER c\nEXPOSE 80\nLABEL a=1\nLABEL b=2\n",
  },
  {
    what: "move steps past what they need",
    before: "FROM a\nWORKDIR /app\nRUN ./x\nRUN ./y\n",
    act: (model) =>
      planMoveSteps(model, {
        stage: "#0",
        steps: chosen(model, [
          [0, 1],
          [0, 2],
        ]).steps,
        gap: 0,
      }),
    refused: [
      "“RUN ./x” (line 3) depends on the working directory that “WORKDIR /app” (line 2) sets.",
      "“RUN ./y” (line 4) depends on the working directory that “WORKDIR /app” (line 2) sets.",
    ],
  },
];

const PASTES: readonly Case[] = [
  {
    what: "steps with their comment, behind the first step",
    before: TWO,
    act: (model) =>
      planPaste(model, { text: "# note\r\nRUN a \\\r\n  b\r\n\r\n", at: at(model, 0, 1) }),
    after: TWO.replace("RUN make\n", "RUN make\n# note\nRUN a \\\n  b\n"),
  },
  {
    what: "steps into a file with other line ends that has no last one",
    before: "FROM a\r\nRUN x",
    act: (model) => planPaste(model, { text: "RUN <<A\ny\nA\n", at: at(model, 0, 1) }),
    after: "FROM a\r\nRUN x\r\nRUN <<A\r\ny\r\nA",
  },
  {
    what: "steps nowhere",
    before: TWO,
    act: (model) => planPaste(model, { text: "RUN x", at: null }),
    refused: ["Steps go into a stage: choose a stage or a step, and paste again."],
  },
  {
    what: "words",
    before: TWO,
    act: (model) => planPaste(model, { text: "Hello there", at: null }),
    refused: ["What you pasted is no part of a Dockerfile: “Hello” is no instruction."],
  },
  {
    what: "nothing but a comment",
    before: TWO,
    act: (model) => planPaste(model, { text: "# words\n", at: null }),
    refused: ["What you pasted holds no instruction of a Dockerfile."],
  },
  {
    what: "steps above a stage",
    before: TWO,
    act: (model) => planPaste(model, { text: "RUN x\nFROM a\n", at: null }),
    refused: ["What you pasted has steps above its first FROM: copy steps or whole stages."],
  },
  {
    what: "an open heredoc",
    before: TWO,
    act: (model) => planPaste(model, { text: "RUN <<A\nx\n", at: at(model, 0, 0) }),
    refused: ["What you pasted has a heredoc without an end."],
  },
  {
    what: "lines that go on with another mark",
    before: TWO,
    act: (model) => planPaste(model, { text: "# escape=`\nRUN a `\n  b\n", at: at(model, 0, 0) }),
    refused: ["What you pasted goes on over lines with “`”, and this file does so with “\\”."],
  },
  {
    what: "stages under free names, numbers and all, before what ships",
    before: TWO,
    act: (model) =>
      planPaste(model, {
        text: "FROM golang AS build\nRUN go build\n\nFROM build AS test\nCOPY --from=0 /a /b\n",
        at: null,
      }),
    after: TWO.replace(
      "FROM nginx",
      "FROM golang AS build-2\nRUN go build\n\nFROM build-2 AS test\nCOPY --from=1 /a /b\n\nFROM nginx",
    ),
    notes: ["build is called build-2: its name was taken."],
  },
  {
    what: "a stage that is built on the last one comes behind it",
    before: "FROM a AS app\nRUN x\n",
    act: (model) => planPaste(model, { text: "FROM app AS debug\nRUN y\n", at: null }),
    after: "FROM a AS app\nRUN x\n\nFROM app AS debug\nRUN y\n",
    notes: ["The last stage is debug now: a build without --target builds it."],
  },
  {
    what: "a stage with an ARG of the file's own and a new one",
    before: "# syntax=docker/dockerfile:1\nARG A=1\n\nFROM x:$A AS one\nRUN x\n",
    act: (model) =>
      planPaste(model, { text: "ARG A=2\nARG B=3\nFROM y:$B AS two\nRUN y\n", at: null }),
    after:
      "# syntax=docker/dockerfile:1\nARG A=1\nARG B=3\n\nFROM y:$B AS two\nRUN y\n\nFROM x:$A AS one\nRUN x\n",
    notes: ["ARG A is what it is in this file."],
  },
  {
    what: "a stage into an empty text",
    before: "",
    act: (model) => planPaste(model, { text: "ARG B=3\nFROM y:$B\nRUN y\n", at: null }),
    after: "ARG B=3\n\nFROM y:$B\nRUN y\n",
  },
];

describe("several parts at once", () => {
  testCases(CHANGES);
});

describe("pasting", () => {
  testCases(PASTES);
});

describe("copied text", () => {
  test("is steps with their comments, in text order", () => {
    const model = modelOf(TWO.replaceAll("\n", "\r\n"));
    const selection = chosen(model, [
      [1, 1],
      [0, 0],
    ]);
    expect(selectionText(model, selection)).toBe("# why\nRUN make\nUSER x\n");
  });
  test("is stages with the ARGs that they use, and with names where numbers would mean something else", () => {
    const model = modelOf(
      "ARG A=1\nARG B=2\nFROM a AS one\nFROM b:$A AS two\nFROM c\nCOPY --from=1 / /\nCOPY --from=0 / /\n",
    );
    expect(selectionText(model, chosen(model, [], [1, 2]))).toBe(
      "ARG A=1\n\nFROM b:$A AS two\n\nFROM c\nCOPY --from=0 / /\nCOPY --from=one / /\n",
    );
  });
  test("keeps the mark of lines that go on", () => {
    const model = modelOf("# escape=`\nFROM a\nRUN x `\n  y\n");
    const text = selectionText(model, chosen(model, [[0, 0]])) ?? "";
    expect(text).toBe("# escape=`\nRUN x `\n  y\n");
    expect(planPaste(model, { text, at: at(model, 0, 1) }).ok).toBe(true);
  });
});
