import { describe, expect, test } from "vitest";
import { type PlainHost, createPlainHost } from "../../src/document/plain-host.ts";

/** Attaches a surface that remembers what it shows. */
function shown(host: PlainHost): { body: string; selection: readonly [number, number] | null } {
  const surface: ReturnType<typeof shown> = { body: "", selection: null };
  host.attach({
    show: (body) => (surface.body = body),
    focus: () => {},
    getCursor: () => ({ span: { start: 2, end: 4 }, hasFocus: true }),
    select: (start, end) => (surface.selection = [start, end]),
  });
  return surface;
}

function replaceAll(host: PlainHost, newText: string): void {
  const text = host.getText();
  host.apply([{ span: { start: 0, end: text.length }, newText }], text, "load");
}

describe("the plain host", () => {
  test("keeps BOM and line ends of the text while its surface knows neither", () => {
    const host = createPlainHost("\uFEFFFROM a\r\nRUN b\r\n");
    const surface = shown(host);
    expect(surface.body).toBe("FROM a\nRUN b\n");
    host.type("FROM a\nRUN bc\n");
    expect(host.getText()).toBe("\uFEFFFROM a\r\nRUN bc\r\n");
  });

  test("leaves mixed line ends alone until something is typed", () => {
    const host = createPlainHost("FROM a\r\nRUN b\nRUN c\n");
    host.type("FROM a\nRUN b\nRUN c\n");
    expect(host.getText()).toBe("FROM a\nRUN b\nRUN c\n");
    host.undo();
    expect(host.getText()).toBe("FROM a\r\nRUN b\nRUN c\n");
  });

  test("refuses edits of a text that has moved on", () => {
    const host = createPlainHost("FROM a");
    expect(host.apply([{ span: { start: 0, end: 4 }, newText: "from" }], "FROM b", "command")).toBe(
      "stale",
    );
    expect(host.getText()).toBe("FROM a");
  });

  test("reports who made each change, once", () => {
    const host = createPlainHost("FROM a");
    const heard: string[] = [];
    const forget = host.onChange((text, origin) => heard.push(`${origin} ${text}`));
    host.type("FROM ab");
    replaceAll(host, "FROM c");
    replaceAll(host, "FROM c");
    forget();
    host.type("FROM d");
    expect(heard).toEqual(["typing FROM ab", "load FROM c"]);
  });

  test("undoes several edits of one command in one step, and shows it", () => {
    const host = createPlainHost("FROM a\nRUN b\n");
    const surface = shown(host);
    const edits = [
      { span: { start: 5, end: 6 }, newText: "alpine" },
      { span: { start: 11, end: 12 }, newText: "c" },
    ];
    host.apply(edits, host.getText(), "command");
    expect(surface.body).toBe("FROM alpine\nRUN c\n");
    host.undo();
    expect(surface.body).toBe("FROM a\nRUN b\n");
    host.redo();
    expect(host.getText()).toBe("FROM alpine\nRUN c\n");
  });

  test("undoes what was typed line by line", () => {
    const host = createPlainHost("");
    for (const body of ["F", "FR", "FROM", "FROM\n", "FROM\nR", "FROM\nRU"]) host.type(body);
    host.undo();
    expect(host.getText()).toBe("FROM\n");
    host.undo();
    expect(host.getText()).toBe("FROM");
    host.undo();
    expect(host.getText()).toBe("FR");
    host.redo();
    expect(host.getText()).toBe("FROM");
  });

  test("speaks of places in offsets of the whole text", () => {
    const host = createPlainHost("\uFEFFa\r\nb\r\nc");
    const surface = shown(host);
    host.reveal({ start: 4, end: 5 }, { select: true, focus: false });
    expect(surface.selection).toEqual([2, 3]);
    host.reveal({ start: 4, end: 5 }, { select: false, focus: true });
    expect(surface.selection).toEqual([2, 2]);
    expect(host.offsetOf(2)).toBe(4);
    expect(host.getCursor()).toEqual({ span: { start: 4, end: 7 }, hasFocus: true });
  });
});
