import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { settingsOf } from "../settings.ts";
import { lineEndOf, withoutDoubleSpace } from "../stage-text.ts";
import type { Unit } from "../stage-text.ts";
import { needsOf } from "./extract-needs.ts";
import type { Extraction } from "./extract-needs.ts";
import { extractionNotes, lostReasons, unknownReasons } from "./extract-notes.ts";
import { copyLines } from "./extract-copies.ts";
import { absolutePath, proposeExtraction, resultsOf } from "./extract-results.ts";
import type { ExtractionProposal } from "./extract-results.ts";
import type { EdgeShape } from "./graph-change.ts";
import { isOpen, OPEN } from "./place-stage.ts";
import { nameOf } from "./places.ts";
import { dropsCommand } from "./share-common.ts";
import type { Composition, StepOrigin } from "./share-certificate.ts";
import { planOfComposition } from "./share-composition.ts";
import { fromLine, fromStage, textsOf, withoutSpace } from "./share-texts.ts";
import type { StageParts } from "./share-texts.ts";
import { GONE, stageOf } from "./stage-head.ts";
import { freeName, nameFault } from "./stage-name.ts";

export interface NewExtraction {
  readonly stage: StageKey;
  /** In any order, at least one. */
  readonly steps: readonly StepKey[];
  /** Of the new stage. */
  readonly name: string;
  /** What is to come back; null for what is known that the steps write. */
  readonly paths: readonly string[] | null;
}

/** Numbers that say "the new stage" and "the stage of what stands above" where numbers of stages are as the text was. */
const NEW = -1;
const BEGINNING = -2;

/** A name and paths to begin with; null when the steps are not there. */
export function extractionProposal(
  model: Model,
  { stage: key, steps }: Pick<NewExtraction, "stage" | "steps">,
): ExtractionProposal | null {
  const stage = stageOf(model, key);
  if (stage === undefined) return null;
  const numbers = stage.steps.flatMap((step, number) => (steps.includes(step.key) ? [number] : []));
  return numbers.length === 0 ? null : proposeExtraction(model, stage, numbers);
}

/** Puts steps into a stage of their own, and copies back what they make. Never throws. */
export function planExtractSteps(model: Model, extraction: NewExtraction): Plan {
  const { name } = extraction;
  const stage = stageOf(model, extraction.stage);
  if (stage === undefined) return refuse(GONE);
  const chosen = new Set(
    stage.steps.flatMap(({ key }, number) => (extraction.steps.includes(key) ? [number] : [])),
  );
  if (chosen.size < new Set(extraction.steps).size) {
    return refuse("The text has changed: a step is no longer there.");
  }
  if (model.stages.some(isOpen)) return refuse(OPEN);
  if (model.replaced.has(stage.index)) {
    return refuse(`A named context takes the place of ${nameOf(stage)}: none of its steps runs.`);
  }
  const fault = nameFault(model, name, null);
  if (fault !== null) return refuse(fault);
  const needs = needsOf(model, stage, chosen);
  if ("reasons" in needs) return { ok: false, reasons: needs.reasons };
  const last = needs.moved.at(-1) ?? 0;
  const settings = settingsOf(model)[stage.index]?.before[last];
  const given = extraction.paths?.filter((path) => path !== "") ?? null;
  const known = resultsOf(model, stage, needs.moved);
  const paths =
    given === null || settings === undefined
      ? known.areGuessed
        ? []
        : known.paths
      : given.map((path) => absolutePath(path, settings));
  if (paths.length === 0) {
    return { ok: false, reasons: unknownReasons(model, { stage, moved: needs.moved }, given) };
  }
  if (paths.some((path) => /[\r\n]/.test(path))) return refuse("A path is one line.");
  const lost = lostReasons(model, { stage, moved: needs.moved, paths });
  if (lost.refused.length > 0) return { ok: false, reasons: lost.refused };
  return planApart(model, {
    stage,
    needs,
    name,
    paths,
    known: known.areGuessed ? [] : known.paths,
    notes: lost.notes,
  });
}

