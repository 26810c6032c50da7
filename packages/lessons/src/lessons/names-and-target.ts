import type { Lesson } from "../lesson.ts";

/** Stages by name, and building one of them. */
export const namesAndTarget: Lesson = {
  id: "names-and-target",
  title: "Names and --target",
  summary: "Call stages by name, and build the one that you need",
  minutes: 8,
  sections: [
    {
      title: "Numbers move",
      text: `\`COPY --from=1\` means the second stage, counted from 0. Put another stage in front, and it means another one: the build may still pass and ship the wrong files. A name stays right.

A name is given behind the image, \`FROM node:22 AS build\`, and used wherever a stage is meant: in \`COPY --from=build\`, in a mount, and as the base of another stage with \`FROM build\`.`,
    },
    {
      title: "One file, several images",
      text: `\`docker build .\` builds the **last** stage and whatever it needs, and nothing else. Another stage can be asked for:

\`\`\`
docker build --target test .
\`\`\`

So one Dockerfile holds the image that ships, the one that tests, the one to develop in. What a stage has in common with another is written once.`,
    },
    {
      title: "Your task",
      text: `Name the stages \`deps\`, \`build\` and \`web\`. Add a stage \`test\` on top of \`build\` that runs \`npm test\`: \`FROM build AS test\` has everything that \`build\` has. Then pick \`test\` as the **target**, at the top of the page, and see in the picture what it needs, and what it does not.`,
    },
  ],
  start: {
    dockerfile: `FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM node:22
WORKDIR /app
COPY --from=0 /app/node_modules ./node_modules
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=1 /app/dist /usr/share/nginx/html
`,
    dockerignore: ".git\nnode_modules\ndist\n",
    files: [
      "Dockerfile",
      "index.html",
      "package-lock.json",
      "package.json",
      "src/app.ts",
      "test/app.test.ts",
    ],
  },
  goals: [
    { kind: "target", stage: "test" },
    { kind: "stage-needed", stage: "deps" },
    { kind: "stage-needed", stage: "build" },
    { kind: "runs", commands: ["npm test", "npm run test"] },
    { kind: "change-keeps", file: "src/app.ts", commands: ["npm ci"] },
  ],
  hints: [
    {
      text: "In the picture, a stage's menu has **Rename**: it changes every line that means the stage as well.",
      at: { text: "COPY --from=0 /app/node_modules ./node_modules" },
    },
    {
      text: "Put the new stage between `build` and `web`, so that the last stage stays the one that ships.",
      at: { text: "FROM nginx:1.29-alpine" },
    },
    {
      text: "Two lines are enough: `FROM build AS test` and `RUN npm test`. Then choose `test` in the button **Target**.",
      at: { stage: "test" },
    },
  ],
  solutions: [
    {
      title: "Four stages",
      note: "`docker build .` gives `web`, and never runs the tests; `docker build --target test .` runs them, and fails when they do.",
      dockerfile: `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM node:22 AS build
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY . .
RUN npm run build

FROM build AS test
RUN npm test

FROM nginx:1.29-alpine AS web
COPY --from=build /app/dist /usr/share/nginx/html
`,
      target: "test",
    },
    {
      title: "Built on deps instead of copying from it",
      note: "`FROM deps AS build` continues where `deps` ends: no copy of a large folder, and less to read.",
      dockerfile: `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM deps AS build
COPY . .
RUN npm run build

FROM build AS test
RUN npm test

FROM nginx:1.29-alpine AS web
COPY --from=build /app/dist /usr/share/nginx/html
`,
      target: "test",
    },
  ],
  closing: `Look at the picture once more with \`web\` as the target: \`test\` turns pale. Nothing that ships needs it, so a plain build passes over it without a word.

In a pipeline that is a choice: build \`test\` first, then \`web\`, which finds everything in the cache. How a build can be made to **insist** on a stage is the next lesson.`,
  sources: [
    {
      title: "Docker: Multi-stage builds, stop at a specific build stage",
      address: "https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage",
    },
    {
      title: "Dockerfile reference: FROM",
      address: "https://docs.docker.com/reference/dockerfile/#from",
    },
  ],
};
