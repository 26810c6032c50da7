import { expect, test } from "vitest";
import { runStory, tellStories } from "./check-story.ts";

/** One stage that two copy from, and one that copies from both. */
const DIAMOND = `
  FROM node AS shared
  COPY shared /shared
  RUN make shared
  FROM node AS left
  COPY left /left
  COPY --from=shared /shared/out /in
  RUN make left
  FROM node AS right
  COPY right /right
  COPY --from=shared /shared/out /in
  RUN make right
  FROM scratch
  COPY --from=left /left/out /left
  COPY --from=right /right/out /right
`;

tellStories([
  {
    name: "one side of a diamond leaves the other alone",
    dockerfile: DIAMOND,
    changed: "left/a",
    expected: `
      5 rebuilt selects left/a
      6 rebuilt Follows line 5
      7 rebuilt Follows line 6
      13 maybe Stage “left” is rebuilt, but COPY --from is keyed by what it takes
      14 maybe Follows line 13
    `,
  },
  {
    name: "the top of a diamond reaches both sides if its output is different",
    dockerfile: DIAMOND,
    changed: "shared/a",
    outputs: { 3: "different" },
    expected: `
      2 rebuilt selects shared/a
      3 rebuilt Follows line 2
      6 rebuilt Stage “shared” puts out another /shared/out
      7 rebuilt Follows line 6
      10 rebuilt Stage “shared” puts out another /shared/out
      11 rebuilt Follows line 10
      13 maybe Stage “left” is rebuilt
      14 maybe Stage “right” is rebuilt | Follows line 13
    `,
  },
  {
    name: "the top of a diamond reaches neither side if its output is identical",
    dockerfile: DIAMOND,
    changed: "shared/a",
    outputs: { 3: "identical" },
    expected: "2 rebuilt selects shared/a\n3 rebuilt Follows line 2",
  },
  {
    name: "a chain of stages that are each other's bases is one chain",
    dockerfile: `
      FROM alpine AS a
      RUN one
      FROM a AS b
      COPY b /b
      FROM b AS c
      RUN three
      FROM a AS d
      RUN four
      FROM scratch
      COPY --from=c /x /
      COPY --from=d /y /
    `,
    changed: "b",
    expected: `
      4 rebuilt selects b
      6 rebuilt Is built on stage “b”, in which line 4 | selects b
      10 maybe cached if /x comes out identical
      11 maybe Follows line 10
    `,
  },
  {
    name: "a stage without steps of its own passes its base's misses on",
    dockerfile: "FROM alpine AS a\nCOPY x /x\nFROM a AS b\nFROM b\nRUN true",
    changed: "x",
    expected: "2 rebuilt selects x\n5 rebuilt Is built on stage “b”, in which line 2",
  },
  {
    name: "a mount from a stage ties RUN to what that stage puts out",
    dockerfile: `
      FROM golang AS tools
      RUN go install example.com/tool@latest
      FROM golang AS builder
      COPY . .
      RUN --mount=from=tools,source=/go/bin,target=/tools /tools/tool generate
    `,
    noCache: ["tools"],
    expected: `
      2 rebuilt --no-cache-filter
      5 maybe Stage “tools” is rebuilt, but a mount is keyed by what it takes: cached if /go/bin comes out identical
    `,
  },
  {
    name: "a renamed stage is the same stage",
    dockerfile: "FROM alpine AS a\nRUN one\nFROM alpine\nCOPY --from=a /x /x",
    edited: "FROM alpine AS b\nRUN one\nFROM alpine\nCOPY --from=b /x /x",
    expected: "",
  },
  {
    name: "stages in another order are the same stages",
    dockerfile:
      "FROM alpine AS a\nRUN a\nFROM alpine AS b\nRUN b\nFROM scratch\nCOPY --from=a /a /\nCOPY --from=b /b /",
    edited:
      "FROM alpine AS b\nRUN b\nFROM alpine AS a\nRUN a\nFROM scratch\nCOPY --from=a /a /\nCOPY --from=b /b /",
    expected: "",
  },
  {
    name: "two equal stages are built once, so the second is in the cache of the first",
    dockerfile: "FROM alpine AS a\nRUN one\nFROM scratch\nCOPY --from=a /x /",
    edited:
      "FROM alpine AS a\nRUN one\nFROM alpine AS b\nRUN one\nFROM scratch\nCOPY --from=a /x /\nCOPY --from=b /x /",
    expected: "7 rebuilt Line 7 is new",
  },
  {
    name: "a stage that nobody needs is skipped, whatever changes in it",
    dockerfile: "FROM alpine AS lint\nCOPY . .\nRUN lint\nFROM alpine\nRUN one",
    changed: "a",
    expected: `
      2 skipped does not need stage “lint”
      3 skipped
    `,
    notes: ["No COPY, ADD or mount of this build takes a"],
  },
  {
    name: "a new line at the top runs everything below it",
    dockerfile: "FROM alpine\nRUN one\nRUN two",
    edited: "FROM alpine\nRUN zero\nRUN one\nRUN two",
    expected: `
      2 rebuilt Line 2 is new: no earlier build has run RUN zero here
      3 rebuilt Follows line 2
      4 rebuilt Follows line 3
    `,
  },
  {
    name: "a line that is gone leaves those below without their place",
    dockerfile: "FROM alpine\nRUN one\nRUN two\nRUN three",
    edited: "FROM alpine\nRUN one\nRUN three",
    expected: "3 rebuilt RUN three stands in another place",
  },
  {
    name: "two lines that change places are run again",
    dockerfile: "FROM alpine\nRUN one\nRUN two",
    edited: "FROM alpine\nRUN two\nRUN one",
    expected: "2 rebuilt \n3 rebuilt Follows line 2",
  },
  {
    name: "an edit of the Dockerfile changes the Dockerfile in the context",
    dockerfile: "FROM alpine\nCOPY . .\nCMD one",
    edited: "FROM alpine\nCOPY . .\nCMD two",
    files: "Dockerfile a",
    expected: "2 rebuilt selects Dockerfile, which changed",
  },
  {
    name: "a Dockerfile that .dockerignore leaves out may change",
    dockerfile: "FROM alpine\nCOPY . .\nCMD one",
    edited: "FROM alpine\nCOPY . .\nCMD two",
    files: "Dockerfile a",
    ignore: "Dockerfile",
    expected: "",
    notes: ["Dockerfile never reaches the builder"],
  },
  {
    name: "a line that counts as edited is run, whatever it said before",
    dockerfile: "FROM alpine\nRUN one\nRUN two",
    editedLines: [3],
    expected: "3 rebuilt Line 3 is edited",
  },
  {
    name: "an ENV that counts as edited reaches the next RUN",
    dockerfile: "FROM alpine\nENV A=1\nCOPY a /a\nRUN one",
    editedLines: [2],
    expected: "4 rebuilt ENV A (line 2) is “1 (edited)” instead of “1”",
  },
  {
    name: "a CMD that counts as edited changes the Dockerfile in the context and nothing else",
    dockerfile: "FROM alpine\nRUN one\nCOPY . .\nCMD run",
    files: "Dockerfile",
    editedLines: [4],
    expected: "3 rebuilt selects Dockerfile",
    notes: ["Line 4 is edited; only the image's configuration changes"],
  },
  {
    name: "a FROM that counts as edited is another base",
    dockerfile: "FROM alpine AS a\nRUN one\nFROM a\nRUN two",
    editedLines: [3],
    expected: "4 rebuilt FROM on line 3 is edited",
  },
  {
    name: "a named context in a stage's place leaves nothing to run",
    dockerfile: "FROM alpine AS a\nRUN one\nFROM scratch\nCOPY --from=a /x /",
    options: { namedContexts: new Map([["a", "docker-image://busybox"]]) },
    expected: "2 skipped A named context takes the place of stage “a”",
  },
  {
    name: "a named context that moved is another image",
    dockerfile: "FROM alpine\nRUN one",
    options: { namedContexts: new Map([["alpine", "docker-image://busybox"]]) },
    moved: "alpine",
    expected: "2 rebuilt which holds something else than before",
  },
]);

test("stages run side by side, and the longer one is what the build waits for", () => {
  const report = runStory({
    name: "",
    dockerfile: `
      FROM node AS a
      RUN npm ci
      FROM alpine AS b
      RUN apk add curl
      FROM scratch
      COPY --from=a /x /
      COPY --from=b /y /
    `,
    isCold: true,
    expected: "",
  });
  const bars = report.timeline.bars.map(
    ({ line, start, end, isCritical }) => [line, start, end, isCritical] as const,
  );
  expect(bars).toEqual([
    [2, 0, 29, true],
    [4, 0, 5, false],
    [6, 29, 30, true],
    [7, 30, 31, true],
  ]);
  expect(report.totalSeconds).toBe(36);
  expect(report.timeline.seconds).toBe(31);
});
