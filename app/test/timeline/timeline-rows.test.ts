import { loadCache } from "@stagemap/analysis";
import type { CacheChanges } from "@stagemap/analysis";
import { describe, expect, it } from "vitest";
import type { TimelineMode, TimelineView } from "../../src/timeline/timeline-rows.ts";
import { axisOf, timelineOf } from "../../src/timeline/timeline-rows.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

async function draw(changes: CacheChanges, mode: TimelineMode): Promise<TimelineView> {
  const context = startApp();
  typeText(context, fourStages);
  const { analysis } = context.store.getState();
  const cache = await loadCache();
  const question = { dockerfile: fourStages, target: null, files: null, changes };
  const { report } = cache.simulate(question);
  return timelineOf(report, analysis.picture, { mode, labels: new Map() });
}

const edit: CacheChanges = { lines: [] };

describe("the timeline", () => {
  it("shows both builds on one axis, and says which stages have nothing to do", async () => {
    const view = await draw(edit, "both");
    expect(view.rows.map(({ sentence }) => sentence)).toEqual([
      "deps: all cached",
      "builder: all cached",
      "runner: all cached",
    ]);
    expect(view.skipped).toEqual(["tester"]);
    expect(view.seconds).toBe(0);
  });

  it("has the critical path in words and in bars", async () => {
    const view = await draw({ isCold: true }, "change");
    expect(view.rows.map(({ sentence }) => sentence)).toEqual([
      "deps: from 0 s to 30 s, on the critical path",
      "builder: from 30 s to 39 s, on the critical path",
      "runner: from 39 s to 40 s, on the critical path",
    ]);
    const bars = view.rows.flatMap(({ warm }) => warm);
    expect(bars.at(-1)?.left).toBeCloseTo(39 / 40);
    expect(bars[1]?.title).toBe("line 3: 29 s, from 1 s to 30 s, on the critical path");
  });

  it("shows the build without a cache alone", async () => {
    const view = await draw(edit, "cold");
    expect(view.rows.every(({ warm }) => warm.length === 0)).toBe(true);
    expect(view.rows[0]?.sentence).toBe("deps: from 0 s to 30 s, on the critical path");
  });
});

describe("the axis", () => {
  it.each([
    [0, ["0", "0.1 s"]],
    [11, ["0", "2 s", "4 s", "6 s", "8 s", "10 s"]],
    [42, ["0", "10 s", "20 s", "30 s", "40 s"]],
    [600, ["0", "2 min", "4 min", "6 min", "8 min", "10 min"]],
    [100_000, ["0", "240 min", "480 min", "720 min", "960 min", "1200 min", "1440 min"]],
  ])("of %s seconds has round marks", (seconds, labels) => {
    const { ticks } = axisOf(seconds, 7);
    expect(ticks.map(({ label }) => label)).toEqual(labels);
    expect(ticks.every(({ at }) => at >= 0 && at <= 1.0001)).toBe(true);
  });
});
