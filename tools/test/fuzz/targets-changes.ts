import {
  createAnalyzer,
  loadFormatter,
  loadOrders,
  loadRefactor,
  loadSplit,
  loadStageActions,
} from "@stagemap/analysis";
import type { Picture, StageAction } from "@stagemap/analysis";
import { parse, syntaxProblems } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { createExamination, examine } from "../harm/examine.ts";
import type { Random } from "./random.ts";
import { inputOf } from "./targets-analysis.ts";
import { demand } from "./target.ts";
import type { Target } from "./target.ts";

/** What changes a text: fixes, layout, moves, actions, orders. */
export async function createTargetsOfChanges(): Promise<readonly Target[]> {
  const [formatter, refactor, orders, splitter, actions] = await Promise.all([
    loadFormatter(),
    loadRefactor(),
    loadOrders(),
    loadSplit(),
    loadStageActions(),
  ]);
  return [
    {
      name: "fixes",
      weight: 1,
      run(text) {
        const examination = createExamination("fuzz");
        examine(examination, { name: "fuzz", text, dockerignore: null, isAll: true });
        const [harm] = examination.harms;
        demand(harm === undefined, `${harm?.rule}, ${harm?.fix}: ${harm?.faults.join("; ")}`);
      },
    },
    {
      name: "layout",
      weight: 8,
      run(text) {
        const once = changed(text, formatter.format(text));
        demand(formatter.format(once).length === 0, "laying out again changes something");
      },
    },
    {
      name: "moves",
      weight: 2,
      run(text, random) {
        const at = placeOf(pictureOf(text), random);
        if (at === null) return;
        const question = { ...inputOf(text), step: at.step };
        for (const gap of refactor.gapsOf(question)) {
          if (gap.verdict === "safe") demandNoWorse(text, gap.edits);
        }
        const id = random.pick(refactor.refactorings)?.id ?? "";
        const plan = refactor.planOf(question, id);
        if (plan.ok) demandNoWorse(text, plan.edits);
      },
    },
    {
      name: "actions on stages",
      weight: 3,
      run(text, random) {
        const action = actionOf(pictureOf(text), random);
        const plan = action === null ? null : actions.planOf(inputOf(text), action);
        if (plan?.ok === true) demandNoWorse(text, plan.edits);
      },
    },
    {
      name: "best order",
      weight: 1,
      run(text) {
        const answer = orders.planOrder({
          ...inputOf(text),
          stages: null,
          isRiskAllowed: false,
          rewrites: ["split-copy", "move-definitions"],
          files: null,
          unwanted: [],
          weights: null,
          seconds: {},
        });
        demand(answer.after <= answer.before + 1e-6, "the better order takes longer");
        demandNoWorse(text, answer.edits);
      },
    },
    {
      name: "split into build and runtime",
      weight: 1,
      run(text) {
        const answer = splitter.split({ ...inputOf(text), answers: {} });
        if (answer.ok) demandNoWorse(text, answer.edits);
      },
    },
  ];
}

function pictureOf(text: string): Picture {
  return createAnalyzer().analyze(inputOf(text)).picture;
}

function placeOf({ stages }: Picture, random: Random): { stage: string; step: string } | null {
  const stage = random.pick(stages);
  const step = random.pick(stage?.steps ?? []);
  return stage === undefined || step === undefined ? null : { stage: stage.key, step: step.key };
}

/** Names that a user may type. */
const NAMES = ["fresh", "base", "__proto__", "scratch", "a b", "", "Ü", "0"];

function actionOf(picture: Picture, random: Random): StageAction | null {
  const stage = random.pick(picture.stages)?.key;
  if (stage === undefined) return null;
  const other = random.pick(picture.stages)?.key ?? stage;
  const edge = random.pick(picture.edges)?.key ?? "";
  const name = random.pick(NAMES) ?? "";
  const index = random.below(picture.stages.length + 1);
  const at = placeOf(picture, random) ?? { stage, step: "" };
  const text = random.pick(["RUN true", "ENV A=1", "FROM b", "RUN <<EOF", ""]) ?? "";
  const all: readonly StageAction[] = [
    { kind: "rename-stage", stage, name },
    { kind: "add-stage", index, base: random.pick(["alpine", other, "$x"]) ?? "", name },
    { kind: "duplicate-stage", stage },
    { kind: "delete-stage", stage, withUsers: random.below(2) === 0 },
    { kind: "move-stage", stage, index },
    { kind: "change-base", stage, base: other },
    { kind: "copy-from", from: other, to: stage, gap: 0, paths: ["/a b", "/c"], destination: "/" },
    { kind: "mount-from", from: other, to: at.stage, step: at.step, source: "/", target: "/x" },
    { kind: "reconnect", edge, from: other },
    { kind: "disconnect", edge },
    { kind: "insert-step", stage, gap: 0, text },
    { kind: "edit-step", ...at, text },
    { kind: "duplicate-step", ...at },
    { kind: "delete", stages: [], steps: [at.step] },
    { kind: "comment-out", stages: [], steps: [at.step] },
  ];
  return random.pick(all) ?? null;
}

function changed(text: string, edits: readonly TextEdit[]): string {
  return applyEdits(text, edits);
}

/** A change may leave no more that BuildKit cannot read than there was. */
function demandNoWorse(text: string, edits: readonly TextEdit[]): void {
  const before = syntaxProblems(parse(text)).length;
  const after = syntaxProblems(parse(changed(text, edits))).length;
  demand(after <= before, "the changed text has more that cannot be read");
}
