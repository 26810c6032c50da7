import { imageName, imageSize } from "@stagemap/images";
import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { instructionSpan } from "@stagemap/syntax";
import { createCache } from "./cache-answers.ts";
import type { Lenses, LensPart, LensQuestion, LensView } from "./lens.ts";
import { sayMegabytes, saySeconds } from "./lens-words.ts";
import { createReader } from "./text-reader.ts";
import { sayList, stageTitle } from "./titles.ts";
import type { ScenarioView } from "./view-cache.ts";

/** Answers for one text after another. */
export function createLenses(): Lenses {
  const read = createReader();
  const cache = createCache();
  return {
    lensesOf(question) {
      const { model } = read(question);
      if (model.stages.length === 0) return [];
      const week = cache.typicalWeek({ ...question, changes: {} });
      const source = week.find(({ id }) => id === "source") ?? null;
      const target = targetNumber(model, question.target);
      const needed = new Set(target === null ? [] : neededStages(model, target));
      return model.stages.map((stage) =>
        lensOf(model, stage, { question, source, target, needed }),
      );
    },
  };
}

interface Known {
  readonly question: LensQuestion;
  readonly source: ScenarioView | null;
  readonly target: number | null;
  readonly needed: ReadonlySet<number>;
}

function lensOf(model: Model, stage: Stage, { source, target, needed }: Known): LensView {
  const isTarget = stage.index === target;
  const isNeeded = isTarget || needed.has(stage.index);
  const parts = [
    rolePart(stage, { isTarget, isNeeded }),
    usersPart(model, stage),
    sizePart(model, stage),
    isNeeded && source !== null ? costPart(stage, source) : null,
  ];
  const { end } = instructionSpan(model.tree, model.stageItems[stage.index] ?? 0);
  return { stage: stage.key, offset: end, parts: parts.filter((part) => part !== null) };
}

function rolePart(
  stage: Stage,
  { isTarget, isNeeded }: { readonly isTarget: boolean; readonly isNeeded: boolean },
): LensPart | null {
  const title = stageTitle(stage);
  if (isTarget) return { kind: "role", text: "ships", note: `${title} is what is built.` };
  if (isNeeded) return null;
  return { kind: "role", text: "not built", note: `What is built does not need ${title}.` };
}

function usersPart({ edges, stages }: Model, stage: Stage): LensPart | null {
  const users = stages.filter((other) =>
    edges.some(
      ({ from, to }) => from.kind === "stage" && from.stage === stage.index && to === other.index,
    ),
  );
  if (users.length === 0) return null;
  const names = sayList(users.map((each) => `\`${stageTitle(each)}\``));
  return { kind: "users", text: `used by ${users.length}`, note: `Used by ${names}.` };
}

/** Of the image that it starts from; one on another stage has that one's. */
function sizePart({ bases }: Model, stage: Stage): LensPart | null {
  const base = bases[stage.index];
  const size = base?.kind === "image" ? imageSize(imageName(base.reference)) : null;
  if (size === null) return null;
  const text = `${size.isMeasured ? "" : "~"}${sayMegabytes(size.megabytes)}`;
  const note = `\`${stage.base}\` holds ${text} unpacked before any step: ${size.source}.`;
  return { kind: "size", text, note };
}

/** What the steps of the stage take that run again, those that may counted in. */
function costPart({ key }: Stage, { report, subject }: ScenarioView): LensPart | null {
  const again = report.steps.filter(
    ({ stage, status }) => stage === key && (status === "rebuilt" || status === "maybe"),
  );
  const seconds = again.reduce((sum, step) => sum + step.seconds, 0);
  if (seconds < 0.5) return null;
  const isMeasured = again.every(({ estimate }) => estimate.isMeasuredByUser);
  const text = `${isMeasured ? "" : "~"}${saySeconds(seconds)} a change`;
  const count = again.length === 1 ? "1 step runs" : `${again.length} steps run`;
  const how = isMeasured ? "" : " The time is an estimate.";
  const note = `When ${subject === "" ? "a source file" : `\`${subject}\``} changes, ${count} again.${how}`;
  return { kind: "cost", text, note };
}
