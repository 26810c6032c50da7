import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model, Stage } from "@stagemap/model";
import { syntaxProblems } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import {
  extractionProposal,
  planAddStage,
  planCommentChosen,
  planDeleteStage,
  planDuplicateStage,
  planDuplicateStep,
  planExtractSteps,
  planInlineStage,
  planMoveStage,
  planRenameStage,
  planShareBeginning,
  sharingProposal,
} from "../src/index.ts";
import type { Plan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { checkUndo } from "./composed.ts";
import { modelOf } from "./moving.ts";

/** Real files that are at hand beside some checkouts; they are data to measure with and no part of the project. */
const FILES = join(import.meta.dirname, "../../../../shared/corpus/files");

/** Every so many of them; all on demand: REFACTOR_EVERY=1 */
const EVERY = Number(process.env["REFACTOR_EVERY"] ?? 100);

function textsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith("Dockerfile"))
    .filter((_, index) => index % EVERY === 0)
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** What makes an edge, by the names that stages have at both ends. */
function edgesOf({ edges, stages }: Model): string[] {
  const nameOf = (index: number): string => stages[index]?.name ?? "";
  return edges
    .map(({ kind, from, to }) => {
      const source = from.kind === "stage" ? nameOf(from.stage) : JSON.stringify(from);
      return `${kind} ${source} → ${nameOf(to)}`;
    })
    .toSorted();
}

function problemsOf({ tree, problems }: Model): string[] {
  return [...syntaxProblems(tree), ...problems].map(({ message }) => message).toSorted();
}

const counts = new Map<string, { planned: number; refused: number }>();

function textAfter(what: string, model: Model, plan: Plan): string | null {
  const count = counts.get(what) ?? { planned: 0, refused: 0 };
  counts.set(what, count);
  if (!plan.ok) {
    count.refused++;
    expect(plan.reasons.length).toBeGreaterThan(0);
    return null;
  }
  count.planned++;
  return applyEdits(model.tree.source, plan.edits);
}

/** A name that no file has. */
const NEW = "a-name-that-is-new";

function checkStage(model: Model, stage: Stage): void {
  const { source } = model.tree;
  const renamed = textAfter(
    "rename",
    model,
    planRenameStage(model, { stage: stage.key, name: NEW }),
  );
  if (renamed !== null && stage.name !== null) {
    const there = modelOf(renamed);
    const expected = edgesOf(model).map((edge) =>
      edge.replaceAll(/(?<=^\S+ )\S+(?= →)|(?<=→ )\S+$/g, (name) =>
        name === stage.name ? NEW : name,
      ),
    );
    expect(edgesOf(there)).toEqual(expected.toSorted());
    const back = planRenameStage(there, { stage: NEW, name: stage.name });
    // A number becomes the name, and stays one.
    const isNumbered = /from=\d/i.test(source);
    if (back.ok && !isNumbered)
      expect(applyEdits(renamed, back.edits).toLowerCase()).toBe(source.toLowerCase());
  }
  const twice = textAfter("duplicate", model, planDuplicateStage(model, { stage: stage.key }));
  if (twice !== null) {
    const there = modelOf(twice);
    expect(there.stages.length).toBe(model.stages.length + 1);
    const copy = there.stages[stage.index + 1];
    const gone = planDeleteStage(there, { stage: copy?.key ?? "" });
    expect(gone.ok && applyEdits(twice, gone.edits)).toBe(source);
  }
  const { index } = stage;
  const moved = textAfter("move", model, planMoveStage(model, { stage: stage.key, index: 0 }));
  if (moved !== null) expect(problemsOf(modelOf(moved))).toEqual(problemsOf(model));
  const deleted = planDeleteStage(model, { stage: stage.key, withUsers: true });
  const less = textAfter("delete", model, deleted);
  if (less !== null) expect(modelOf(less).stages.length).toBe(model.stages.length - 1);
  const added = planAddStage(model, { index, base: "scratch", name: NEW });
  const more = textAfter("add", model, added);
  if (more !== null) {
    const gone = planDeleteStage(modelOf(more), { stage: NEW });
    expect(gone.ok && applyEdits(more, gone.edits)).toBe(source);
  }
}

