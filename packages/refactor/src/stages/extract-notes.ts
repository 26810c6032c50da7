import type { Model, Stage } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import { actorsOf } from "../actors.ts";
import type { FileSet } from "../effects.ts";
import { isWithin, overlap, pathSet } from "../paths.ts";
import type { Note, Reason } from "../plan.ts";
import { lineOf } from "../words.ts";
import { nameOf } from "./extract-needs.ts";
import { outputsOf } from "./extract-outputs.ts";
import { isLeftover, isOwn, lostWrites } from "./extract-results.ts";
import { nameOf as stageName } from "./places.ts";

interface Taken {
  readonly stage: Stage;
  readonly moved: readonly number[];
  readonly paths: readonly string[];
}

/** What stays behind although something needs it: a refusal where that is certain, else something to know. */
export function lostReasons(
  model: Model,
  { stage, moved, paths }: Taken,
): { readonly refused: readonly Reason[]; readonly notes: readonly string[] } {
  const actors = actorsOf(model, stage);
  const lost = actors.flatMap((actor, number) =>
    moved.includes(number)
      ? lostWrites(actor.effects, paths).map((set) => ({ actor, number, set }))
      : [],
  );
  const refused: Reason[] = [];
  const notes = new Set<string>();
  for (const [number, reader] of actors.entries()) {
    if (moved.includes(number)) continue;
    const meeting = lost.filter(
      (each) =>
        each.number < number && reader.effects.files.reads.some((read) => meets(each.set, read)),
    );
    const certain = meeting.find(({ set }) => isExact(set));
    const [any] = meeting;
    const what = certain ?? any;
    if (what === undefined) continue;
    const message = `${nameOf(model, reader)} reads ${what.set.path}, which ${nameOf(model, what.actor)} writes and which does not come back`;
    if (certain === undefined) notes.add(`${message}: see that it does without.`);
    else {
      const line = lineOf(model, stage, reader.step);
      refused.push({ message: `${message}.`, step: reader.step.key, line });
    }
  }
  for (const { kind, from, to, paths: taken, step, line } of model.edges) {
    const isUser = kind !== "base" && from.kind === "stage" && from.stage === stage.index;
    const user = model.stages[to];
    if (!isUser || user === undefined) continue;
    const sets = taken.map((path) => pathSet(joinPath("/", path), "tree"));
    const found = lost.find(({ set }) => isExact(set) && sets.some((each) => overlap(each, set)));
    if (found === undefined) continue;
    const message = `${stageName(user)} takes ${found.set.path} from ${stageName(stage)} (line ${line}), which does not come back.`;
    refused.push({ message, step: step?.key ?? null, line });
  }
  for (const number of moved) {
    const actor = actors[number];
    const left = lost.filter((each) => each.number === number).map(({ set }) => set.path);
    if (actor === undefined || !left.some((path) => path === "/etc" || path === "/var/lib"))
      continue;
    notes.add(`What ${nameOf(model, actor)} installs into the system stays behind.`);
  }
  for (const number of moved) {
    const step = stage.steps[number];
    const deleted = step === undefined ? [] : outputsOf(model, { stage, step, number }).deleted;
    const kept = deleted.filter((path) => !isLeftover(path));
    if (step === undefined || kept.length === 0) continue;
    notes.add(
      `${nameOf(model, { stage, step })} deletes ${listOf(kept)}: in ${stageName(stage)} that stays, where it is there.`,
    );
  }
  return { refused, notes: [...notes] };
}

/** A place of its own, of which it is certain that it is written. */
function isExact({ path, isCertain, scope }: FileSet): boolean {
  return isCertain && scope !== "below" && isOwn(path);
}

function meets(written: FileSet, read: FileSet): boolean {
  if (!written.isCertain || !read.isCertain) return false;
  if (read.isNamed === true && written.scope !== "node") return false;
  if (written.isNamed === true && read.scope !== "node") return false;
  return overlap(written, read);
}

/** Why nobody can tell what to bring back, a reason a step. */
export function unknownReasons(
  model: Model,
  { stage, moved }: Omit<Taken, "paths">,
  given: readonly string[] | null,
): readonly Reason[] {
  if (given !== null) return [{ message: "Say which paths come back.", step: null, line: 0 }];
  return actorsOf(model, stage).flatMap((actor, number): readonly Reason[] => {
    if (!moved.includes(number)) return [];
    const [program] = actor.effects.unknown;
    const why =
      program === undefined
        ? "leaves no files at a place of their own"
        : `runs “${program}”, and nobody knows what that leaves`;
    const message = `${nameOf(model, actor)} ${why}: say which paths come back.`;
    return [{ message, step: actor.step.key, line: lineOf(model, stage, actor.step) }];
  });
}

interface Extracted extends Omit<Taken, "moved"> {
  readonly name: string;
  readonly known: readonly string[];
  readonly notes: readonly string[];
  readonly base: string | null;
  /** How many steps that stage has. */
  readonly cut: number;
  readonly needs: { readonly needsFiles: boolean };
}

/** What is done besides, and what is taken for granted. */
export function extractionNotes({
  stage,
  name,
  paths,
  known,
  notes,
  base,
  cut,
  needs,
}: Extracted): readonly Note[] {
  const messages = [...notes];
  if (base !== null) {
    const steps =
      ["FROM becomes", "FROM and the step above become"][cut] ??
      `FROM and the ${cut} steps above become`;
    const why = needs.needsFiles ? "They need what stands above: " : "";
    messages.push(
      `${why}${steps} the stage ${base}, on which ${stageName(stage)} and ${name} both stand.`,
    );
  }
  const unknown = paths.filter(
    (path) => !known.some((each) => isWithin(path, each) || isWithin(each, path)),
  );
  const left = known.filter(
    (path) => !paths.some((each) => isWithin(path, each) || isWithin(each, path)),
  );
  if (unknown.length > 0) {
    messages.push(
      `Nobody knows whether they write ${listOf(unknown)}: the build stops if they do not.`,
    );
  }
  if (left.length > 0)
    messages.push(`${listOf(left)} ${left.length === 1 ? "stays" : "stay"} behind.`);
  messages.push(
    `It is taken for granted that ${stageName(stage)} needs nothing else that they leave, such as caches.`,
  );
  return messages.map((message) => ({ message }));
}

function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3);
  const more = paths.length > 3 ? [`${paths.length - 3} more`] : [];
  const all = [...shown, ...more];
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}
