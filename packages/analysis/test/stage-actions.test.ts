import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { createAnalyzer, loadStageActions } from "../src/index.ts";
import type { StageAction } from "../src/index.ts";

const TEXT =
  "FROM node:22 AS build\nRUN make\nRUN make test\n\nFROM nginx AS web\nCOPY --from=build /a /a\n";

async function after(action: StageAction): Promise<unknown> {
  const { planOf } = await loadStageActions();
  const plan = planOf({ dockerfile: TEXT, target: null }, action);
  return plan.ok ? applyEdits(TEXT, plan.edits) : plan.reasons.map(({ message }) => message);
}

const { picture } = createAnalyzer().analyze({ dockerfile: TEXT, target: null });
const [make, test2] = picture.stages[0]?.steps.map(({ key }) => key) ?? [];
const copy = picture.edges.find(({ kind }) => kind === "copy")?.key ?? "";

test("Every kind of action is planned on the keys of the picture", async () => {
  expect(await after({ kind: "rename-stage", stage: "build", name: "compile" })).toBe(
    TEXT.replaceAll("build", "compile"),
  );
  expect(await after({ kind: "disconnect", edge: copy })).toBe(
    TEXT.replace("COPY --from=build /a /a\n", ""),
  );
  expect(await after({ kind: "delete", stages: [], steps: [make ?? "", test2 ?? ""] })).toBe(
    TEXT.replace("RUN make\nRUN make test\n", ""),
  );
  expect(await after({ kind: "delete-stage", stage: "build", withUsers: false })).toEqual([
    "“COPY --from=build /a /a” (line 6) needs build.",
  ]);
  expect(await after({ kind: "disconnect", edge: "copy:none" })).toEqual([
    "The text has changed: what led there is no longer there.",
  ]);
});

test("Why two stages cannot be connected is known while somebody draws", async () => {
  const { connectionFault } = await loadStageActions();
  const input = { dockerfile: TEXT, target: null };
  expect(connectionFault(input, "build", "web")).toBeNull();
  expect(connectionFault(input, "web", "build")).toBe(
    "web needs build: each would wait for the other.",
  );
  expect(connectionFault(input, "web", "web")).toBe(
    "A stage cannot copy from itself: its files are there already.",
  );
});

test("Stages are taken apart and put together, with what a form begins with", async () => {
  const actions = await loadStageActions();
  const input = {
    dockerfile:
      "FROM node:22 AS test\nWORKDIR /app\nRUN npm ci\nRUN npm test\nFROM node:22 AS app\nWORKDIR /app\nRUN npm ci\n",
    target: null,
  };
  const { stages } = createAnalyzer().analyze(input).picture;
  const install = stages[0]?.steps[1]?.key ?? "";
  expect(actions.extractionOf(input, "test", [install])).toEqual({
    name: "deps",
    paths: ["/app/node_modules"],
    areGuessed: false,
  });
  expect(actions.extractionOf(input, "test", ["none"])).toBeNull();
  expect(actions.sharingOf(input, "test")).toEqual({
    name: "base",
    partners: [{ stage: "app", steps: 2, name: "base" }],
  });
  const plan = actions.planOf(input, {
    kind: "share-beginning",
    stages: ["test", "app"],
    name: "base",
  });
  const shared = plan.ok ? applyEdits(input.dockerfile, plan.edits) : "";
  expect(shared).toBe(
    "FROM node:22 AS base\nWORKDIR /app\nRUN npm ci\nFROM base AS test\nRUN npm test\nFROM base AS app\n",
  );
  const extracted = actions.planOf(input, {
    kind: "extract-steps",
    stage: "test",
    steps: [install],
    name: "deps",
    paths: null,
  });
  expect(extracted.ok).toBe(true);
  const inlined = actions.planOf(
    { ...input, dockerfile: shared },
    { kind: "inline-stage", stage: "base" },
  );
  expect(inlined.ok).toBe(false);
});

test("A plan that takes a stage apart says what the checks then find more", async () => {
  const { planOf } = await loadStageActions();
  const input = {
    dockerfile:
      'FROM node:22 AS app\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "a.js"]\n',
    target: null,
  };
  const { stages } = createAnalyzer().analyze(input).picture;
  const install = stages[0]?.steps[2]?.key ?? "";
  const plan = planOf(input, {
    kind: "extract-steps",
    stage: "app",
    steps: [install],
    name: "deps",
    paths: ["/app/node_modules"],
  });
  expect(plan.ok && plan.notes.at(-1)).toBe(
    "Gains a finding of MissingCacheMount: Package managers keep their downloads in a cache mount.",
  );
});
