import { expect, it } from "vitest";
import { formatDocument } from "../../src/commands/format-document.ts";
import { matchesShortcut } from "../../src/commands/shortcuts.ts";
import { startApp, typeText } from "../headless-app.ts";

it("formats the Dockerfile and says how many lines changed", async () => {
  const app = startApp();
  typeText(app, "from a\nRUN b  c\nCOPY  d e\n");
  await formatDocument.run(app);
  expect(app.host.getText()).toBe("FROM a\nRUN b  c\nCOPY d e\n");
  const [notice] = app.store.getState().notices;
  expect(notice?.message).toBe("Formatted: 2 lines changed. The build stays as it was.");
  expect(notice?.action?.commandId).toBe("undo");
});

it("says so when there is nothing to do", async () => {
  const app = startApp();
  typeText(app, "FROM a\n");
  await formatDocument.run(app);
  expect(app.host.getText()).toBe("FROM a\n");
  const [notice] = app.store.getState().notices;
  expect(notice?.message).toBe("The Dockerfile is formatted already.");
});

it("has a shortcut that a Mac knows too, where Alt makes another letter", () => {
  const press = { ctrlKey: false, metaKey: false, shiftKey: true, altKey: true };
  expect(matchesShortcut("Alt+Shift+F", { ...press, key: "Ï", code: "KeyF" }, true)).toBe(true);
  expect(matchesShortcut("Alt+Shift+F", { ...press, key: "F", code: "KeyF" }, false)).toBe(true);
});
