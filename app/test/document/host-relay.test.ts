import { describe, expect, it } from "vitest";
import type { EditOrigin } from "../../src/document/document-host.ts";
import { createHostRelay } from "../../src/document/host-relay.ts";
import { createPlainHost } from "../../src/document/plain-host.ts";

function watched(text: string) {
  const relay = createHostRelay(createPlainHost(text));
  const changes: [string, EditOrigin][] = [];
  relay.onChange((newText, origin) => changes.push([newText, origin]));
  return { relay, changes };
}

describe("handing the text over to the editor", () => {
  it("changes nothing when both hold the same", () => {
    const { relay, changes } = watched("FROM a\n");
    relay.handOver(createPlainHost("FROM a\n"));
    expect(changes).toEqual([]);
  });

  it("carries over what was edited while the editor got ready", () => {
    const { relay, changes } = watched("FROM a\n");
    relay.apply([{ span: { start: 5, end: 6 }, newText: "b" }], "FROM a\n", "command");
    const editor = createPlainHost("FROM a\n");
    relay.handOver(editor);
    expect(editor.getText()).toBe("FROM b\n");
    expect(changes).toEqual([["FROM b\n", "command"]]);
  });

  it("takes the editor's way of keeping line ends, and reports it", () => {
    const { relay, changes } = watched("FROM a\r\nRUN b\n");
    relay.handOver(createPlainHost("FROM a\nRUN b\n"));
    expect(changes).toEqual([["FROM a\nRUN b\n", "load"]]);
  });

  it("listens to the new host only", () => {
    const first = createPlainHost("a");
    const relay = createHostRelay(first);
    const changes: string[] = [];
    relay.onChange((text) => changes.push(text));
    relay.handOver(createPlainHost("a"));
    first.apply([{ span: { start: 0, end: 1 }, newText: "old" }], "a", "typing");
    relay.apply([{ span: { start: 0, end: 1 }, newText: "new" }], "a", "typing");
    expect(changes).toEqual(["new"]);
  });

  it("needs nothing from a host that has crashed", () => {
    const crashed = createPlainHost("FROM a\n");
    const relay = createHostRelay(crashed);
    crashed.getText = () => {
      throw new Error("disposed");
    };
    relay.handOver(createPlainHost("FROM a\n"));
    expect(relay.getText()).toBe("FROM a\n");
  });

  it("passes on that an edit is stale", () => {
    const { relay } = watched("a");
    expect(relay.apply([], "b", "command")).toBe("stale");
  });
});
