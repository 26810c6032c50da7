import type { Lesson } from "../lesson.ts";

/** A static program on an empty image, with the two things that such an image lacks. */
export const goScratch: Lesson = {
  id: "go-scratch",
  title: "Go on scratch",
  summary: "Ship a single static program with the certificates that it needs, and nothing else",
  minutes: 8,
  sections: [
    {
      title: "The empty image",
      text: `\`FROM scratch\` begins with nothing: no shell, no libraries, no files at all. A program can run there if it brings everything itself. Go can build such a program; the image is then as large as the program.`,
    },
    {
      title: "What makes it static",
      text: `By default \`go build\` may link against the C library of the image that it runs in, for looking up host names for example. On scratch there is none, and the program fails with a puzzling *no such file or directory*.

\`CGO_ENABLED=0\` takes the pure Go versions instead, and nothing is missing.`,
    },
    {
      title: "What scratch lacks",
      text: `A program that speaks TLS looks for the certificates of the authorities it trusts. They are one file, \`/etc/ssl/certs/ca-certificates.crt\`, which the golang image has: copy it to the same place.

Your task: a stage \`build\` on \`golang:1.25\` that makes \`/server\`, and a stage on \`scratch\` that ships it with the certificates.`,
    },
  ],
  start: {
    dockerfile: `FROM golang:1.25
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /server .
ENTRYPOINT ["/server"]
`,
    dockerignore: ".git\n",
    files: ["Dockerfile", "go.mod", "go.sum", "handler.go", "main.go"],
  },
  goals: [
    { kind: "final-base", oneOf: ["scratch"] },
    { kind: "path-shipped", path: "/server", madeBy: ["go build"] },
    { kind: "path-shipped", path: "/etc/ssl/certs/ca-certificates.crt" },
    { kind: "not-shipped", what: "sources" },
    {
      kind: "given-variable",
      commands: ["go build"],
      variable: "CGO_ENABLED",
      value: "0",
      title: "`go build` is told by `CGO_ENABLED` to do without the C library",
    },
    { kind: "change-keeps", file: "main.go", commands: ["go mod download"] },
    { kind: "starts", words: ["/server"] },
  ],
  hints: [
    {
      text: "Write `CGO_ENABLED=0` in front of this command, or `ENV CGO_ENABLED=0` above it.",
      at: { text: "RUN go build" },
    },
    {
      text: "Name this stage and begin another one below with `FROM scratch`.",
      at: { text: "FROM golang:1.25" },
    },
    {
      text: "In the second stage: one `COPY --from=build` for `/server`, one for the certificates, to the same path as in the first.",
      at: { text: "/etc/ssl/certs/ca-certificates.crt" },
    },
  ],
  solutions: [
    {
      title: "scratch",
      note: '`-ldflags="-s -w"` leaves out what only a debugger needs, about a quarter of the program. `USER` is a number, because scratch has no file of users.',
      dockerfile: `FROM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /server .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /server /server
USER 65532:65532
ENTRYPOINT ["/server"]
`,
    },
    {
      title: "With ENV",
      note: "`ENV` says it for the whole stage. It does not ship: the second stage begins from nothing.",
      dockerfile: `FROM golang:1.25 AS build
ENV CGO_ENABLED=0
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /server .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    },
  ],
  closing: `Scratch also has no time zones, no \`/tmp\` and no shell: \`RUN\` cannot work there, and \`ENTRYPOINT\` needs its form with brackets.

When you miss one of these, \`gcr.io/distroless/static\` has certificates, time zones, \`/tmp\` and a user without rights, for two megabytes.`,
  sources: [
    { title: "Go: cgo, and how to switch it off", address: "https://pkg.go.dev/cmd/cgo" },
    {
      title: "Docker: Create a minimal base image",
      address: "https://docs.docker.com/build/building/base-images/",
    },
    {
      title: "Distroless images",
      address: "https://github.com/GoogleContainerTools/distroless",
    },
  ],
};
