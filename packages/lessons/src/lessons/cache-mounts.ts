import type { Lesson } from "../lesson.ts";

/** Downloads survive when their layer does not. */
export const cacheMounts: Lesson = {
  id: "cache-mounts",
  title: "Cache mounts",
  summary: "Keep what package managers download from one build to the next, outside of every layer",
  minutes: 9,
  sections: [
    {
      title: "When the manifest itself changes",
      text: `The order is right here: a change in \`src\` keeps \`npm ci\` in the cache. But add one package, and \`package-lock.json\` is another file, the step runs again, and **all** packages are downloaded again, because the step starts from an empty folder.`,
    },
    {
      title: "A folder beside the layers",
      text: `A cache mount is a folder that the builder keeps. It is there while the command runs, as the command before left it, and in no layer:

\`\`\`
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
\`\`\`

npm looks into \`/root/.npm\` before it downloads anything, so only the new package comes over the network. The image gets no larger by it, and there is nothing to clean up.`,
    },
    {
      title: "apt is particular",
      text: `apt keeps lists in \`/var/lib/apt\` and packages in \`/var/cache/apt\`, and wants both to itself: \`sharing=locked\` makes a second build wait. And images of Debian delete downloads on purpose, by the file \`/etc/apt/apt.conf.d/docker-clean\`: remove it in the same \`RUN\`.

Your task: cache mounts for \`npm ci\`, and for \`apt-get install\` on both folders. With the lists in a mount, nothing of them is left to delete.`,
    },
  ],
  start: {
    dockerfile: `# syntax=docker/dockerfile:1
FROM node:22 AS build
RUN apt-get update && apt-get install -y --no-install-recommends protobuf-compiler && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`,
    dockerignore: ".git\nnode_modules\ndist\n",
    files: ["Dockerfile", "package-lock.json", "package.json", "proto/menu.proto", "src/app.ts"],
  },
  goals: [
    { kind: "cache-mount", commands: ["npm ci"], path: "/root/.npm" },
    { kind: "cache-mount", commands: ["apt-get install"], path: "/var/cache/apt" },
    { kind: "cache-mount", commands: ["apt-get install"], path: "/var/lib/apt" },
    { kind: "change-keeps", file: "src/app.ts", commands: ["npm ci"] },
    { kind: "path-shipped", path: "/usr/share/nginx/html", madeBy: ["npm run build"] },
  ],
  hints: [
    {
      text: "Options of `RUN` come right behind the word, before the command: `RUN --mount=type=cache,target=/root/.npm npm ci`.",
      at: { text: "RUN npm ci" },
    },
    {
      text: "Two mounts in one `RUN` stand one behind the other. Break the line with a backslash.",
      at: { text: "RUN apt-get update" },
    },
    {
      text: "With the mounts this would empty a folder that is not in the image anyway. Write `rm -f /etc/apt/apt.conf.d/docker-clean &&` in front of `apt-get update` instead.",
      at: { text: "rm -rf /var/lib/apt/lists/*" },
    },
  ],
  solutions: [
    {
      title: "Mounts for both",
      note: "A second build after a change of `package.json` downloads what is new, and nothing else.",
      dockerfile: `# syntax=docker/dockerfile:1
FROM node:22 AS build
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt,sharing=locked \\
    rm -f /etc/apt/apt.conf.d/docker-clean \\
    && apt-get update \\
    && apt-get install -y --no-install-recommends protobuf-compiler
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`,
    },
  ],
  closing: `The folders of the others: \`/root/.cache/pip\`, \`/root/.cache/uv\`, \`/go/pkg/mod\` with \`/root/.cache/go-build\`, \`/usr/local/cargo/registry\`, \`/root/.m2\`, \`/root/.nuget/packages\`, \`/root/.composer\`.

A cache mount is a help and never a promise: on a fresh machine it is empty, and the builder may clear it at any time. A build has to come out the same without it.`,
  sources: [
    {
      title: "Docker: Optimize cache usage in builds, use cache mounts",
      address: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
    },
    {
      title: "Dockerfile reference: RUN --mount=type=cache",
      address: "https://docs.docker.com/reference/dockerfile/#run---mounttypecache",
    },
  ],
};
