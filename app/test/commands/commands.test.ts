import { describe, expect, it } from "vitest";
import { commands, findCommand, isEnabled, runCommand } from "../../src/commands/index.ts";
import { shortcutLabel } from "../../src/commands/shortcut-label.ts";
import { matchesShortcut } from "../../src/commands/shortcuts.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

describe("the list of commands", () => {
  it("is sorted by id, and every id is there once", () => {
    const ids = commands.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it("gives every shortcut to one command", () => {
    const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it("says with an ellipsis that a choice follows", () => {
    for (const { title, choices } of commands)
      expect(title.endsWith("…")).toBe(choices !== undefined);
  });

  it("has commands that are of no use disabled in an empty text", () => {
    const { store } = startApp();
    const disabled = commands.filter((command) => !isEnabled(command, store.getState()));
    expect(disabled.map(({ id }) => id)).toEqual([
      "browse-checks",
      "change-step",
      "compare-solution",
      "compare-with",
      "copy-build-flags",
      "copy-rule-settings",
      "copy-share-link",
      "download-dockerfile",
      "download-ignore-file",
      "fix-all-safe",
      "format-document",
      "leave-lesson",
      "move-step",
      "move-step-down",
      "move-step-up",
      "new-document",
      "next-finding",
      "open-best-order",
      "open-export",
      "open-share",
      "open-split",
      "pick-target",
      "previous-finding",
      "reset-build-arguments",
      "reset-rule-settings",
      "restart-lesson",
      "restore-draft",
      "show-fixes",
      "undo-reset-build-arguments",
      "undo-rule-settings",
      "what-if-line",
    ]);
  });
});

describe("shortcuts", () => {
  const press = {
    key: "k",
    code: "KeyK",
    ctrlKey: true,
    metaKey: false,
    shiftKey: false,
    altKey: false,
  };

  it("use the Command key on Apple's machines and Ctrl elsewhere", () => {
    expect(matchesShortcut("Mod+K", press, false)).toBe(true);
    expect(matchesShortcut("Mod+K", press, true)).toBe(false);
    expect(matchesShortcut("Mod+K", { ...press, ctrlKey: false, metaKey: true }, true)).toBe(true);
    expect(matchesShortcut("Mod+K", { ...press, shiftKey: true }, false)).toBe(false);
  });

  it("know digits by their place on the keyboard", () => {
    const digit = {
      ...press,
      ctrlKey: false,
      altKey: true,
      shiftKey: true,
      key: "!",
      code: "Digit1",
    };
    expect(matchesShortcut("Alt+Shift+1", digit, false)).toBe(true);
  });

  it("are written as the keys are labelled", () => {
    expect(shortcutLabel("Mod+Shift+S", false)).toBe("Ctrl Shift S");
    expect(shortcutLabel("Mod+Shift+S", true)).toBe("⇧⌘S");
  });
});

describe("commands", () => {
  it("pick a target by its key, the last stage as the one that needs no name", () => {
    const app = startApp();
    typeText(app, fourStages);
    runCommand(app, "pick-target", "tester");
    expect(app.store.getState().wantedTarget).toBe("tester");
    runCommand(app, "pick-target", "runner");
    expect(app.store.getState().wantedTarget).toBeNull();
  });

  it("do not pick an unnamed stage", () => {
    const app = startApp();
    typeText(app, "FROM a\nFROM b\n");
    runCommand(app, "pick-target", app.store.getState().analysis.picture.stages[0]?.key);
    expect(app.store.getState().wantedTarget).toBeNull();
  });

  it("empty the text as one undo step and keep the draft", () => {
    const app = startApp();
    typeText(app, fourStages);
    runCommand(app, "new-document");
    expect(app.store.getState().text).toBe("");
    expect(app.store.getState().notices.at(-1)?.action?.commandId).toBe("restore-draft");
    runCommand(app, "undo");
    expect(app.store.getState().text).toBe(fourStages);
    runCommand(app, "redo");
    expect(app.store.getState().text).toBe("");
    runCommand(app, "restore-draft");
    expect(app.store.getState().text).toBe(fourStages);
    expect(app.drafts.former()).toEqual([]);
  });

  it("swap the present draft for a former one", async () => {
    const app = startApp();
    typeText(app, "FROM a\n");
    runCommand(app, "new-document");
    typeText(app, "FROM b\n");
    const [choice] = (await findCommand("restore-draft").choices?.(app)) ?? [];
    runCommand(app, "restore-draft", choice?.id);
    expect(app.store.getState().text).toBe("FROM a\n");
    expect(app.drafts.former().map(({ text }) => text)).toEqual(["FROM b\n"]);
  });

  it("switch the theme, and follow the system again when it is back at the system's", () => {
    const app = startApp();
    runCommand(app, "toggle-theme");
    expect(app.store.getState()).toMatchObject({ theme: "dark", themeChoice: "dark" });
    runCommand(app, "toggle-theme");
    expect(app.store.getState()).toMatchObject({ theme: "light", themeChoice: "system" });
  });
});
