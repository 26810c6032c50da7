import { expect, it } from "vitest";
import { createMemoryHost } from "../../src/document/memory-host.ts";

it("applies edits to the text they were made for, and to no other", () => {
  const host = createMemoryHost("FROM a");
  const changes: string[] = [];
  const forget = host.onChange((text, origin) => changes.push(`${origin}: ${text}`));
  const edits = [{ span: { start: 5, end: 6 }, newText: "b" }];
  expect(host.apply(edits, "FROM a", "load")).toBe("applied");
  expect(host.apply(edits, "FROM a", "load")).toBe("stale");
  forget();
  expect(host.apply(edits, "FROM b", "load")).toBe("applied");
  expect(changes).toEqual(["load: FROM b"]);
});
