import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/checks/settings/read-settings.ts";
import { receiveSettings } from "../../src/checks/settings/receive-settings.ts";
import { writeSettings } from "../../src/checks/settings/write-settings.ts";
import { receiveFile } from "../../src/commands/receive-text.ts";
import { runCommand } from "../../src/commands/index.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";
import { anyRuleSettings } from "../rule-settings.ts";

const teamFile = `# Ours
ignored: [DL3008]
override:
  error:
    - DL3020
trustedRegistries:
  - docker.io
  - "*.example.com"
label-schema:
  org.opencontainers.image.revision: hash
strict-labels: true
failure-threshold: warning
`;
const teamSettings: Partial<RuleSettings> = {
  ignored: ["DL3008"],
  overrides: [{ rule: "DL3020", severity: "error" }],
  trustedRegistries: ["docker.io", "*.example.com"],
  labelSchema: [{ name: "org.opencontainers.image.revision", type: "hash" }],
  isLabelSchemaStrict: true,
  failureThreshold: "warning",
};

async function checkRefused(text: string, message: RegExp): Promise<void> {
  expect(await readSettings(text)).toEqual({
    ok: false,
    message: expect.stringMatching(message),
  });
}

/** What stands under names of its own may come back in another order. */
function inOneOrder({ overrides, labelSchema, ...rest }: RuleSettings): object {
  const names = overrides.map(({ rule, severity }) => `${rule} ${severity}`).toSorted();
  const labels = labelSchema.map(({ name, type }) => `${name} ${type}`).toSorted();
  return { ...rest, names, labels };
}

function file(name: string, text: string) {
  const { buffer } = new TextEncoder().encode(text);
  return { name, size: buffer.byteLength, arrayBuffer: async () => buffer };
}

describe("reading a .hadolint.yaml", () => {
  it("takes every setting over", async () => {
    expect(await readSettings(teamFile)).toEqual({
      ok: true,
      settings: { ...DEFAULT_SETTINGS, ...teamSettings },
      problems: [],
    });
  });

  it.each([`\uFEFF${teamFile}`, teamFile.replaceAll("\n", "\r\n"), `---\n${teamFile}...\n`])(
    "is the same with another form of the file",
    async (text) => {
      expect(await readSettings(text)).toMatchObject({ settings: teamSettings, problems: [] });
    },
  );

  it("says what it does not understand, and takes the rest", async () => {
    const read = await readSettings("ignored: [DL3008]\nignore: [DL3009]\nstrict-labels: maybe\n");
    expect(read).toMatchObject({
      settings: { ignored: ["DL3008"] },
      problems: ['There is no setting "ignore".', '"strict-labels" is true or false, not "maybe".'],
    });
  });

  it("refuses what is no YAML, in one sentence", async () => {
    await checkRefused(" \n", /^There is nothing in it\.$/);
    await checkRefused("a: b: c\n", /^It is no YAML: [^\n]*line 1[^\n]*[^:]\.$/);
    await checkRefused("ignored: [DL3008\n", /^It is no YAML: [^\n]*\.$/);
    await checkRefused("ignored: *ours\n", /^It is no YAML: [^\n]*ours[^\n]*\.$/);
    await checkRefused("ignored: []\nignored: []\n", /unique/);
    await checkRefused(`ignored: [${"DL3008, ".repeat(30_000)}]`, /far too long/);
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [to, from] of ["ba", "cb", "dc", "ed", "fe"]) {
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(", ")}]`);
    }
    await checkRefused(`${bomb.join("\n")}\n`, /^It is no YAML: [^\n]*alias[^\n]*\.$/);
  });
});

describe("writing a .hadolint.yaml", () => {
  it("writes what differs from the defaults", () => {
    expect(writeSettings(DEFAULT_SETTINGS)).toBe("");
    expect(writeSettings({ ...DEFAULT_SETTINGS, ...teamSettings, isPinningOff: true })).toBe(
      `ignored:
  - DL3008
override:
  error:
    - DL3020
trustedRegistries:
  - docker.io
  - "*.example.com"
label-schema:
  org.opencontainers.image.revision: hash
strict-labels: true
pinning: false
failure-threshold: warning
`,
    );
  });

  it("writes nothing that is not read back, whatever the names", async () => {
    await fc.assert(
      fc.asyncProperty(anyRuleSettings, async (settings) => {
        const text = writeSettings(settings);
        if (text === "") return expect(settings).toEqual(DEFAULT_SETTINGS);
        const read = await readSettings(text);
        if (!read.ok) throw new Error(read.message);
        expect(read.problems).toEqual([]);
        expect(inOneOrder(read.settings)).toEqual(inOneOrder(settings));
      }),
    );
  });
});

describe("a .hadolint.yaml that is pasted or dropped", () => {
  it("takes the place of all settings, and can be taken back", async () => {
    const app = startApp();
    app.store.getState().changeRuleSettings({ ignored: ["DL3059"], isPinningOff: true });
    const before = app.store.getState().ruleSettings;
    await receiveSettings(app, teamFile);
    expect(app.store.getState()).toMatchObject({
      ruleSettings: { ...DEFAULT_SETTINGS, ...teamSettings },
      areRuleSettingsOpen: true,
      ruleSettingsProblems: [],
    });
    const notice = app.store.getState().notices.at(-1);
    expect(notice?.message).toBe("5 settings read from “.hadolint.yaml”.");
    runCommand(app, notice?.action?.commandId ?? "");
    expect(app.store.getState().ruleSettings).toEqual(before);
  });

  it("is known by its name wherever it is dropped, and no other file is", async () => {
    const app = startApp();
    typeText(app, fourStages);
    await receiveFile(app, file(".hadolint.yaml", "ignored: [DL3008]\n"));
    expect(app.store.getState()).toMatchObject({
      text: fourStages,
      ruleSettings: { ignored: ["DL3008"] },
    });
    await receiveFile(app, file("ours.yaml", "pinning: false\n"), { isSettings: true });
    expect(app.store.getState()).toMatchObject({
      text: fourStages,
      ruleSettings: { ignored: [], isPinningOff: true },
    });
    await receiveFile(app, file("Dockerfile", "FROM a\n"));
    expect(app.store.getState().text).toBe("FROM a\n");
  });

  it.each(["FROM alpine\nRUN x\n", "a: b: c", "- DL3008\n", "ignore: DL3008\n"])(
    "and makes no sense changes nothing: %j",
    async (text) => {
      const app = startApp();
      app.store.getState().changeRuleSettings({ isPinningOff: true });
      const { ruleSettings } = app.store.getState();
      await receiveSettings(app, text);
      expect(app.store.getState().ruleSettings).toBe(ruleSettings);
      expect(app.store.getState().ruleSettingsProblems).toHaveLength(1);
    },
  );

  it("and says the same as the defaults says so", async () => {
    const app = startApp();
    await receiveSettings(app, "ignored: []\n");
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      message: "“.hadolint.yaml” says the same as the defaults.",
      action: null,
    });
    await receiveSettings(app, "failure-threshold: error\n");
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      message: "“.hadolint.yaml” only has settings for the command line. They are kept.",
      action: { title: "Undo" },
    });
  });
});
