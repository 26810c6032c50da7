import { expect, test } from "vitest";
import { createBomTimeline } from "../../src/document/bom-timeline.ts";

test("a state that undo gives back has the BOM that it had", () => {
  const boms = createBomTimeline("\uFEFF");
  boms.record(2, "\uFEFF");
  boms.record(3, "");
  expect(boms.at(3)).toBe("");
  expect(boms.at(2)).toBe("\uFEFF");
  // Undone to 2 and typed on from there.
  boms.record(5, "\uFEFF");
  boms.record(6, "\uFEFF");
  expect([1, 2, 3, 4, 5, 6].map((version) => boms.at(version))).toEqual([
    "\uFEFF",
    "\uFEFF",
    "",
    "",
    "\uFEFF",
    "\uFEFF",
  ]);
});
