import { createAnalyzer } from "@stagemap/analysis";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFlags } from "../../src/arguments/build-flags.ts";
import { defaultBuildSettings } from "../../src/state/build-settings.ts";
import type { BuildSettings } from "../../src/state/build-settings.ts";

const dockerfile = "ARG A\nARG B\nFROM a AS Build\nARG C\nFROM b\n";

interface Scene extends Partial<Omit<BuildSettings, "arguments" | "contexts">> {
  readonly text?: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly contexts?: Readonly<Record<string, string>>;
  readonly target?: string;
}

function flagsOf(scene: Scene): string {
  const { text = dockerfile, given = {}, contexts = {}, target, ...platforms } = scene;
  const wantedTarget = target ?? null;
  const input = { dockerfile: text, target: wantedTarget, namedContexts: contexts };
  return buildFlags({
    analysis: createAnalyzer().analyze(input),
    wantedTarget,
    buildSettings: {
      ...defaultBuildSettings,
      ...platforms,
      arguments: new Map(Object.entries(given)),
      contexts: new Map(Object.entries(contexts)),
    },
  });
}

test("nothing set gives no flags", () => expect(flagsOf({})).toBe(""));

test("flags stand in the order of the text, whatever the order of giving", () => {
  expect(
    flagsOf({ given: { C: "3", A: "1" }, target: "build", targetPlatform: "linux/arm64" }),
  ).toBe("--platform linux/arm64 --build-arg A=1 --build-arg C=3 --target Build");
});

test("plain values stay plain, all others are quoted", () => {
  for (const [value, written] of [
    ["node:20-slim", "A=node:20-slim"],
    ["https://a.b/c_d?e=f", "A='https://a.b/c_d?e=f'"],
    ["", "A="],
    ["a b", "A='a b'"],
    ["it's", String.raw`A='it'\''s'`],
    ['$HOME `id` "x" !', "A='$HOME `id` \"x\" !'"],
    ["two\nlines", "A='two\nlines'"],
    ["~", "A='~'"],
    ["-k=v", "A=-k=v"],
  ] as const) {
    expect(flagsOf({ given: { A: value } })).toBe(`--build-arg ${written}`);
  }
});

test("what has no effect is left out", () => {
  expect(flagsOf({ given: { UNKNOWN: "1" } })).toBe("");
  expect(flagsOf({ text: "FROM $A\n", given: { A: "1" } })).toBe("");
  expect(flagsOf({ targetPlatform: "no platform" })).toBe("");
  expect(flagsOf({ buildPlatform: "linux/arm64" })).toBe("");
  expect(flagsOf({ target: "gone" })).toBe("");
});

test("named contexts stand behind the arguments, in the order of their giving", () => {
  const contexts = { b: "docker-image://alpine:3.20", build: "./my dir" };
  expect(flagsOf({ given: { A: "1" }, contexts, target: "build" })).toBe(
    "--build-arg A=1 --build-context b=docker-image://alpine:3.20 --build-context build='./my dir' --target Build",
  );
});

test("a context that has no effect or that Docker would refuse is left out", () => {
  for (const contexts of [
    { none: "." },
    { B: "." },
    { b: "" },
    { b: "ssh://a/b" },
    { b: "target:x" },
  ]) {
    expect(flagsOf({ contexts })).toBe("");
  }
});

test("a shell reads back the very values", () => {
  const anyValue = fc.string({
    unit: fc.constantFrom(..."a ~=-'\"`$!\\*?[]{}()<>|&;#\n\té".split("")),
  });
  fc.assert(
    fc.property(anyValue, (value) => {
      const flags = flagsOf({ given: { A: value } });
      const script = `set -- ${flags}; printf '%s\\0' "$@"`;
      const words = execFileSync("sh", ["-c", script], { encoding: "utf8" });
      expect(words).toBe(`--build-arg\0A=${value}\0`);
    }),
    { numRuns: 60 },
  );
});
