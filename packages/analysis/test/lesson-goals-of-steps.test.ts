import type { Goal } from "@stagemap/lessons";
import { describe } from "vitest";
import { checkGoals } from "./goal-rows.ts";

const mount: Goal = { kind: "cache-mount", commands: ["npm ci"] };
const secret: Goal = { kind: "secret-mount", commands: ["npm ci"], id: "npmrc" };
const cross: Goal = { kind: "on-build-platform", commands: ["go build"] };
const arch: Goal = { kind: "reads-variable", commands: ["go build"], variable: "TARGETARCH" };
const cgo: Goal = {
  kind: "given-variable",
  commands: ["go build"],
  variable: "CGO_ENABLED",
  value: "0",
};

describe("steps", () => {
  checkGoals([
    [
      "have a cache mount",
      mount,
      "FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci\n",
      null,
    ],
    [
      "have one elsewhere",
      mount,
      "FROM a\nRUN --mount=type=cache,target=/x npm ci\n",
      "its mount is at `/x`",
    ],
    [
      "have one in one place only",
      mount,
      "FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci\nRUN npm ci\n",
      "line 3",
    ],
    ["are given a secret", secret, "FROM a\nRUN --mount=type=secret,id=npmrc npm ci\n", null],
    ["are given another one", secret, "FROM a\nRUN --mount=type=secret,id=x npm ci\n", "`x`"],
    ["run where it builds", cross, "FROM --platform=$BUILDPLATFORM golang\nRUN go build .\n", null],
    [
      "run where an argument says so",
      cross,
      "ARG P=$BUILDPLATFORM\nFROM --platform=${P} golang\nRUN go build .\n",
      null,
    ],
    [
      "run on a platform that is written out",
      cross,
      "FROM --platform=linux/amd64 golang\nRUN go build .\n",
      "`linux/amd64`",
    ],
    ["run where it is built for", cross, "FROM golang\nRUN go build .\n", "no `--platform`"],
  ]);
});

describe("variables and copies", () => {
  checkGoals([
    [
      "read a variable",
      arch,
      "FROM golang\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build .\n",
      null,
    ],
    [
      "read one that nobody declares",
      arch,
      "FROM golang\nRUN GOARCH=$TARGETARCH go build .\n",
      "`ARG TARGETARCH`",
    ],
    ["do not read it", arch, "FROM golang\nARG TARGETARCH\nRUN go build .\n", "does not read"],
    ["are given a variable in front", cgo, "FROM golang\nRUN CGO_ENABLED=0 go build .\n", null],
    ["are given it by ENV", cgo, "FROM golang\nENV CGO_ENABLED=0\nRUN go build .\n", null],
    [
      "are given another value",
      cgo,
      "FROM golang\nRUN CGO_ENABLED=1 go build .\n",
      "there it is `1`",
    ],
    ["link their copies", { kind: "link" }, "FROM a\nCOPY --link x y\n", null],
    [
      "do not link all",
      { kind: "link" },
      "FROM a\nCOPY --link x y\nCOPY --link=false z z\n",
      "line 3",
    ],
    ["link nothing", { kind: "link" }, "FROM a\n", "Nothing is copied"],
    [
      "have a heredoc",
      { kind: "heredoc", instruction: "RUN", commands: ["npm ci"] },
      "FROM a\nRUN <<EOF\nnpm ci\nEOF\n",
      null,
    ],
    [
      "have none",
      { kind: "heredoc", instruction: "COPY" },
      "FROM a\nRUN <<EOF\nx\nEOF\n",
      "No `COPY`",
    ],
  ]);
});

describe("stages", () => {
  const parallel: Goal = { kind: "parallel", one: ["npm ci"], other: ["go build"] };
  const both =
    "FROM a AS x\nRUN npm ci\nFROM a AS y\nRUN go build .\nFROM a\nCOPY --from=x /a /a\n";
  checkGoals([
    ["are needed", { kind: "stage-needed", stage: "B" }, "FROM a AS b\nFROM b\n", null],
    [
      "are not needed",
      { kind: "stage-needed", stage: "b" },
      "FROM a AS b\nFROM a\n",
      "never reaches it",
    ],
    ["are not there", { kind: "stage-needed", stage: "b" }, "FROM a\n", "No stage is called"],
    [
      "are several",
      { kind: "stages-needed", atLeast: 2 },
      "FROM a AS b\nFROM a\n",
      "never reached",
    ],
    [
      "are the target",
      { kind: "target", stage: "b" },
      "FROM a AS b\nFROM a\n",
      null,
      { target: "b" },
    ],
    ["can be built side by side", parallel, `${both}COPY --from=y /b /b\n`, null],
    [
      "wait for each other",
      parallel,
      "FROM a AS x\nRUN npm ci\nFROM x AS y\nRUN go build .\n",
      "“y” needs “x”",
    ],
    ["are one", parallel, "FROM a\nRUN npm ci\nRUN go build .\n", "one after the other"],
    ["are not built", parallel, both, "never reaches"],
  ]);
});