interface Apart {
  readonly stage: Stage;
  readonly needs: Extraction;
  readonly name: string;
  readonly paths: readonly string[];
  readonly known: readonly string[];
  readonly notes: readonly string[];
}

/** With the FROM written twice where that will do, else with the beginning as a stage on which both stand. */
function planApart(model: Model, apart: Apart): Plan {
  if (apart.needs.needsFiles) return planOnBase(model, apart);
  const plan = planWritten(model, { ...apart, cut: 0, base: null });
  if (plan.ok) return plan;
  // What is wrong with a FROM would be wrong twice.
  const onBase = planOnBase(model, apart);
  return onBase.ok ? onBase : plan;
}

function planOnBase(model: Model, apart: Apart): Plan {
  const { stage, needs, name } = apart;
  const cut = needs.moved[0] ?? 0;
  const fault = beginningFault(stage, cut);
  if (fault !== null) return refuse(fault);
  const base = freeName(model, stage.name === null ? "base" : `${stage.name}-base`);
  if (base === name) return refuse(`There is to be a stage called ${name} for what stands above.`);
  return planWritten(model, { ...apart, cut, base });
}

interface Cut extends Apart {
  /** How many steps go into a stage that both stand on. */
  readonly cut: number;
  /** Its name; null without one. */
  readonly base: string | null;
}

function planWritten(model: Model, apart: Cut): Plan {
  const { stage, needs, name, paths, cut, base } = apart;
  const shift = base === null ? 1 : 2;
  const texts = textsOf(model, (each) => (each < stage.index ? each : each + shift));
  const parts = texts.parts(stage);
  if (parts === null) return refuse("The FROM line is not complete.");
  const copies = copyLines(model, { stage, moved: needs.moved, from: name, paths });
  const pieces = { model, stage, needs, parts, cut, base, name, copies };
  const own = texts.stages.map((text, index) =>
    index === stage.index ? { ...text, text: restText(pieces) } : text,
  );
  const added = [
    ...(base === null ? [] : [{ block: null, text: beginningText(pieces, base) }]),
    { block: null, text: newText(pieces) },
  ];
  const origins = model.stages.map(({ index }) => index);
  const numbers = base === null ? [NEW] : [BEGINNING, NEW];
  return planOfComposition(model, {
    stages: own.toSpliced(stage.index, 0, ...added),
    origins: origins.toSpliced(stage.index, 0, ...numbers),
    changed: [stage.index],
    composition: compositionOf(pieces),
    edges: edgesOf(pieces),
    notes: extractionNotes(apart),
  });
}

function beginningFault({ steps }: Stage, cut: number): string | null {
  const above = steps.slice(0, cut);
  if (above.some(({ item }) => item.instruction.name === "ONBUILD")) {
    return "An ONBUILD line stands above: it is for stages that are built on its own.";
  }
  return dropsCommand(above, steps.slice(cut))
    ? "A CMD stands above, and the ENTRYPOINT below would drop it: move the CMD down first."
    : null;
}

interface Pieces extends Pick<Cut, "stage" | "needs" | "cut" | "base" | "name"> {
  readonly model: Model;
  readonly parts: StageParts;
  readonly copies: readonly string[];
}

function beginningText({ model, parts, cut }: Pieces, base: string): string {
  const lineEnd = lineEndOf(model);
  const steps = parts.cut(cut).above.trimEnd();
  const head = parts.comments.image + fromLine(parts.from, base, lineEnd);
  return steps === "" ? head : head + steps + lineEnd;
}

/** The lines of the new stage: what the steps need where it is not below them, and the steps with their comments. */
function newText({ model, needs, parts, cut, base, name }: Pieces): string {
  const lineEnd = lineEndOf(model);
  const from = base === null ? parts.from : fromStage(parts.from, base);
  const lines = linesOf(needs, cut).map((step) =>
    needs.moved.includes(step) ? spacedUnit(parts, needs, step) : parts.line(step),
  );
  const head = base === null ? parts.comments.image : "";
  return head + fromLine(from, name, lineEnd) + lines.join("");
}

