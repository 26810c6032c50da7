import { createAnalyzer } from "@stagemap/analysis";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFlags } from "../../src/arguments/build-flags.ts";
import { defaultBuildSettings } from "../../src/state/build-settings.ts";
import type { BuildSettings } from "../../src/state/build-settings.ts";

const dockerfile = "ARG A\nARG B\nFROM a AS Build\nARG C\nFROM b\n";

interface Scene extends Partial<Omit<BuildSettings, "arguments">> {
  readonly text?: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly target?: string;
}

function flagsOf({ text = dockerfile, given = {}, target, ...platforms }: Scene): string {
  const wantedTarget = target ?? null;
  return buildFlags({
    analysis: createAnalyzer().analyze({ dockerfile: text, target: wantedTarget }),
    wantedTarget,
    buildSettings: {
      ...defaultBuildSettings,
      ...platforms,
      arguments: new Map(Object.entries(given)),
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
