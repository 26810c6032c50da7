import { DEFAULT_SETTINGS, loadChecks } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";
import { decodeState, encodeState } from "@stagemap/share";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import { runCommand } from "../../src/commands/index.ts";
import { openLink } from "../../src/share/open-link.ts";
import { shareLink } from "../../src/share/share-link.ts";
import {
  changedFields,
  countChanged,
  hasCommandLineSettings,
  withoutStep,
  withSettings,
} from "../../src/state/rule-settings.ts";
import { startApp, typeText } from "../headless-app.ts";
import { anyRuleSettings } from "../rule-settings.ts";

const unpinned = "FROM debian AS x\nRUN apt-get install -y curl\n";

async function startChecked(text: string): Promise<AppContext> {
  const app = startApp();
  app.store.getState().addChecks(await loadChecks());
  typeText(app, text);
  return app;
}

function foundIn({ store }: AppContext): readonly (string | undefined)[] {
  return store.getState().analysis.problems.map(({ rule }) => rule?.id);
}

function settingsOf({ store }: AppContext): RuleSettings {
  return store.getState().ruleSettings;
}

describe("settings of the checks", () => {
  it("hold for the findings in the same update", async () => {
    const app = await startChecked(unpinned);
    expect(foundIn(app)).toEqual(expect.arrayContaining(["DL3006", "DL3008"]));
    const seen: boolean[] = [];
    app.store.subscribe(() => seen.push(foundIn(app).includes("DL3008")));
    app.store.getState().changeRuleSettings({ isPinningOff: true });
    app.store.getState().changeRuleSettings({ isPinningOff: false });
    expect(seen).toEqual([false, true]);
    app.store.getState().changeRuleSettings({ ignored: ["DL3008"] });
    expect(foundIn(app)).not.toContain("DL3008");
    expect(foundIn(app)).toContain("DL3006");
  });

  it("that are the same again change nothing, and back at the defaults are the defaults", () => {
    const { store } = startApp();
    const { changeRuleSettings } = store.getState();
    changeRuleSettings({ ignored: ["DL3008"] });
    const before = store.getState();
    changeRuleSettings({ ignored: ["DL3008"], isPinningOff: false });
    expect(store.getState()).toBe(before);
    const { ignored } = before.ruleSettings;
    changeRuleSettings({ ignored: ["DL3008"], isPinningOff: true });
    expect(store.getState().ruleSettings.ignored).toBe(ignored);
    changeRuleSettings({ ignored: [], isPinningOff: false });
    expect(store.getState().ruleSettings).toBe(DEFAULT_SETTINGS);
  });

  it("make a link the user's own, and leave the address", () => {
    const { store } = startApp();
    store.getState().finishOpening({ provenance: "link", isInAddress: true });
    store.getState().changeRuleSettings({ isPinningOff: true });
    expect(store.getState()).toMatchObject({ provenance: "own", isInAddress: false });
  });

  it("are counted where they differ, but for those of the command line", () => {
    const settings = withSettings(DEFAULT_SETTINGS, {
      ignored: ["a", "b"],
      isPinningOff: true,
      format: "json",
    });
    expect(countChanged(settings)).toBe(2);
    expect(hasCommandLineSettings(settings)).toBe(true);
    expect(changedFields(settings)).toEqual({
      ignored: ["a", "b"],
      isPinningOff: true,
      format: "json",
    });
    expect(countChanged(DEFAULT_SETTINGS)).toBe(0);
  });
});

