import type { ImageName } from "./image-name.ts";

/** What an image weighs on disk, uncompressed, on linux/amd64. */
export interface ImageSize {
  readonly megabytes: number;
  /** False for what is only like the image in question. */
  readonly isMeasured: boolean;
  /** Where the figure comes from: a sentence without its full stop. */
  readonly source: string;
}

interface Row {
  readonly pattern: RegExp;
  readonly megabytes: number;
  /** The image that was measured; null for an estimate. */
  readonly measured: string | null;
}

const LIBRARY = "docker-library/repo-info";
const DOTNET = "dotnet/dotnet-docker’s size baselines";

const row = (pattern: RegExp, megabytes: number, measured: string | null = null): Row => ({
  pattern,
  megabytes,
  measured,
});

/** By name and tag, the first that fits counts. Estimates are the compressed size times 2.6, the usual ratio. */
const ROWS: readonly Row[] = [
  row(/^python:.*alpine/, 49, "python:3.12-alpine3.23"),
  row(/^python:.*slim/, 119, "python:3.12-slim"),
  row(/^python:/, 1110, "python:3.12"),
  row(/^ghcr\.io\/astral-sh\/uv:.*alpine/, 100),
  row(/^ghcr\.io\/astral-sh\/uv:.*slim/, 170),
  row(/^ghcr\.io\/astral-sh\/uv:.*(?:python|bookworm|trixie)/, 1160),
  row(/^node:.*alpine/, 160),
  row(/^node:.*slim/, 227, "node:22-slim"),
  row(/^node:/, 1120),
  row(/^oven\/bun:.*(?:slim|alpine)/, 130),
  row(/^oven\/bun:/, 230),
  row(/^golang:.*alpine/, 354, "golang:1.19.5-alpine3.17"),
  row(/^golang:/, 840),
  row(/^rust:.*alpine/, 800),
  row(/^rust:.*slim/, 792, "rust:1-slim-bullseye"),
  row(/^rust:/, 1650, "rust:latest"),
  row(/^ruby:.*alpine/, 90),
  row(/^ruby:.*slim/, 200),
  row(/^ruby:/, 1000),
  row(/^php:.*alpine/, 100),
  row(/^php:/, 500),
  row(/^composer:/, 200),
  row(/^gcc:/, 1400),
  row(/^buildpack-deps:.*(?:curl|scm)/, 200),
  row(/^buildpack-deps:/, 980),
  row(/^eclipse-temurin:.*jre.*alpine/, 200),
  row(/^eclipse-temurin:.*jre/, 318, "eclipse-temurin:21-jre"),
  row(
    /^(?:eclipse-temurin|openjdk|amazoncorretto|ibm-semeru-runtimes|sapmachine|bellsoft\/liberica-openjdk-\w+):.*jre.*alpine/,
    200,
  ),
  row(/^(?:openjdk|amazoncorretto|ibm-semeru-runtimes|sapmachine):.*(?:jre|headless)/, 320),
  row(/^(?:eclipse-temurin|openjdk|amazoncorretto|ibm-semeru-runtimes|sapmachine):.*alpine/, 340),
  row(/^(?:eclipse-temurin|openjdk|amazoncorretto|ibm-semeru-runtimes|sapmachine):/, 480),
  row(/^maven:.*alpine/, 360),
  row(/^maven:/, 530),
  row(/^gradle:.*alpine/, 500),
  row(/^gradle:/, 700),
  row(/^gcr\.io\/distroless\/static/, 2),
  row(/^gcr\.io\/distroless\/base/, 21),
  row(/^gcr\.io\/distroless\/cc/, 24),
  row(/^nginx(?:inc\/nginx-unprivileged)?:.*alpine/, 41, "nginx:1.23.3-alpine"),
  row(/^nginx:/, 190),
  row(/^alpine:/, 8, "alpine:3.22"),
  row(/^busybox:/, 4),
  row(/^debian:.*slim/, 75, "debian:bookworm-slim"),
  row(/^debian:/, 120),
  row(/^ubuntu:/, 78),
  row(/^(?:fedora|centos|rockylinux|almalinux|oraclelinux|amazonlinux):/, 200),
  row(/dotnet\/sdk:.*alpine/, 720, "dotnet/sdk:9.0-alpine3.21"),
  row(/dotnet\/sdk:/, 896, "dotnet/sdk:9.0-bookworm-slim"),
  row(/dotnet\/aspnet:.*alpine/, 108, "dotnet/aspnet:9.0-alpine3.21"),
  row(/dotnet\/aspnet:.*chiseled/, 111, "dotnet/aspnet:9.0-noble-chiseled"),
  row(/dotnet\/aspnet:/, 218, "dotnet/aspnet:9.0-bookworm-slim"),
  row(/dotnet\/runtime:.*alpine/, 84, "dotnet/runtime:9.0-alpine3.21"),
  row(/dotnet\/runtime:/, 194, "dotnet/runtime:9.0-bookworm-slim"),
  row(/dotnet\/runtime-deps:.*alpine/, 11, "dotnet/runtime-deps:9.0-alpine3.21"),
  row(/dotnet\/runtime-deps:/, 122, "dotnet/runtime-deps:9.0-bookworm-slim"),
];

/** What an image of that name weighs; null for one that nothing is known of. "scratch" weighs nothing. */
export function imageSize({ name, tag }: ImageName): ImageSize | null {
  if (name === "scratch") return { megabytes: 0, isMeasured: true, source: "scratch is empty" };
  const text = `${name}:${tag}`;
  const found = ROWS.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return null;
  const { megabytes, measured } = found;
  const from = name.includes("/dotnet/") ? DOTNET : LIBRARY;
  const source =
    measured === null
      ? "an estimate for images of that kind"
      : `${from}, measured for ${measured} on linux/amd64`;
  return { megabytes, isMeasured: measured !== null, source };
}
