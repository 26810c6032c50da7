import type { Story } from "../check-story.ts";

const BUILD = `
  FROM golang AS builder
  WORKDIR /app
  COPY . .
  RUN go build -o /out/app
  FROM scratch AS final
  COPY --from=builder /out/app /app
  CMD ["/app"]
`;

export const BUILDER_STORIES: readonly Story[] = [
  {
    name: "--no-cache runs all but WORKDIR, which is keyed as ever",
    rule: "--no-cache / --no-cache-filter=stage",
    dockerfile: BUILD,
    noCache: "all",
    expected: `
      3 rebuilt --no-cache
      4 rebuilt --no-cache
      6 rebuilt --no-cache
    `,
  },
  {
    name: "a WORKDIR behind a step that had to run is rebuilt",
    rule: "--no-cache / --no-cache-filter=stage",
    dockerfile: "FROM alpine\nRUN one\nWORKDIR /a",
    noCache: "all",
    expected: "2 rebuilt --no-cache\n3 rebuilt Follows line 2",
  },
  {
    name: "--no-cache-filter runs one stage, and what copies from it counts by content",
    rule: "--no-cache / --no-cache-filter=stage",
    dockerfile: BUILD,
    noCache: ["Builder"],
    expected: `
      3 rebuilt --no-cache-filter names stage “builder”
      4 rebuilt --no-cache-filter names stage “builder”
      6 maybe cached if /out/app comes out identical
    `,
  },
  {
    name: "a stage that is built on one without cache is rebuilt",
    rule: "--no-cache / --no-cache-filter=stage",
    dockerfile: "FROM alpine AS base\nRUN one\nFROM base\nRUN two",
    noCache: ["base"],
    expected: `
      2 rebuilt --no-cache-filter
      4 rebuilt Is built on stage “base”, in which line 2 | --no-cache-filter
    `,
  },
  {
    name: "--no-cache-filter of a name that no stage has does nothing",
    rule: "--no-cache / --no-cache-filter=stage",
    dockerfile: BUILD,
    noCache: ["nope"],
    expected: "",
  },
  {
    name: "a fresh runner runs everything that the target needs",
    rule: "Cache mounts in CI",
    dockerfile: `${BUILD}FROM alpine AS other\nRUN one`
      .replace("FROM alpine AS other", "  FROM alpine AS other")
      .replace("\nRUN one", "\n  RUN one"),
    target: "final",
    isCold: true,
    expected: `
      2 rebuilt The builder has no result of an earlier build
      3 rebuilt The builder has no result
      4 rebuilt The builder has no result
      6 rebuilt The builder has no result
      9 skipped The target, stage “final”, does not need stage “other”
    `,
  },
  {
    name: "nothing changed, nothing is rebuilt",
    dockerfile: BUILD,
    files: "main.go",
    expected: "",
  },
];