describe("taking a change back", () => {
  it("spares what was changed since", () => {
    const before = withSettings(DEFAULT_SETTINGS, {
      ignored: ["a", "b"],
      overrides: [{ rule: "a", severity: "error" }],
      isPinningOff: true,
    });
    const now = withSettings(DEFAULT_SETTINGS, { ignored: ["c"], isIgnorePragmaOff: true });
    expect(withoutStep(now, { before, after: DEFAULT_SETTINGS })).toEqual({
      ...before,
      ignored: ["a", "b", "c"],
      isIgnorePragmaOff: true,
    });
  });

  it("right after it gives what was there, whatever that was", () => {
    fc.assert(
      fc.property(anyRuleSettings, anyRuleSettings, (before, after) => {
        expect(withoutStep(after, { before, after })).toEqual(before);
      }),
    );
  });

  it("goes back one step after the other", () => {
    const app = startApp();
    const { changeRuleSettings } = app.store.getState();
    changeRuleSettings({ ignored: ["a"] }, { canUndo: true });
    changeRuleSettings({ ignored: ["a", "b"] }, { canUndo: true });
    runCommand(app, "reset-rule-settings");
    expect(settingsOf(app)).toBe(DEFAULT_SETTINGS);
    expect(app.store.getState().notices.at(-1)?.action?.commandId).toBe("undo-rule-settings");
    for (const ignored of [["a", "b"], ["a"], []]) {
      runCommand(app, "undo-rule-settings");
      expect(settingsOf(app).ignored).toEqual(ignored);
    }
    const { notices } = app.store.getState();
    runCommand(app, "reset-rule-settings");
    expect(app.store.getState().notices).toBe(notices);
  });
});

describe("the settings of the checks in a link", () => {
  it("come back, and the defaults take no room", async () => {
    const replaceFragment = vi.fn<(fragment: string) => void>();
    const app = startApp({ browser: { replaceFragment } });
    typeText(app, unpinned);
    await shareLink(app);
    const plain = await encodeState({ dockerfile: unpinned, target: null });
    expect(replaceFragment).toHaveBeenLastCalledWith(plain);

    app.store.getState().changeRuleSettings({ ignored: ["DL3008"], isPinningOff: true });
    await shareLink(app);
    const fragment = replaceFragment.mock.lastCall?.[0] ?? "";
    const other = startApp();
    await openLink(other, fragment);
    expect(settingsOf(other)).toEqual(settingsOf(app));
    expect(other.store.getState()).toMatchObject({ provenance: "link", isInAddress: true });

    const { analysis } = other.store.getState();
    await openLink(other, fragment);
    expect(other.store.getState().analysis).toBe(analysis);
  });

  it("come back whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(anyRuleSettings, async (settings) => {
        const ruleSettings = changedFields(settings);
        const decoded = await decodeState(
          await encodeState({ dockerfile: "", target: null, ruleSettings }),
        );
        if (!decoded.ok) throw new Error(decoded.message);
        const read = withSettings(DEFAULT_SETTINGS, decoded.state.ruleSettings ?? {});
        expect(read).toEqual(settings);
      }),
    );
  });

  it("are its sender's: what is opened after it starts anew", async () => {
    const app = startApp();
    const ruleSettings = { isPinningOff: true };
    await openLink(app, await encodeState({ dockerfile: unpinned, target: null, ruleSettings }));
    runCommand(app, "new-document");
    expect(settingsOf(app)).toBe(DEFAULT_SETTINGS);
  });

  it("over the same text with other settings keeps the draft", async () => {
    const app = startApp();
    typeText(app, unpinned);
    app.store.getState().changeRuleSettings({ ignored: ["mine"] });
    await openLink(app, await encodeState({ dockerfile: unpinned, target: null }));
    expect(settingsOf(app)).toBe(DEFAULT_SETTINGS);
    runCommand(app, "restore-draft");
    expect(settingsOf(app).ignored).toEqual(["mine"]);
  });
});

describe("another document of one's own", () => {
  it("keeps the settings of the project", () => {
    const app = startApp();
    typeText(app, unpinned);
    app.store.getState().changeRuleSettings({ ignored: ["DL3008"] }, { canUndo: true });
    runCommand(app, "new-document");
    expect(settingsOf(app).ignored).toEqual(["DL3008"]);
    runCommand(app, "undo-rule-settings");
    expect(settingsOf(app).ignored).toEqual(["DL3008"]);
  });
});
