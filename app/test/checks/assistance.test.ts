import { loadChecks } from "@stagemap/analysis";
import { beforeEach, describe, expect, test } from "vitest";
import { createAssistance } from "../../src/checks/assistance.ts";
import { goToFinding } from "../../src/checks/go-to-finding.ts";
import { ignore, mend } from "../../src/checks/mend.ts";
import type { AppContext } from "../../src/commands/command.ts";
import { startApp, typeText } from "../headless-app.ts";

const checks = await loadChecks();
const text = "FROM alpine:3.20 AS x\nENV A b\nENV C d\n";

let app: AppContext;
beforeEach(() => {
  app = startApp();
  app.store.getState().addChecks(checks);
  typeText(app, text);
});

function problemAt(line: number) {
  const problem = app.store.getState().analysis.problems.find((each) => each.line === line);
  if (problem === undefined) throw new Error(`no problem in line ${line}`);
  return problem;
}

describe("at the cursor", () => {
  test("the best fix comes first, and applying it can be undone", () => {
    const [first, ...others] = createAssistance(app).actionsIn({ start: 27, end: 27 });
    expect(first).toMatchObject({ title: "Write A=… with “=”", isPreferred: true });
    expect(others.map(({ title }) => title)).toEqual([
      "Show LegacyKeyValueFormat",
      "Ignore LegacyKeyValueFormat here",
      "Ignore LegacyKeyValueFormat everywhere",
      "About LegacyKeyValueFormat",
      "Fix all safe findings…",
    ]);
    first?.run();
    expect(app.host.getText()).toBe(text.replace("A b", "A=b"));
    expect(app.store.getState().notices).toMatchObject([
      { message: "Fixed: Write A=… with “=”.", action: { commandId: "undo" } },
    ]);
    app.host.undo();
    expect(app.host.getText()).toBe(text);
  });

  test("nothing is offered where nothing was found", () => {
    expect(createAssistance(app).actionsIn({ start: 2, end: 2 })).toEqual([]);
    expect(createAssistance(app).remarksAt(2)).toEqual([]);
  });

  test("a remark gives the reason and what can be done", () => {
    const [remark] = createAssistance(app).remarksAt(28);
    expect(remark?.ruleId).toBe("LegacyKeyValueFormat");
    expect(remark?.actions.map(({ title }) => title)).toContain("Show in Checks");
    remark?.actions.find(({ title }) => title.startsWith("About"))?.run();
    expect(app.store.getState().dialog).toEqual({ kind: "rule", ruleId: "LegacyKeyValueFormat" });
  });
});

describe("a fix", () => {
  test("for a text that has moved on changes nothing", () => {
    const edits = [{ span: { start: 0, end: 4 }, newText: "XXXX" }];
    expect(mend(app, { text: "other", edits, message: "Fixed." })).toBe(false);
    expect(app.host.getText()).toBe(text);
  });

  test("is not needed where a finding is ignored", () => {
    const problem = problemAt(2);
    expect(ignore(app, problem)).toBe(true);
    expect(app.host.getText()).toContain("# check=skip=LegacyKeyValueFormat\nENV A b\nENV C d");
    expect(ignore(app, problem)).toBe(false);
  });
});

test("next and previous go from finding to finding and around the end", () => {
  const lines: (number | undefined)[] = [];
  function go(step: 1 | -1): void {
    goToFinding(app, step);
    lines.push(Number(/line (\d+)/.exec(app.store.getState().announcement)?.[1]));
  }
  go(1);
  go(1);
  go(1);
  go(-1);
  expect(lines).toEqual([2, 3, 2, 3]);
});
