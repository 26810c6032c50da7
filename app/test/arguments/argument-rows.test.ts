import { createAnalyzer } from "@stagemap/analysis";
import type { Analysis } from "@stagemap/analysis";
import { describe, expect, test } from "vitest";
import type { ArgumentRow } from "../../src/arguments/argument-rows.ts";
import { argumentRows, platformRows, undeclaredValues } from "../../src/arguments/argument-rows.ts";
import { commonChoices, platformChoices } from "../../src/arguments/platforms.ts";
import { defaultBuildSettings } from "../../src/state/build-settings.ts";

function analyze(dockerfile: string, given: Readonly<Record<string, string>> = {}): Analysis {
  return createAnalyzer().analyze({ dockerfile, target: null, buildArguments: given });
}

function rowOf(dockerfile: string, name: string, given = {}): ArgumentRow {
  const row = argumentRows(analyze(dockerfile, given)).find(
    ({ argument }) => argument.key === name,
  );
  if (row === undefined) throw new Error(`no row of ${name}`);
  return row;
}

function remarkOn(dockerfile: string, name: string, given = {}): string | undefined {
  return rowOf(dockerfile, name, given).remark?.message;
}

describe("the default", () => {
  test("says what it comes to when that is not what is written", () => {
    const text = 'ARG V=20\nARG A=node:$V\nARG B="with space"\nARG C="$V"\nFROM $A\n';
    const comesTo = (name: string, given = {}) => rowOf(text, name, given).comesTo;
    expect(comesTo("V")).toBeNull();
    expect(comesTo("A")).toBe("node:20");
    expect(comesTo("B")).toBeNull();
    expect(comesTo("C")).toBe("20");
    expect(comesTo("A", { A: "alpine" })).toBeNull();
    expect(comesTo("A", { V: "22" })).toBe("node:22");
  });

  test("names the stages when they differ", () => {
    const text = "ARG V=1\nFROM a AS x\nARG V=2\nFROM b AS Y\nARG V=2\nFROM c AS z\nARG V\n";
    expect(rowOf(text, "V").defaults).toEqual([
      { text: "1", where: "in FROM lines" },
      { text: "2", where: "in x, Y" },
    ]);
    expect(rowOf("FROM a AS x\nARG V=2\nFROM b\nARG V\n", "V").defaults).toEqual([
      { text: "2", where: null },
    ]);
  });
});

describe("the remark", () => {
  test("offers to make a picture whole that lacks its base", () => {
    const text = "ARG BASE\nFROM $BASE AS x\nFROM $BASE AS y\n";
    expect(remarkOn(text, "BASE")).toBe(
      "Without a value the base of x and y is blank. Type one, such as alpine:3.20, to make the picture whole.",
    );
    expect(rowOf(text, "BASE", { BASE: "" }).remark?.kind).toBe("missing");
    expect(rowOf(text, "BASE", { BASE: "a" }).remark).toBeNull();
  });

  test("tells a base that is not valid from a blank one", () => {
    expect(remarkOn("ARG TAG\nFROM node:$TAG AS x\n", "TAG")).toBe(
      "Without a value the base of x is not valid. Type one to make the picture whole.",
    );
    expect(remarkOn("ARG TAG\nFROM node$TAG AS x\n", "TAG")).toBeUndefined();
    expect(remarkOn("ARG P\nFROM --platform=$P a AS x\n", "P")).toContain("is not valid");
  });

  test("says where FROM looks for what it does not find", () => {
    const message = "FROM sees only what is declared before the first FROM. Write “ARG B” there.";
    expect(remarkOn("FROM $B\n", "B")).toBe(message);
    expect(rowOf("FROM $B\n", "B").canBeGiven).toBe(false);
    expect(remarkOn("FROM a\nARG B=b\nFROM $B\n", "B")).toBe(message);
  });

  test("tells what nobody uses from what no line names", () => {
    expect(remarkOn("ARG A\nFROM a\n", "A")).toBe("Declared, never used.");
    expect(remarkOn("FROM a\nARG DEBIAN_FRONTEND=n\nRUN apt\n", "DEBIAN_FRONTEND")).toBe(
      "No line names it, but RUN steps behind it see it in their environment.",
    );
    expect(remarkOn("ARG A\nFROM a$A\n", "A")).toBeUndefined();
  });
});

test("what BuildKit sets is apart from what can be given", () => {
  const analysis = analyze("FROM --platform=$BUILDPLATFORM a\nARG TARGETARCH\nARG V\n");
  expect(argumentRows(analysis).map(({ argument }) => argument.key)).toEqual(["V"]);
  expect(platformRows(analysis).map(({ key }) => key)).toEqual(["TARGETARCH", "BUILDPLATFORM"]);
});

test("values for names that no line declares are told apart", () => {
  const analysis = analyze("ARG A\nFROM a$B\nARG TARGETOS\n");
  const given = new Map(["A", "B", "C", "TARGETOS", "__proto__"].map((name) => [name, name]));
  expect(undeclaredValues(analysis, given).map(([name]) => name)).toEqual(["B", "C", "__proto__"]);
});

describe("the platforms", () => {
  test("begin with the default, which for the target is where the build runs", () => {
    const settings = { ...defaultBuildSettings, buildPlatform: "linux/arm64" };
    expect(commonChoices("build", settings)[0]).toEqual({
      platform: null,
      title: "linux/amd64 (default)",
    });
    expect(commonChoices("target", settings)[0]?.title).toBe("the same, linux/arm64 (default)");
    const broken = { ...defaultBuildSettings, buildPlatform: "no platform" };
    expect(commonChoices("target", broken)[0]?.title).toBe("the same, linux/amd64 (default)");
  });

  test("say in the palette which is picked", () => {
    const settings = { ...defaultBuildSettings, targetPlatform: "linux/386" };
    const picked = platformChoices("target", settings).filter(({ detail }) => detail !== "");
    expect(picked.map(({ id }) => id)).toEqual(["linux/386"]);
    expect(platformChoices("build", settings)[0]).toMatchObject({
      id: "default",
      detail: "picked",
    });
  });
});
