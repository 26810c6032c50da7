import type { Step } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { actorsOf } from "../actors.ts";
import { conflictsBetween } from "../conflicts.ts";
import { isWithin } from "../paths.ts";
import { reasonsOf } from "../passing.ts";
import { refuse } from "../plan.ts";
import type { Note, Plan, Refused } from "../plan.ts";
import { stateChange } from "../refactorings/run-parts.ts";
import type { RefactoringSite } from "../refactoring.ts";
import { settingsOf } from "../settings.ts";
import { lineEndOf, unitsOf } from "../stage-text.ts";
import { titleOf } from "../words.ts";
import { bringsNoMore, manifestLines } from "./manifest-lines.ts";
import { headOf, projectCalls, scriptOfStep } from "./project-calls.ts";
import type { Head, ProjectCall } from "./project-calls.ts";
import { filesIn } from "./taken.ts";
import type { Taken } from "./taken.ts";

interface Passed {
  readonly index: number;
  readonly step: Step;
  /** Null for a step that the COPY passes as any other. */
  readonly head: Head | null;
}

/** Moves the COPY below the installs, with the manifests in its old place. */
export function planInstallAbove(site: RefactoringSite, taken: Taken): Plan {
  const found = passedSteps(site, taken);
  if ("ok" in found) return found;
  const { passed } = found;
  const last = passed.at(-1);
  const wanted = passed.flatMap(({ head }) => head?.installs ?? []);
  if (last === undefined || last.head === null) return refuse("No install below can go before it.");
  const lines = manifestLines(
    site,
    taken,
    wanted.map(({ install, directory }) => ({ install, directory: directory ?? "/" })),
  );
  if (typeof lines === "string") return refuse(lines);
  if (bringsNoMore(site.step, lines)) return refuse("It copies manifests alone.");
  const units = unitsOf(site.model, site.stage);
  const own = units.find(({ step }) => step === site.index);
  const below = units.find(({ step }) => step === last.index);
  if (own === undefined || below === undefined) return refuse("The lines cannot be taken apart.");
  const { source } = site.model.tree;
  const lineEnd = lineEndOf(site.model);
  const text = source.slice(own.start, own.end);
  const moved = text.endsWith("\n") ? text : text + lineEnd;
  const removal: TextEdit = {
    span: { start: own.start, end: own.end },
    newText: lines.map((line) => line + lineEnd).join(""),
  };
  const { split } = last.head;
  const insertion =
    split === null
      ? behind(source, { end: below.end, moved, lineEnd })
      : between(site, last, { split, moved, lineEnd });
  return { ok: true, edits: [removal, insertion], notes: notesOf(site, taken, passed) };
}

function behind(
  source: string,
  { end, moved, lineEnd }: { end: number; moved: string; lineEnd: string },
): TextEdit {
  const isOpenEnd = end === source.length && !source.endsWith("\n");
  const newText = isOpenEnd ? lineEnd + moved.slice(0, -lineEnd.length) : moved;
  return { span: { start: end, end }, newText };
}

/** Between the installs of a RUN and the rest of it. */
function between(
  { model, stage }: RefactoringSite,
  { step }: Passed,
  { split, moved, lineEnd }: { split: NonNullable<Head["split"]>; moved: string; lineEnd: string },
): TextEdit {
  const start = model.tree.starts[(model.stageItems[stage.index] ?? 0) + step.itemOffset] ?? 0;
  const { raw, instruction } = step.item;
  const { keyword, flags } = instruction;
  const head = [keyword, ...flags].map(({ from, to }) => raw.slice(from, to)).join(" ");
  const indent = raw.slice(0, keyword.from);
  return {
    span: { start: start + split.from, end: start + split.to },
    newText: `${lineEnd}${moved}${indent}${head} `,
  };
}

