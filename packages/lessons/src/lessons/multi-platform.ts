import type { Lesson } from "../lesson.ts";

/** Compile on the machine that builds, for the machine that runs. */
export const multiPlatform: Lesson = {
  id: "multi-platform",
  title: "Many platforms with BUILDPLATFORM",
  summary: "Build images for other processors without emulating the compiler",
  minutes: 9,
  sections: [
    {
      title: "Ten times slower",
      text: `\`\`\`
docker build --platform linux/amd64,linux/arm64 .
\`\`\`

builds an image for each. For the one that is not your processor, every \`RUN\` is **emulated**: the compiler itself runs as a foreign program, often ten times slower.

But a compiler like Go's can make programs for other processors while it runs at home.`,
    },
    {
      title: "Two platforms, told apart",
      text: `BuildKit knows the platform that builds, \`BUILDPLATFORM\`, and the one that is built for, \`TARGETPLATFORM\`, with its parts \`TARGETOS\` and \`TARGETARCH\`.

- \`FROM --platform=$BUILDPLATFORM golang:1.25\` takes the image of the machine that builds.
- \`ARG TARGETOS TARGETARCH\` inside the stage makes the others known to its commands. Without that line they are empty there.
- The last stage says nothing, and is for the platform that is built for.`,
    },
    {
      title: "Your task",
      text: `Let \`go build\` run on the platform that builds, and compile for the one that is asked for. Go reads \`GOOS\` and \`GOARCH\`.`,
    },
  ],
  start: {
    dockerfile: `# syntax=docker/dockerfile:1
FROM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM gcr.io/distroless/static-debian12
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    dockerignore: ".git\n",
    files: ["Dockerfile", "go.mod", "go.sum", "main.go"],
  },
  goals: [
    { kind: "on-build-platform", commands: ["go build"] },
    { kind: "reads-variable", commands: ["go build"], variable: "TARGETARCH" },
    { kind: "reads-variable", commands: ["go build"], variable: "TARGETOS" },
    { kind: "path-shipped", path: "/server", madeBy: ["go build"] },
    { kind: "starts", words: ["/server"] },
  ],
  hints: [
    {
      text: "Say here which platform the stage runs on: `FROM --platform=$BUILDPLATFORM golang:1.25 AS build`.",
      at: { text: "FROM golang:1.25 AS build" },
    },
    {
      text: "`ARG TARGETOS TARGETARCH` is a line of its own in the stage. Put it low: what is above is the same for all platforms.",
      at: { text: "COPY . ." },
    },
    {
      text: "`RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /server .`",
      at: { text: "RUN CGO_ENABLED=0 go build" },
    },
  ],
  solutions: [
    {
      title: "Cross-compiled",
      note: "Everything above `ARG` runs once for all platforms, downloads included. Only `go build` runs once for each, natively.",
      dockerfile: `# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /server .

FROM gcr.io/distroless/static-debian12
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    },
  ],
  closing: `Pick another platform under **Build arguments** and watch: the first stage keeps its image, the last one changes.

Programs with C inside need a compiler for the other processor as well; the image \`tonistiigi/xx\` brings helpers for that. Interpreted programs have nothing to compile, but their packages may: there emulation, or a machine of that kind, is the honest way.`,
  sources: [
    {
      title: "Docker: Multi-platform builds",
      address: "https://docs.docker.com/build/building/multi-platform/",
    },
    {
      title: "Dockerfile reference: automatic platform ARGs",
      address:
        "https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope",
    },
  ],
};
