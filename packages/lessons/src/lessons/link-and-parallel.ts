import type { Lesson } from "../lesson.ts";

/** Stages that need nothing of each other run at the same time, and linked copies do not wait for what is below them. */
export const linkAndParallel: Lesson = {
  id: "link-and-parallel",
  title: "COPY --link and parallel stages",
  summary: "Let independent parts build at the same time, and stack their results without order",
  minutes: 9,
  sections: [
    {
      title: "One after the other, for no reason",
      text: `A server in Go and a front end for it, built in one stage. Neither needs the other, and still the front end waits for the server, and every change of the server builds the front end again.

BuildKit does not go through a Dockerfile from top to bottom: it starts with the target and asks what that needs. Two stages that need nothing of each other **run at the same time**, each with its own chain of cached steps. Open the **timeline** below the graph to see it.`,
    },
    {
      title: "Copies that do not depend on what is below",
      text: `A plain \`COPY\` is put on top of the step before it, so when that one is new, the copy is made again. With \`--link\` the files become a layer of their own, made as if from an empty image, and BuildKit just puts it on the pile. A new base image then costs nothing: the layers are set upon it as they are.

The price is small: the target folder is made anew, so a link in the base image, such as \`/bin\` to \`/usr/bin\`, is not followed.`,
    },
    {
      title: "Your task",
      text: `Make two stages of the one, \`server\` on \`golang:1.25\` and \`web\` on \`node:22\`, and put both results into what ships with \`COPY --link\`.`,
    },
  ],
  start: {
    dockerfile: `# syntax=docker/dockerfile:1
FROM golang:1.25 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server ./server
RUN cd web && npm ci && npm run build

FROM gcr.io/distroless/static-debian12
COPY --from=build /src/web/dist /static
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    dockerignore: ".git\n**/node_modules\nweb/dist\n",
    files: [
      "Dockerfile",
      "go.mod",
      "go.sum",
      "server/main.go",
      "web/index.html",
      "web/package-lock.json",
      "web/package.json",
      "web/src/app.ts",
    ],
  },
  goals: [
    { kind: "parallel", one: ["go build"], other: ["npm run build"] },
    { kind: "change-keeps", file: "server/main.go", commands: ["npm ci", "npm run build"] },
    { kind: "change-keeps", file: "web/src/app.ts", commands: ["go build"] },
    { kind: "link" },
    { kind: "path-shipped", path: "/static", madeBy: ["npm run build"] },
    { kind: "path-shipped", path: "/server", madeBy: ["go build"] },
  ],
  hints: [
    {
      text: "This line brings both halves, so a change of either makes everything below it new. Copy `server` in the one stage and `web` in the other.",
      at: { text: "COPY . ." },
    },
    {
      text: "With a stage on `node:22` nobody has to install Node here.",
      at: { text: "RUN apt-get update" },
    },
    {
      text: "In the last stage: `COPY --link --from=web …` and `COPY --link --from=server …`.",
      at: { text: "COPY --from=build /server /server" },
    },
  ],
  solutions: [
    {
      title: "Two stages side by side",
      note: "Each stage copies only its own half, so each is rebuilt for its own changes only. The slower of the two decides how long the build takes.",
      dockerfile: `# syntax=docker/dockerfile:1
FROM golang:1.25 AS server
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY server ./server
RUN CGO_ENABLED=0 go build -o /server ./server

FROM node:22 AS web
WORKDIR /web
COPY web/package.json web/package-lock.json ./
RUN npm ci
COPY web .
RUN npm run build

FROM gcr.io/distroless/static-debian12
COPY --link --from=web /web/dist /static
COPY --link --from=server /server /server
ENTRYPOINT ["/server"]
`,
    },
  ],
  closing: `\`--link\` is at its best when a base image is rebuilt every week: a rebuild then needs neither \`web\` nor \`server\`, not even their files, only the two layers.

A habit that costs nothing: write \`--link\` wherever a \`COPY\` fills a folder of its own.`,
  sources: [
    {
      title: "Dockerfile reference: COPY --link",
      address: "https://docs.docker.com/reference/dockerfile/#copy---link",
    },
    {
      title: "BuildKit",
      address: "https://github.com/moby/buildkit",
    },
  ],
};
