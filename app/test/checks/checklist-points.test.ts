import type { ChecklistItemView } from "@stagemap/analysis";
import { loadChecks } from "@stagemap/analysis";
import { expect, test } from "vitest";
import { findingOfPoint, shortText } from "../../src/checks/checklist-points.ts";
import { findingsOf } from "../../src/checks/finding.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";
import { problemOf, ruleNamed } from "./problems.ts";

const point: ChecklistItemView = {
  id: "layer-order",
  text: "The point’s own words",
  verdict: "todo",
  evidence: "Why.",
  span: null,
};

test("a point to do leads to the closest finding that has its fix", () => {
  const findings = findingsOf([
    problemOf(ruleNamed("VolatileVariableEarly")),
    problemOf(ruleNamed("BroadCopyBeforeInstall")),
  ]);
  expect(findingOfPoint(point, findings)).toBe(findings[1]);
  expect(findingOfPoint(point, findings.slice(0, 1))).toBe(findings[0]);
  expect(findingOfPoint({ ...point, verdict: "done" }, findings)).toBeNull();
  expect(findingOfPoint(point, [])).toBeNull();
});

test("every point of the checklist has its short words, and every rule that they name is one", async () => {
  const app = startApp();
  app.store.getState().addChecks(await loadChecks());
  typeText(app, fourStages);
  const { analysis, rules } = app.store.getState();
  expect(analysis.checklist).toHaveLength(8);
  for (const each of analysis.checklist) {
    expect(shortText(each)).not.toBe(each.text);
    const led = rules.map((rule) =>
      findingOfPoint({ ...each, verdict: "todo" }, findingsOf([problemOf(rule)])),
    );
    expect(led.some((finding) => finding !== null)).toBe(true);
  }
  expect(shortText({ ...point, id: "new" })).toBe(point.text);
});
