import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { expect, test } from "vitest";
import { knownEnvironment } from "../src/image-environment.ts";

/** The names that steps use without a value. */
function undefinedNames(text: string, isKnown = true): readonly string[] {
  const options = isKnown ? { target: null, environmentOf: knownEnvironment } : { target: null };
  return buildModel(parse(text), options).scopes.flatMap(({ observations }) =>
    observations.flatMap((seen) => (seen.kind === "undefined" ? [seen.name] : [])),
  );
}

test.each([
  ["golang:1.25-alpine", "GOPATH"],
  ["node:22", "NODE_VERSION"],
  ["rust:1.90", "CARGO_HOME"],
  ["eclipse-temurin:21", "JAVA_HOME"],
  ["nvidia/cuda:12.8.0-base-ubuntu24.04", "CUDA_VERSION"],
  ["mcr.microsoft.com/dotnet/aspnet:9.0", "APP_UID"],
])("%s sets %s", (image, name) => {
  const text = `FROM ${image}\nWORKDIR /x/$${name}\n`;
  expect(undefinedNames(text)).toEqual([]);
  expect(undefinedNames(text, false)).toEqual([name]);
});

test("what an image sets reaches the stages that are built on it", () => {
  expect(undefinedNames("FROM golang AS a\nFROM a\nWORKDIR $GOPATH/src\n")).toEqual([]);
});

test("an image of another name or another registry sets nothing", () => {
  expect(undefinedNames("FROM golang-tools\nWORKDIR $GOPATH\n")).toEqual(["GOPATH"]);
  expect(undefinedNames("FROM ghcr.io/library/golang\nWORKDIR $GOPATH\n")).toEqual(["GOPATH"]);
});

test("the value counts where it is the same for all tags", () => {
  const text = "FROM golang\nWORKDIR $GOPATH/src\n";
  const model = buildModel(parse(text), { target: null, environmentOf: knownEnvironment });
  expect(model.scopes[0]?.workingDirectory).toBe("/go/src");
});
