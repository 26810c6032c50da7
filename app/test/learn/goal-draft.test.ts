import { GOAL_FORMS } from "@stagemap/lessons";
import { expect, test } from "vitest";
import { goalOfDraft } from "../../src/learn/write/goal-draft.ts";

function formOf(kind: string) {
  const form = GOAL_FORMS.find((each) => each.kind === kind);
  if (form === undefined) throw new Error(`no form of ${kind}`);
  return form;
}

test.each([
  ["builds", {}, { kind: "builds" }],
  [
    "change-keeps",
    { file: " src/a.ts ", commands: "npm ci, npm install," },
    { kind: "change-keeps", file: "src/a.ts", commands: ["npm ci", "npm install"] },
  ],
  ["change-keeps", { file: "a" }, null],
  ["starts", { words: "node  a.js" }, { kind: "starts", words: ["node", "a.js"] }],
  ["stages-needed", { atLeast: "2" }, { kind: "stages-needed", atLeast: 2 }],
  ["stages-needed", { atLeast: "x" }, null],
  ["not-shipped", {}, { kind: "not-shipped", what: "build-tools" }],
  ["runs", { commands: "go test" }, { kind: "runs", commands: ["go test"] }],
  [
    "runs",
    { commands: "go test", where: "ships" },
    { kind: "runs", commands: ["go test"], where: "ships" },
  ],
] as const)("%s of %j", (kind, draft, goal) => {
  expect(goalOfDraft(formOf(kind), draft)).toEqual(goal);
});
