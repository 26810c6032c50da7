import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@stagemap/model";
import { syntaxProblems } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { planOrder, planRefactoring, REFACTORINGS } from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { modelOf, planOf } from "./moving.ts";

/** Real files that are at hand beside some checkouts; they are data to measure with and no part of the project. */
const SHARED = join(import.meta.dirname, "../../../../shared");

/** Every so many of them; all on demand: REFACTOR_EVERY=1 */
const EVERY = Number(process.env["REFACTOR_EVERY"] ?? 50);

function textsOf(folder: string): string[] {
  const path = join(SHARED, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith("Dockerfile"))
    .filter((_, index) => index % EVERY === 0)
    .map((name) => readFileSync(join(path, name), "utf8"));
}

/** Lines that start with "#", wherever they stand: comments, directives, and lines of scripts. */
function commentsIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("#")).toSorted();
}

function problemsOf({ tree, problems }: Model): string[] {
  return [...syntaxProblems(tree), ...problems].map(({ message }) => message).toSorted();
}

/** After every plan the text parses, has no new problem and keeps every comment. */
function checkPlan(model: Model, plan: Plan): void {
  if (!plan.ok || plan.edits.length === 0) return;
  const text = applyEdits(model.tree.source, plan.edits);
  const after = modelOf(text);
  expect(commentsIn(text)).toEqual(commentsIn(model.tree.source));
  const known = problemsOf(model);
  expect(problemsOf(after).filter((message) => !known.includes(message))).toEqual([]);
  expect(text.includes("\r\n")).toBe(model.tree.source.includes("\r\n"));
}

test.for(["corpus/files", "article/cases"])(
  "Every plan for the files of ../shared/%s keeps what it has to",
  { timeout: 600_000 },
  (folder, { skip }) => {
    skip(!existsSync(join(SHARED, folder)), `the folder ../shared/${folder} is not there`);
    for (const text of textsOf(folder)) {
      const model = modelOf(text);
      checkPlan(model, planOrder(model).plan);
      for (const stage of model.stages) {
        for (const [step, { key }] of stage.steps.entries()) {
          for (const gap of [0, step - 1, step + 2, stage.steps.length]) {
            if (gap < 0 || gap > stage.steps.length) continue;
            const move = { stage: stage.index, step, toStage: stage.index, gap };
            checkPlan(model, planOf(model, move));
          }
          for (const refactoring of REFACTORINGS) {
            checkPlan(model, planRefactoring(model, refactoring, { stage: stage.key, step: key }));
          }
        }
      }
    }
  },
);
