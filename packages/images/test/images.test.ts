import { parseImageReference } from "@stagemap/model";
import { expect, test } from "vitest";
import { distributionOf, imageName, imageSize } from "../src/index.ts";

function named(text: string) {
  const parsed = parseImageReference(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return imageName(parsed.reference);
}

test.for([
  ["python:3.12", "debian", "trixie"],
  ["python:3.8", "debian", "bookworm"],
  ["python:3.9", "debian", "trixie"],
  ["python:3.12-slim-bookworm", "debian", "bookworm"],
  ["node:20", "debian", "bookworm"],
  ["golang:1.22-alpine3.20", "alpine", "3.20"],
  ["golang:1.21", "debian", "bookworm"],
  ["golang", "debian", "trixie"],
  ["rust:1.75", "debian", "bookworm"],
  ["debian:12", "debian", "bookworm"],
  ["ubuntu:22.04", "ubuntu", "jammy"],
  ["alpine:3.20.1", "alpine", "3.20"],
  ["eclipse-temurin:17-jdk-jammy", "ubuntu", "jammy"],
  ["maven:3.9", "ubuntu", null],
  ["fedora:40", "rpm", null],
  ["example.com/own/base:1", "other", null],
] as const)("%s stands on %s %s", ([text, system, release]) => {
  expect(distributionOf(named(text))).toMatchObject({ system, release });
});

test("a size says whether it was measured and where it comes from", () => {
  expect(imageSize(named("python:3.12-slim"))).toEqual({
    megabytes: 119,
    isMeasured: true,
    source: "docker-library/repo-info, measured for python:3.12-slim on linux/amd64",
  });
  expect(imageSize(named("node:22"))).toMatchObject({ megabytes: 1120, isMeasured: false });
  expect(imageSize(named("example.com/own/base:1"))).toBeNull();
});

test("nothing weighs nothing", () => {
  expect(imageSize({ name: "scratch", tag: "latest" })?.megabytes).toBe(0);
});
