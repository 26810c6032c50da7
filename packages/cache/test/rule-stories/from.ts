import type { Story } from "../check-story.ts";

const COPYING = `
  FROM node:20 AS builder
  WORKDIR /app
  COPY package.json .
  RUN npm ci
  FROM nginx:1.27
  COPY --from=builder /app/dist /usr/share/nginx/html
  CMD ["nginx"]
`;

const DIGEST = `sha256:${"a".repeat(64)}`;

export const FROM_STORIES: readonly Story[] = [
  {
    name: "a base image that moved rebuilds all that stands on it",
    rule: "FROM image",
    dockerfile: COPYING,
    moved: "node:20",
    expected: `
      2 rebuilt FROM on line 1 builds on node:20, which holds something else than before
      3 rebuilt Follows line 2 | FROM on line 1
      4 rebuilt Follows line 3 (COPY package.json .), which is rebuilt | FROM on line 1
      6 maybe cached if /app/dist comes out identical
    `,
  },
  {
    name: "another tag is another image",
    rule: "FROM image",
    dockerfile: "FROM alpine:3.20\nRUN true",
    edited: "FROM alpine:3.21\nRUN true",
    expected: "2 rebuilt FROM on line 1 names alpine:3.21 instead of alpine:3.20",
  },
  {
    name: "a name without a tag is latest",
    rule: "FROM image@sha256 / tag",
    dockerfile: "FROM alpine\nRUN true",
    moved: "alpine:latest",
    expected: "2 rebuilt which holds something else than before",
  },
  {
    name: "a name without a tag stands for every tag when no line has latest",
    dockerfile: "FROM alpine:3.20\nRUN true",
    moved: "docker.io/library/alpine",
    expected: "2 rebuilt which holds something else than before",
  },
  {
    name: "an image by its digest never moves",
    rule: "FROM image@sha256 / tag",
    dockerfile: `FROM alpine:3.20@${DIGEST}\nRUN true`,
    moved: "alpine",
    expected: "",
    notes: ["is named by its digest"],
  },
  {
    name: "an image that no line uses has no effect",
    dockerfile: "FROM alpine\nRUN true",
    moved: "debian",
    expected: "",
    notes: ["No line of the Dockerfile uses the image debian"],
  },
  {
    name: "an argument before FROM reaches the FROM that uses it",
    rule: "ARG before FROM",
    dockerfile: `
      ARG TAG=20
      FROM node:$TAG AS a
      RUN true
      FROM alpine
      COPY --from=a /x /x
      RUN true
    `,
    arguments: { TAG: "22" },
    expected: `
      3 rebuilt FROM on line 2 names node:22 instead of node:20
      5 maybe cached if /x comes out identical
      6 maybe Follows line 5
    `,
  },
  {
    name: "an argument before FROM does not reach a RUN that does not declare it",
    rule: "ARG before FROM",
    dockerfile: "ARG VERSION=1\nFROM alpine\nRUN echo $VERSION",
    arguments: { VERSION: "2" },
    expected: "",
  },
  {
    name: "an argument before FROM reaches the stage that declares it again",
    rule: "ARG before FROM",
    dockerfile: "ARG VERSION=1\nFROM alpine\nARG VERSION\nRUN echo hi",
    arguments: { VERSION: "2" },
    expected: "4 rebuilt ARG VERSION (line 3) is “2” instead of “1”",
  },
  {
    name: "COPY --from an image that moved counts by what it copies",
    dockerfile: "FROM scratch\nCOPY --from=busybox:1.36 /bin/sh /bin/sh",
    moved: "busybox:1.36",
    expected:
      "2 maybe busybox:1.36 holds something else than before: cached if /bin/sh is the same in it",
  },
  {
    name: "another platform is in the key of every RUN",
    rule: "Platform",
    dockerfile: "FROM --platform=linux/amd64 alpine\nWORKDIR /x\nRUN true",
    edited: "FROM --platform=linux/arm64 alpine\nWORKDIR /x\nRUN true",
    expected: `
      2 rebuilt FROM on line 1 builds for linux/arm64 instead of linux/amd64
      3 rebuilt The platform is linux/arm64
    `,
  },
  {
    name: "a stage that is the base of another passes its misses on",
    dockerfile: `
      FROM alpine AS base
      COPY tools /tools
      FROM base AS app
      RUN make
    `,
    changed: "tools/x",
    expected: `
      2 rebuilt selects tools/x
      4 rebuilt Is built on stage “base”, in which line 2 is not from the cache | selects tools/x
    `,
  },
  {
    name: "what ONBUILD left runs at the start of the stage that is built on it",
    dockerfile: `
      FROM alpine AS base
      ONBUILD COPY . /src
      ONBUILD RUN make
      FROM base
      RUN echo done
    `,
    changed: "a.c",
    expected: "5 rebuilt Follows ONBUILD on line 3 (RUN make), which is rebuilt | selects a.c",
  },
  {
    name: "ONBUILD itself runs nothing",
    dockerfile: "FROM alpine\nONBUILD COPY . /src\nRUN true",
    changed: "a.c",
    expected: "",
  },
];