/** The steps that the COPY passes, up to the last install that can go before it. */
function passedSteps(
  site: RefactoringSite,
  taken: Taken,
): { readonly passed: readonly Passed[] } | Refused {
  const { model, stage, index } = site;
  const actors = actorsOf(model, stage);
  const copy = actors[index];
  if (copy === undefined) return refuse("The text has changed: the step is no longer there.");
  // The folders down to its place the manifests make in its stead.
  const { files } = copy.effects;
  const makes = files.makes.filter(({ path }) => !isWithin(taken.place, path));
  const effects = { ...copy.effects, files: { ...files, makes } };
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  const passed: Passed[] = [];
  let lastInstall = 0;
  let reason: Refused | null = null;
  for (const [number, lower] of actors.entries()) {
    const own = settings[number];
    if (number <= index || own === undefined) continue;
    const { step } = lower;
    const meetings = conflictsBetween(effects, lower.effects).map((conflict) => ({
      upper: copy,
      lower,
      conflict,
    }));
    const calls = projectCalls(step, own);
    const others = meetings.filter(
      ({ conflict }) =>
        !/^(?:file|directory)/.test(conflict.kind) ||
        (conflict.kind === "file written twice" && !isOfProject(conflict.thing, calls, taken)),
    );
    if (others.length > 0 || (calls.length === 0 && meetings.length > 0)) {
      reason ??= { ok: false, reasons: reasonsOf(model, others.length > 0 ? others : meetings) };
      break;
    }
    if (calls.length === 0 || meetings.length === 0) {
      passed.push({ index: number, step, head: null });
      continue;
    }
    const head = headOf(step, own, (folder) => filesIn(taken, folder, site.files));
    const fault = typeof head === "string" ? head : splitFault(step, head, own);
    if (typeof head === "string" || fault !== null) {
      reason ??= refuse(`${titleOf(step)} stays behind the sources: ${fault ?? ""}.`);
      break;
    }
    passed.push({ index: number, step, head });
    lastInstall = passed.length;
    if (head.split !== null) break;
  }
  if (lastInstall === 0) return reason ?? refuse("No install below can go before it.");
  return { passed: passed.slice(0, lastInstall) };
}

/** True for what an install writes among the project's own files. What lies below the root is no project's by that alone. */
function isOfProject(path: string, calls: readonly ProjectCall[], { place }: Taken): boolean {
  return calls.some(
    ({ directory }) =>
      directory !== null && isWithin(path, directory) && (directory !== "/" || place === "/"),
  );
}

/** Why a RUN cannot be cut behind its installs; null when it can, or need not be. */
function splitFault(
  step: Step,
  { split }: Head,
  settings: Parameters<typeof scriptOfStep>[1],
): string | null {
  if (split === null) return null;
  const script = scriptOfStep(step, settings);
  const state = script === null ? null : stateChange(script, { from: 0, to: split.from });
  if (state !== null) return `“${state}” holds for the commands behind it`;
  return step.item.raw.slice(split.from, split.to).includes("#")
    ? "a comment stands where it would be cut"
    : null;
}

function notesOf(
  { model, stage }: RefactoringSite,
  { place }: Taken,
  passed: readonly Passed[],
): readonly Note[] {
  const actors = actorsOf(model, stage);
  const installs = passed.filter(({ head }) => head !== null);
  const sentences = new Set(
    installs.flatMap(({ index }) => actors[index]?.effects.assumptions ?? []),
  );
  const writes = installs.flatMap(({ index }) => actors[index]?.effects.files.writes ?? []);
  const names = new Set(
    writes.flatMap(({ path }) => {
      const [first] = path.startsWith(place === "/" ? "/" : `${place}/`)
        ? path.slice(place === "/" ? 1 : place.length + 1).split("/")
        : [];
      return first === undefined || first === "" || /[*?[]/.test(first) ? [] : [first];
    }),
  );
  const notes = [...sentences].map((each) => ({ message: `This holds as long as ${each}.` }));
  if (names.size > 0) {
    const list = [...names].join(", ");
    notes.push({
      message: `What the build context holds of ${list} comes to lie over what the install wrote: .dockerignore should leave out what it makes.`,
    });
  }
  return notes;
}