function checkSteps(model: Model, stage: Stage): void {
  for (const { key } of stage.steps) {
    const out = planCommentChosen(model, { stages: [], steps: [key] });
    const less = textAfter("comment out", model, out);
    if (less !== null) {
      const there = modelOf(less);
      expect(there.stages[stage.index]?.steps.length).toBe(stage.steps.length - 1);
    }
    textAfter("duplicate a step", model, planDuplicateStep(model, { stage: stage.key, step: key }));
  }
}

/** Putting stages together and taking them apart, with images compared where the abstract builder can. */
function checkStructure(model: Model, stage: Stage): void {
  const { source } = model.tree;
  const inlined = textAfter("inline", model, planInlineStage(model, { stage: stage.key }));
  if (inlined !== null) {
    const there = modelOf(inlined);
    expect(there.stages.length).toBe(model.stages.length - 1);
    expectNoNewProblems(model, there);
    const left = abstractImages(source).toSpliced(stage.index, 1);
    expect(abstractImages(inlined)).toEqual(left);
  }
  for (const { stage: other, steps } of sharingProposal(model, stage.key)?.partners ?? []) {
    const stages = [stage.key, other];
    const shared = textAfter("share", model, planShareBeginning(model, { stages, name: NEW }));
    if (shared === null) continue;
    const there = modelOf(shared);
    const base = there.stages.find(({ key }) => key === NEW);
    expect(base?.steps.length).toBe(steps);
    expectNoNewProblems(model, there);
    expect(abstractImages(shared).toSpliced(base?.index ?? 0, 1)).toEqual(abstractImages(source));
  }
}

function checkExtraction(model: Model, stage: Stage): void {
  for (const [number, { key, item }] of stage.steps.entries()) {
    if (item.instruction.name !== "RUN") continue;
    const above = stage.steps[number - 1]?.key;
    checkExtracted(model, stage, [key]);
    if (above !== undefined) checkExtracted(model, stage, [above, key]);
  }
}

function checkExtracted(model: Model, stage: Stage, steps: readonly string[]): void {
  const proposal = extractionProposal(model, { stage: stage.key, steps });
  expect(proposal).not.toBeNull();
  const extraction = { stage: stage.key, steps, name: NEW, paths: proposal?.paths ?? null };
  const plan = planExtractSteps(model, extraction);
  const apart = textAfter("extract", model, plan);
  if (apart === null || !plan.ok) return;
  checkUndo(model.tree.source, plan);
  const there = modelOf(apart);
  expect(there.stages.some((each) => each.key === NEW)).toBe(true);
  expectNoNewProblems(model, there);
  expect(commentsOf(there)).toEqual(expect.arrayContaining([...commentsOf(model)]));
}

function commentsOf({ tree }: Model): readonly string[] {
  return tree.items.flatMap((item) => (item.kind === "comment" ? [item.raw.trim()] : []));
}

/** A line that stands twice may have its problem twice. */
function expectNoNewProblems(before: Model, after: Model): void {
  expect(problemsOf(before)).toEqual(expect.arrayContaining(problemsOf(after)));
}

test(
  "Every action on the stages of real files does what it says",
  { timeout: 600_000 },
  ({ skip }) => {
    skip(!existsSync(FILES), `the folder ${FILES} is not there`);
    for (const text of textsOf(FILES)) {
      const model = modelOf(text);
      for (const stage of model.stages.slice(0, 12)) {
        checkStage(model, stage);
        checkSteps(model, stage);
        checkStructure(model, stage);
        checkExtraction(model, stage);
      }
    }
    const total = [...counts].map(
      ([what, { planned, refused }]) => `${what} ${planned}, refused ${refused}`,
    );
    process.stdout.write(`  ${total.join("; ")}\n`);
    for (const { planned } of counts.values()) expect(planned).toBeGreaterThan(0);
  },
);
