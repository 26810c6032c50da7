import type { Step } from "@stagemap/model";
import { readsName } from "../conflicts.ts";
import { actorsOf } from "../actors.ts";
import { refuse } from "../plan.ts";
import type { Note, Plan } from "../plan.ts";
import type { RefactoringSite } from "../refactoring.ts";
import { chainOf } from "../refactorings/run-parts.ts";
import { settingsOf } from "../settings.ts";
import { lineEndOf, unitsOf } from "../stage-text.ts";
import { titleOf } from "../words.ts";
import { bringsNoMore, manifestLines } from "./manifest-lines.ts";
import type { FirstInstall } from "./plan-split.ts";
import { scriptOfStep } from "./project-calls.ts";
import type { Taken } from "./taken.ts";

/** Puts a copy of the manifests and a fetch of its own above; the call below finds all there. */
export function planFetchAbove(site: RefactoringSite, taken: Taken, first: FirstInstall): Plan {
  const { model, stage, step } = site;
  const run = stage.steps[first.index];
  if (run === undefined) return refuse("The text has changed: the step is no longer there.");
  const between = settingsBetween(site, first);
  if (typeof between === "string") return refuse(between);
  const isKept = run.item.instruction.flags.some(
    ({ name, value }) => name === "mount" && /(?:^|,)type=cache(?:,|$)/.test(value ?? ""),
  );
  if (isKept) return refuse(`${titleOf(run)} keeps what it downloads in a cache mount.`);
  const manifests = manifestLines(site, taken, [first]);
  if (typeof manifests === "string") return refuse(manifests);
  if (bringsNoMore(step, manifests)) return refuse("It copies manifests alone.");
  const { keyword, flags } = run.item.instruction;
  const { raw } = run.item;
  const head = [keyword, ...flags].map(({ from, to }) => raw.slice(from, to)).join(" ");
  const indent = step.item.raw.slice(0, step.item.instruction.keyword.from);
  const touched = compiledCall(site, run, first);
  const commands =
    touched === null ? first.install.commands : (first.install.compiled?.commands ?? []);
  const lines = [
    ...manifests,
    ...between.map((line) => indent + line),
    ...(commands ?? []).map((command) => `${indent}${head} ${command}`),
  ];
  const lineEnd = lineEndOf(model);
  const start = unitsOf(model, stage).find((unit) => unit.step === site.index)?.start ?? 0;
  const newText = lines.map((line) => line + lineEnd).join("");
  return {
    ok: true,
    edits: [{ span: { start, end: start }, newText }, ...(touched === null ? [] : [touched])],
    notes: notesOf(first, run, touched !== null),
  };
}

/** A WORKDIR that the fetch needs above the COPY; a string where more than that stands between the two. */
function settingsBetween(
  { model, stage, index }: RefactoringSite,
  { use, directory, index: end }: FirstInstall,
): readonly string[] | string {
  const own = settingsOf(model)[stage.index]?.before[index];
  const actors = actorsOf(model, stage);
  const reads = actors[end]?.effects.variables.reads.filter(({ isCertain }) => isCertain) ?? [];
  for (const { step, effects } of actors.slice(index + 1, end)) {
    const { name } = step.item.instruction;
    const isUsed = effects.variables.writes.some((each) => readsName(reads, each));
    if (name === "USER" || name === "SHELL" || isUsed) {
      return `${titleOf(step)} stands between the two, and the fetch needs it as well.`;
    }
  }
  if (own?.directory === directory) return [];
  if (use.command.directory !== "") return "The install changes the folder that it runs in.";
  const destination = stage.steps[index]?.item.instruction.args.at(-1)?.text ?? "";
  // A relative place of the COPY would be another one below the new line.
  const folders = stage.steps
    .slice(index + 1, end)
    .filter(({ item }) => item.instruction.name === "WORKDIR");
  const isSet = (folders[0]?.item.instruction.args[0]?.text ?? "").startsWith("/");
  if (!destination.startsWith("/") || !isSet || /[$\s]/.test(directory)) {
    return "A WORKDIR between the two would have to come before the COPY, which depends on it.";
  }
  return [`WORKDIR ${directory}`];
}

/** The edit of the call that compiles, where what comes first compiles as well; null where it only fetches. */
function compiledCall(
  { model, stage }: RefactoringSite,
  run: Step,
  { use, install, index }: FirstInstall,
) {
  const settings = settingsOf(model)[stage.index]?.before[index];
  const { compiled } = install;
  const { command } = use;
  if (compiled === null || settings === undefined || command.directory !== "") return null;
  const script = scriptOfStep(run, settings);
  const part =
    script === null
      ? undefined
      : chainOf(script)?.find(({ from, to }) => command.from >= from && command.from < to);
  if (part === undefined || run.item.heredocs.length > 0 || command.layer?.isVerbatim !== true) {
    return null;
  }
  const at =
    (model.tree.starts[(model.stageItems[stage.index] ?? 0) + run.itemOffset] ?? 0) + part.from;
  return { span: { start: at, end: at }, newText: `${compiled.before} && ` };
}

function notesOf({ install }: FirstInstall, run: Step, isCompiled: boolean): readonly Note[] {
  const notes: Note[] = [
    {
      message: `This holds as long as ${titleOf(run)} finds in place what the new step has fetched, and would have fetched the same itself.`,
    },
  ];
  if (isCompiled) {
    notes.push({
      message:
        "The crate is one program with src/main.rs: for other layouts a stage with cargo-chef is the better way.",
    });
  } else if (install.commands?.some((each) => each.startsWith("mkdir")) === true) {
    notes.push({
      message: "The manifest names no other source file than src/main.rs, or Cargo refuses it.",
    });
  }
  return notes;
}
