import type { Lesson } from "../lesson.ts";

/** Order for the cache: what changes seldom stands above what changes often. */
export const cacheOrder: Lesson = {
  id: "cache-order",
  title: "Order for the cache",
  summary: "Put what changes seldom above what changes often, so that a small edit rebuilds little",
  minutes: 8,
  sections: [
    {
      title: "What is slow here",
      text: `You change one line in \`src/app.ts\` and build again. Nothing about your dependencies has changed, and still \`npm ci\` downloads all of them. Open **Cache** beside this panel, pick \`src/app.ts\` as changed and look at the graph: everything below \`COPY . .\` lights up.`,
    },
    {
      title: "How the cache decides",
      text: `BuildKit gives every step a key. It is made from the step before it, the text of the step, and, for \`COPY\`, the content of the files that it takes. When a key is known from an earlier build, its result is taken from the cache.

- A \`COPY\` is a new step as soon as **one** of its files is another one.
- Whatever stands **below** a new step in the same stage is new as well, because it starts from something else.

So the question for every step is: which files does it need, and does the line above bring more than that?`,
    },
    {
      title: "Your task",
      text: `\`npm ci\` reads \`package.json\` and \`package-lock.json\`, and nothing else. Give it these two, and the rest of the project only when it is needed. Then keep out of the build context what no step needs at all: the \`.dockerignore\` is on its own tab beside the Dockerfile.`,
    },
  ],
  start: {
    dockerfile: `FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`,
    dockerignore: null,
    files: [
      ".git/HEAD",
      ".gitignore",
      "Dockerfile",
      "README.md",
      "index.html",
      "node_modules/vite/package.json",
      "package-lock.json",
      "package.json",
      "src/app.ts",
      "src/menu.ts",
      "tsconfig.json",
    ],
  },
  goals: [
    { kind: "change-keeps", file: "src/app.ts", commands: ["npm ci"] },
    { kind: "change-reruns", file: "package-lock.json", commands: ["npm ci"] },
    { kind: "change-reruns", file: "src/app.ts", commands: ["npm run build"] },
    { kind: "ignored", file: "node_modules/vite/package.json" },
    { kind: "path-shipped", path: "/usr/share/nginx/html", madeBy: ["npm run build"] },
  ],
  hints: [
    {
      text: "This line takes every file of the project, so every change of any file makes it, and all below it, new.",
      at: { text: "COPY . ." },
    },
    {
      text: "A stage may have two `COPY` lines: one above `npm ci` with what it reads, one below it with the rest.",
      at: { text: "RUN npm ci" },
    },
    {
      text: "Write `COPY package.json package-lock.json ./` above `RUN npm ci`, and move `COPY . .` below it. You can drag its row in the graph, too.",
      at: { stage: "build" },
    },
    {
      text: "In the `.dockerignore`, a line `node_modules` keeps the folder out. The image installs its own.",
      at: { text: "node_modules" },
    },
  ],
  solutions: [
    {
      title: "Two COPY lines",
      note: "The manifests come first, then what they ask for, then the sources. A change of a source now starts at the second `COPY`.",
      dockerfile: `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`,
      dockerignore: `.git
node_modules
`,
    },
    {
      title: "The manifests as bind mounts",
      note: "`npm ci` may as well see the two files without a layer for them. The key of the step holds their content all the same.",
      dockerfile: `FROM node:22 AS build
WORKDIR /app
RUN --mount=type=bind,source=package.json,target=package.json \\
    --mount=type=bind,source=package-lock.json,target=package-lock.json \\
    npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`,
      dockerignore: `.git
node_modules
`,
    },
  ],
  closing: `The same order helps wherever a package manager reads a manifest: \`go.mod\` before the sources, \`requirements.txt\` before \`app.py\`. It costs one line.

What it cannot do: when \`package-lock.json\` itself changes, everything is downloaded again. That is what **cache mounts** are for.`,
  sources: [
    {
      title: "Docker: Optimize cache usage in builds",
      address: "https://docs.docker.com/build/cache/optimize/",
    },
    {
      title: "Docker: Build cache invalidation",
      address: "https://docs.docker.com/build/cache/invalidation/",
    },
  ],
};
