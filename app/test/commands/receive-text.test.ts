import { describe, expect, it } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import { looksBinary, receiveFile, receiveText } from "../../src/commands/receive-text.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

function opened(): AppContext {
  const app = startApp();
  typeText(app, fourStages);
  return app;
}

function fileOf(content: string | Uint8Array<ArrayBuffer>) {
  return new File([content], "Dockerfile");
}

function lastNotice(app: AppContext): string {
  return app.store.getState().notices.at(-1)?.message ?? "";
}

describe("a text from outside", () => {
  it("replaces the text and keeps the draft", () => {
    const app = opened();
    receiveText(app, "FROM a\n", "Pasted");
    expect(app.store.getState().text).toBe("FROM a\n");
    expect(lastNotice(app)).toBe("Pasted 1 line. Your draft is kept.");
    expect(app.drafts.former()[0]?.text).toBe(fourStages);
  });

  it("of a megabyte is taken", () => {
    const app = opened();
    const text = `FROM a\n${"# comment\n".repeat(100_000)}`;
    expect(receiveText(app, text, "Pasted")).toBe(true);
    expect(app.store.getState().text).toBe(text);
  });

  it("that is no text is refused and changes nothing", async () => {
    const app = opened();
    await receiveFile(app, fileOf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0)));
    expect(lastNotice(app)).toContain("does not look like text");
    expect(app.store.getState().text).toBe(fourStages);
  });

  it("of more than 2 MB is refused and changes nothing", async () => {
    const app = opened();
    await receiveFile(app, fileOf("#".repeat(2 * 1024 * 1024 + 1)));
    expect(lastNotice(app)).toContain("2.0 MB");
    expect(app.store.getState().text).toBe(fourStages);
  });

  it("in UTF-16 is read as such", async () => {
    const app = startApp();
    const units = Uint16Array.from("\uFEFFFROM a\n", (letter) => letter.charCodeAt(0));
    await receiveFile(app, fileOf(new Uint8Array(units.buffer)));
    expect(app.store.getState().text).toBe("FROM a\n");
  });

  it("keeps its byte order mark", async () => {
    const app = startApp();
    await receiveFile(app, fileOf("\uFEFFFROM a\n"));
    expect(app.store.getState().text).toBe("\uFEFFFROM a\n");
  });
});

describe("what looks binary", () => {
  it("is a NUL or many control characters, not tabs, colours and a stray replacement", () => {
    expect(looksBinary("\0")).toBe(true);
    expect(looksBinary("\u0001\u0002\u0003\u0004\u0005")).toBe(true);
    expect(looksBinary("FROM a\t# \u001B[31mred\u001B[0m\r\n\f\uFFFD")).toBe(false);
    expect(looksBinary("")).toBe(false);
  });
});
