import type { Problem } from "@stagemap/analysis";
import { describe, expect, it } from "vitest";
import {
  badgesOf,
  barsOf,
  halfTypedLine,
  lostTarget,
  targetChoices,
} from "../../src/state/selectors.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

function stateOf(text: string) {
  const app = startApp();
  typeText(app, text);
  return app.store.getState();
}

describe("the target picker", () => {
  it("offers the stages in the order of the text, the last as the default", () => {
    const choices = targetChoices(stateOf(fourStages).analysis);
    expect(
      choices.map(({ number, title, isLast, isTarget }) => [number, title, isLast, isTarget]),
    ).toEqual([
      [0, "deps", false, false],
      [1, "builder", false, false],
      [2, "tester", false, false],
      [3, "runner", true, true],
    ]);
  });

  it("refuses an unnamed stage with the reason, unless it is the last", () => {
    const choices = targetChoices(stateOf("FROM a\nFROM b AS named\nFROM c\n").analysis);
    expect(choices.map(({ refusal }) => refusal)).toEqual([
      expect.stringContaining("by its name"),
      null,
      null,
    ]);
  });

  it("says which target has vanished, and finds it again when it is back", () => {
    const app = startApp();
    typeText(app, fourStages);
    app.store.getState().pickTarget("tester");
    expect(lostTarget(app.store.getState())).toBeNull();
    typeText(app, fourStages.replace("AS tester", "AS test"));
    expect(lostTarget(app.store.getState())).toBe("tester");
    expect(app.store.getState().analysis.picture.target).toBe("runner");
    typeText(app, fourStages);
    expect(lostTarget(app.store.getState())).toBeNull();
    expect(app.store.getState().analysis.picture.target).toBe("tester");
  });
});

const problem: Problem = {
  code: "syntax/example",
  severity: "warning",
  message: "first",
  span: { start: 0, end: 1 },
  line: 1,
  stage: "deps",
  step: "step",
};

describe("badges", () => {
  it("show the worst problem of a step and how many there are, where notes do not count", () => {
    const badges = badgesOf([
      problem,
      { ...problem, severity: "error", message: "worse" },
      { ...problem, severity: "info", message: "mild" },
      { ...problem, step: "quiet", severity: "info", message: "mild" },
      { ...problem, step: "quiet", severity: "info", message: "mild, too" },
      { ...problem, step: null, severity: "info", message: "mild" },
      { ...problem, step: null, message: "of the stage" },
      { ...problem, step: null, stage: null, message: "of neither" },
    ]);
    expect([...badges]).toEqual([
      ["step", { severity: "error", message: "worse", count: 2 }],
      ["quiet", { severity: "info", message: "mild", count: 2 }],
      ["deps", { severity: "warning", message: "of the stage", count: 1 }],
    ]);
  });
});

describe("beside the text", () => {
  it("has a bar in each stage's colour", () => {
    const { analysis } = stateOf(fourStages);
    expect(barsOf(analysis).map(({ color }) => color)).toEqual(
      analysis.picture.stages.map(({ color }) => color),
    );
  });

  it("names the line that is half-typed", () => {
    const app = startApp();
    typeText(app, fourStages);
    expect(halfTypedLine(app.store.getState())).toBeNull();
    const state = app.store.getState();
    const analysis = {
      ...state.analysis,
      isPictureKept: true,
      problems: [problem, { ...problem, severity: "error" as const, line: 7 }],
    };
    expect(halfTypedLine({ ...state, analysis })).toBe(7);
  });
});
