import { describe, expect, test } from "vitest";
import { checkText, DEFAULT_SETTINGS, parseSettings } from "../src/index.ts";
import type { RuleSettings } from "../src/index.ts";

function found(text: string, settings: Partial<RuleSettings> = {}): readonly string[] {
  const runOptions = { settings: { ...DEFAULT_SETTINGS, ...settings } };
  const { findings } = checkText(text, { modelOptions: { target: null }, runOptions });
  return findings.map(({ rule, line, severity }) => `${line} ${rule.id} ${severity}`);
}

const CASING = "FROM alpine:3.22 AS Base\n";

describe("comments to hadolint", () => {
  test.for([
    ["# hadolint ignore=StageNameCasing\n", []],
    ["#hadolint ignore = Other , StageNameCasing # reason\n", []],
    ["# hadolint ignore=StageNameCasing\n# a word on it\n", []],
    ["# hadolint ignore=Other\n# hadolint ignore=StageNameCasing\n", []],
    ["# hadolint global ignore=StageNameCasing\n\n", []],
    ["# hadolint stage ignore=StageNameCasing\n", []],
    ["# hadolint ignore=StageNameCasing\n\n", ["StageNameCasing"]],
    ["# hadolint ignore=Other\n", ["StageNameCasing"]],
    ["# hadolint ignore=StageNameCasing because\n", ["StageNameCasing"]],
    ["# please hadolint ignore=StageNameCasing\n", ["StageNameCasing"]],
  ] as const)("%j leaves %j", ([comment, left]) => {
    expect(found(comment + CASING).map((each) => each.split(" ")[1])).toEqual(left);
  });

  test("count no longer when the settings say so", () => {
    const text = `# hadolint ignore=StageNameCasing\n${CASING}`;
    expect(found(text, { isIgnorePragmaOff: true })).toEqual(["2 StageNameCasing warning"]);
  });

  test("for a stage hold until the next one", () => {
    const text =
      "# hadolint stage ignore=MaintainerDeprecated\nFROM alpine:3.22 AS base\nMAINTAINER a\nFROM base\nMAINTAINER b\n";
    expect(found(text)).toEqual(["5 MaintainerDeprecated warning"]);
  });
});

describe("settings", () => {
  test("silence rules and weigh them", () => {
    expect(found(CASING, { ignored: ["StageNameCasing"] })).toEqual([]);
    const overrides = [{ rule: "StageNameCasing", severity: "style" }] as const;
    expect(found(CASING, { overrides })).toEqual(["1 StageNameCasing style"]);
  });

  test("are read from the fields of hadolint's file", () => {
    const { settings, problems } = parseSettings({
      "failure-threshold": "none",
      format: "json",
      ignored: ["DL3000", "SC1010"],
      override: { error: ["DL3001"], style: ["DL3001", "DL3015"] },
      trustedRegistries: "docker.io",
      "label-schema": { author: "text", license: "spdx", other: "" },
      "strict-labels": true,
      "disable-ignore-pragma": true,
      "no-fail": null,
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      failureThreshold: "style",
      format: "json",
      ignored: ["DL3000", "SC1010"],
      overrides: [
        { rule: "DL3001", severity: "style" },
        { rule: "DL3015", severity: "style" },
        { rule: "DL3001", severity: "error" },
      ],
      trustedRegistries: ["docker.io"],
      labelSchema: [
        { name: "author", type: "text" },
        { name: "license", type: "spdx" },
        { name: "other", type: "text" },
      ],
      isLabelSchemaStrict: true,
      isIgnorePragmaOff: true,
    });
  });

  test.for([
    [null, []],
    ["text", ["The settings are not a list of fields."]],
    [{ ignore: [] }, ['There is no setting "ignore".']],
    [{ ignored: [1] }, ['"ignored" is a list of names, not [1].']],
    [{ override: { fatal: [] } }, ['"override" knows no severity "fatal".']],
    [{ "strict-labels": "yes" }, ['"strict-labels" is true or false, not "yes".']],
    [
      { "failure-threshold": "high" },
      ['"failure-threshold" is one of error, warning, info, style, ignore and none, not "high".'],
    ],
    [
      { "label-schema": { a: "name" } },
      [
        '"label-schema" wants "a" to be "name", which is none of text, url, spdx, hash, rfc3339, semver, email.',
      ],
    ],
  ] as const)("%j are at fault: %j", ([plain, problems]) => {
    expect(parseSettings(plain)).toEqual({ settings: DEFAULT_SETTINGS, problems });
  });
});