/** A step with its comments, and with the blank line that stood between it and another that goes along. */
function spacedUnit(parts: StageParts, { moved }: Extraction, step: number): string {
  const at = parts.units.findIndex((unit) => unit.step === step);
  const space = parts.units[at - 1];
  const isTogether = moved.includes(step - 1) && parts.units[at - 2]?.step === step - 1;
  const above = space?.step === null && space.isBlank && isTogether ? parts.blank(space) : "";
  return above + parts.unit(step);
}

function linesOf({ moved, definitions }: Extraction, cut: number): readonly number[] {
  return [...moved, ...definitions.filter((step) => step >= cut)].toSorted((a, b) => a - b);
}

/** The stage without the steps, with what comes back where the last of them stood. */
function restText({ model, needs, parts, cut, base, copies }: Pieces): string {
  const lineEnd = lineEndOf(model);
  const last = needs.moved.at(-1);
  const isTaken = ({ step }: Unit): boolean =>
    step !== null && step !== last && needs.moved.includes(step);
  const behind = parts.units.findLastIndex(({ step }) => step !== null && step < cut) + 1;
  const units = parts.units.slice(behind);
  const kept = withoutDoubleSpace(units, new Set(units.filter(isTaken)));
  const lines = kept.map((unit) => {
    if (unit.step === null) return parts.blank(unit);
    return unit.step === last
      ? copies.map((line) => line + lineEnd).join("")
      : parts.unit(unit.step);
  });
  const from = base === null ? parts.from : fromStage(parts.from, base);
  const body = lines.join("") + parts.tail;
  const isSpaced = parts.units[0]?.isBlank ?? false;
  // On a stage of the file there is no image to speak of.
  const head = parts.comments.stage + (base === null ? parts.comments.image : "");
  return head + from + parts.naming + (isSpaced && cut === 0 ? body : withoutSpace(body));
}

function compositionOf({ model, stage, needs, cut, base, copies }: Pieces): Composition {
  const at = (step: number): StepOrigin => ({ stage: stage.index, step });
  const last = needs.moved.at(-1);
  const rest = stage.steps.flatMap((_, step): readonly StepOrigin[] => {
    if (step < cut) return [];
    if (step === last) return copies.map(() => null);
    return needs.moved.includes(step) ? [] : [at(step)];
  });
  const added = [
    ...(base === null ? [] : [stage.steps.slice(0, cut).map((_, step) => at(step))]),
    linesOf(needs, cut).map(at),
  ];
  return model.stages.flatMap(({ index, steps }): Composition =>
    index === stage.index
      ? [...added, rest]
      : [steps.map((_, step): StepOrigin => ({ stage: index, step }))],
  );
}

function edgesOf({ model, stage, needs, cut, base, copies }: Pieces): {
  added: EdgeShape[];
  removed: EdgeShape[];
} {
  const added: EdgeShape[] = copies.map(() => ({ kind: "copy", from: NEW, to: stage.index }));
  const removed: EdgeShape[] = [];
  for (const { kind, from, to, step } of model.edges) {
    if (from.kind !== "stage" || to !== stage.index) continue;
    const number = step === null ? -1 : stage.steps.indexOf(step);
    const isMoved = needs.moved.includes(number);
    const edge = { kind, from: from.stage };
    if (number < cut && base !== null) added.push({ ...edge, to: BEGINNING });
    else if (step === null || isMoved) added.push({ ...edge, to: NEW });
    if ((number < cut && base !== null) || isMoved) removed.push({ ...edge, to });
  }
  if (base !== null) {
    for (const to of [NEW, stage.index]) added.push({ kind: "base", from: BEGINNING, to });
  }
  return { added, removed };
}
