import { parse } from "@stagemap/syntax";
import { minimalEdit } from "@stagemap/text";
import { targetNumber } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { faultOfTree } from "../certify.ts";
import { lineEndOf } from "../stage-text.ts";
import { titleOf } from "../words.ts";
import { assignSteps } from "./assign.ts";
import { createQuestions } from "./assumptions.ts";
import type { Questions } from "./assumptions.ts";
import { ECOSYSTEMS } from "./ecosystems.ts";
import { isStop } from "./recipe.ts";
import type { Ecosystem, Recipe, Stop } from "./recipe.ts";
import type { Names } from "./render.ts";
import { renderStages } from "./render.ts";
import { estimate } from "./sizes.ts";
import type { SplitOptions, SplitPlan, SplitRefusal } from "./split-plan.ts";
import { readSubject } from "./subject.ts";
import type { Subject } from "./subject.ts";

/** How much smaller an image has to become for it to be worth a second stage. */
const LEAST_GAIN = 0.03;

/**
 * What it takes to make two stages of the one that is built and run: one that builds and one that runs what it built. Refused with
 * the reason where the text does not tell enough, or where the image would be no smaller. Never throws.
 */
export function planSplit(model: Model, options: SplitOptions = {}): SplitPlan {
  const questions = createQuestions(options.answers ?? new Map());
  const index = targetNumber(model, options.target ?? null);
  const stage = index === null ? undefined : model.stages[index];
  if (stage === undefined) return refusal("There is no stage that is built.", questions);
  const unfit = faultOfStage(model, stage);
  if (unfit !== null) return refusal(unfit, questions);
  const subject = readSubject(model, stage);
  if (subject === null) return refusal("The stage starts from no image.", questions);
  if (subject.steps.some(({ settings }) => settings.shell.isOpaque)) {
    return refusal(
      "It is an image of Windows, or runs in a shell that is not read here.",
      questions,
    );
  }
  const ecosystem = ECOSYSTEMS.find((each) => each.isOf(subject));
  if (ecosystem === undefined) {
    return refusal(
      "No tool is called that is known to build a project: there is nothing to tell building from running by.",
      questions,
    );
  }
  return planFor(subject, ecosystem, questions);
}

function planFor(subject: Subject, ecosystem: Ecosystem, questions: Questions): SplitPlan {
  const { model, stage } = subject;
  const { title } = ecosystem;
  const stopped = (reason: Stop): SplitRefusal => refusedBy(reason, { subject, title, questions });
  const recipe = ecosystem.plan(subject, questions);
  if (isStop(recipe)) return stopped(recipe);
  const lineEnd = lineEndOf(model);
  const assignment = assignSteps(subject, recipe, questions);
  if ("stop" in assignment) return stopped(assignment);
  const sizes = sizesOf(subject, recipe, assignment.packages);
  if (sizes === null) {
    return stopped({
      stop: `Nothing is known of the size of “${subject.baseText}”.`,
      step: null,
      kind: "refused",
    });
  }
  if (sizes.after.megabytes > sizes.before.megabytes * (1 - LEAST_GAIN)) {
    return stopped({
      stop: "The image would be no smaller: what it is built with is what it needs when it runs.",
      step: null,
      kind: "nothing-gained",
    });
  }
  const names = namesFor(model, stage);
  const text = renderStages(subject, { recipe, assignment, names, lineEnd });
  const before = model.tree.source;
  const whole = replaceStage(subject, text);
  const edit = minimalEdit(before, whole);
  const fault = faultOfTree(model, parse(whole, model.tree), true);
  if (fault !== null) {
    return { ...refusal("", questions), ecosystem: title, reasons: fault.reasons };
  }
  const notes = [...new Set([...recipe.notes, ...assignment.notes])];
  return {
    ok: true,
    ecosystem: title,
    edits: edit === null ? [] : [edit],
    assumptions: questions.asked(),
    notes: notes.map((message) => ({ message })),
    sizes,
  };
}

function faultOfStage(model: Model, stage: Stage): string | null {
  const base = model.bases[stage.index];
  if (model.problems.some(({ severity }) => severity === "error")) {
    return "BuildKit refuses the file as it is; what it says comes first.";
  }
  if (base?.kind === "stage") {
    return "The stage that is built stands on another one: building and running are taken apart already, or shared with other stages.";
  }
  if (base?.kind === "scratch") return "The stage starts from nothing, so it builds nothing.";
  if (base?.kind !== "image") return "The stage starts from no image that is known.";
  const hasSource = model.edges.some(
    ({ to, kind, from }) => to === stage.index && kind === "copy" && from.kind === "stage",
  );
  if (hasSource && stage.steps.every(({ item }) => item.instruction.name !== "RUN")) {
    return "The file has a stage that builds and one that runs already.";
  }
  const isUsed = model.edges.some(
    ({ from, to }) => from.kind === "stage" && from.stage === stage.index && to !== stage.index,
  );
  if (isUsed) return "Other stages use the one that is built, so it cannot be taken apart.";
  return null;
}

function namesFor({ stages }: Model, stage: Stage): Names {
  const taken = new Set(stages.map(({ name }) => name));
  const own = stage.writtenName;
  if (own !== null && /build|compile/i.test(own)) return { builder: own, runtime: null };
  const builder =
    ["builder", "build", "build-stage"].find((name) => !taken.has(name)) ?? "builder-2";
  return { builder, runtime: own };
}

function sizesOf(
  { image }: Subject,
  { base, dropped, kept }: Recipe,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): Extract<SplitPlan, { readonly ok: true }>["sizes"] | null {
  const first = estimate(image, before, [...dropped, ...kept]);
  const second = estimate(base.image, after, kept);
  return first === null || second === null ? null : { before: first, after: second };
}

/** The whole text with the stage's lines replaced. */
function replaceStage({ model, stage }: Subject, text: string): string {
  const { source, starts } = model.tree;
  const from = model.stageItems[stage.index] ?? 0;
  const last = stage.steps.at(-1)?.itemOffset ?? 0;
  const end = starts[from + last + 1] ?? source.length;
  const isLast = end >= source.length;
  const ended = isLast && !source.endsWith("\n") ? text.replace(/\r?\n$/, "") : text;
  return source.slice(0, starts[from] ?? 0) + ended + source.slice(end);
}

function refusal(message: string, questions: Questions): SplitRefusal {
  return {
    ok: false,
    kind: "refused",
    ecosystem: null,
    reasons: [{ message, step: null, line: 0 }],
    assumptions: questions.asked(),
  };
}

function refusedBy(
  { stop, step, kind }: Stop,
  {
    subject,
    title,
    questions,
  }: { readonly subject: Subject; readonly title: string; readonly questions: Questions },
): SplitRefusal {
  const at = step === null ? undefined : subject.steps[step];
  const message = at === undefined ? stop : `${titleOf(at.step)} (line ${at.line}): ${stop}`;
  const reason = { message, step: at?.step.key ?? null, line: at?.line ?? 0 };
  return { ok: false, kind, ecosystem: title, reasons: [reason], assumptions: questions.asked() };
}
