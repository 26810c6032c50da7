import type { Lesson } from "../lesson.ts";

/** A stage that nobody needs is not built; how a scan becomes part of what ships. */
export const scanningStage: Lesson = {
  id: "scanning-stage",
  title: "A scanning stage that really runs",
  summary: "Make what ships depend on the scan, so that no build can pass it over",
  minutes: 8,
  sections: [
    {
      title: "A guard who was never called",
      text: `This Dockerfile has a stage that scans the program for known holes and fails when it finds any. It reads as if nothing could ship without it. But look at the picture: \`scanner\` is pale. \`final\` takes the program from \`build\` and needs nothing of \`scanner\`, so BuildKit **never runs it**. The build is quick, green, and unguarded.

The old builder, before BuildKit, ran every stage from top to bottom. Many examples on the web still count on that.`,
    },
    {
      title: "What decides whether a stage runs",
      text: `Not its place in the text, and not its name: a stage runs when the target needs something of it, by \`COPY --from\`, by a mount with \`from\`, or because another needed stage begins with it.`,
    },
    {
      title: "Your task",
      text: `Let \`final\` take \`/server\` **through** the scanner. The stage has the very file that it has scanned, at \`/scan/server\`. When the scan fails, the line that copies has nothing to copy from, and nothing ships.`,
    },
  ],
  start: {
    dockerfile: `FROM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM aquasec/trivy:0.67.2 AS scanner
COPY --from=build /server /scan/server
RUN trivy rootfs --exit-code 1 --severity HIGH,CRITICAL /scan

FROM scratch AS final
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    dockerignore: ".git\n",
    files: ["Dockerfile", "go.mod", "go.sum", "main.go"],
  },
  goals: [
    { kind: "stage-needed", stage: "scanner" },
    { kind: "runs", commands: ["trivy"], where: "stays-behind" },
    { kind: "final-base", oneOf: ["scratch"] },
    { kind: "path-shipped", path: "/server", madeBy: ["go build"] },
    { kind: "starts", words: ["/server"] },
  ],
  hints: [
    {
      text: "Ask yourself which line of `final` mentions `scanner`. None does.",
      at: { stage: "final" },
    },
    {
      text: "This line may take the same file from another stage.",
      at: { text: "COPY --from=build /server /server" },
    },
    {
      text: "`COPY --from=scanner /scan/server /server`. In the picture you can take hold of the line between the stages and lead it to `scanner`.",
      at: { stage: "scanner" },
    },
  ],
  solutions: [
    {
      title: "Through the scanner",
      note: "What ships is the very file that was scanned. There is no way around the scan, on no machine.",
      dockerfile: `FROM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM aquasec/trivy:0.67.2 AS scanner
COPY --from=build /server /scan/server
RUN trivy rootfs --exit-code 1 --severity HIGH,CRITICAL /scan

FROM scratch AS final
COPY --from=scanner /scan/server /server
ENTRYPOINT ["/server"]
`,
    },
    {
      title: "With a seal",
      note: "Where the file itself should come from `build`, an empty file that only a passed scan leaves does as well. It ships, and weighs nothing.",
      dockerfile: `FROM golang:1.25 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM aquasec/trivy:0.67.2 AS scanner
COPY --from=build /server /scan/server
RUN trivy rootfs --exit-code 1 --severity HIGH,CRITICAL /scan && touch /scanned

FROM scratch AS final
COPY --from=scanner /scanned /scanned
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    },
  ],
  closing: `One thing is left to know: a passed scan is **cached** like every step. While the program stays the same, the scan does not run again, although the list of known holes grows by the day. For a build that has to ask anew:

\`\`\`
docker build --no-cache-filter scanner .
\`\`\`

Tests are the same case: a stage \`test\` guards a release only when the release needs it.`,
  sources: [
    {
      title: "Docker: Multi-stage builds, differences between legacy builder and BuildKit",
      address:
        "https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit",
    },
    { title: "Trivy", address: "https://github.com/aquasecurity/trivy" },
  ],
};
