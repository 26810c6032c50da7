import type { Model, Stage } from "@stagemap/model";
import { actorsOf } from "../actors.ts";
import { conflictsBetween } from "../conflicts.ts";
import type { ConflictKind } from "../conflicts.ts";
import { overlap } from "../paths.ts";
import type { Reason } from "../plan.ts";
import { lineOf, titleOf } from "../words.ts";
import type { Actor } from "../words.ts";
import { isLeftover } from "./extract-results.ts";

/** What a step depends on that one above it does. */
const DEPENDENCES: ReadonlySet<ConflictKind> = new Set([
  "file written then read",
  "directory made then touched",
  "variable set then read",
  "setting set then used",
]);

const MAKING: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD"]);
const DEFINING: ReadonlySet<string> = new Set(["ARG", "ENV", "WORKDIR", "USER", "SHELL"]);

/** Steps that are to stand in a stage of their own, by number. */
export interface Extraction {
  /** Those that make files, in order. At least one. */
  readonly moved: readonly number[];
  /** Lines above and between that say where and how they run, in order: they stand in both stages. */
  readonly definitions: readonly number[];
  /** True when they need files that steps above them make. */
  readonly needsFiles: boolean;
}

export type Needs = Extraction | { readonly reasons: readonly Reason[] };

/** What chosen steps need of the others. */
export function needsOf(model: Model, stage: Stage, chosen: ReadonlySet<number>): Needs {
  const actors = actorsOf(model, stage);
  const moved = actors.flatMap((actor, number) =>
    chosen.has(number) && isMaking(actor) ? [number] : [],
  );
  const [first] = moved;
  const last = moved.at(-1);
  if (first === undefined || last === undefined) {
    const message = "Choose steps that make files: RUN, COPY or ADD.";
    return { reasons: [{ message, step: null, line: 0 }] };
  }
  const needed = new Set<number>();
  const below = new Set(moved);
  for (let number = last; number >= 0; number--) {
    const actor = actors[number];
    if (actor === undefined || below.has(number)) continue;
    const isNeeded = [...below].some((each) => {
      const user = actors[each];
      return each > number && user !== undefined && dependsOn(user, actor);
    });
    if (!isNeeded) continue;
    needed.add(number);
    // What a needed line needs in turn is needed as well; for files, all above stays as it is.
    if (isDefining(actor)) below.add(number);
  }
  const reasons = betweenReasons(model, { actors, moved, first, last, needed });
  if (reasons.length > 0) return { reasons };
  const definitions = [...needed].filter((number) => isDefiningAt(actors, number));
  return {
    moved,
    definitions: definitions.toSorted((a, b) => a - b),
    needsFiles: [...needed].some((number) => number < first && !isDefiningAt(actors, number)),
  };
}

function isMaking({ step }: Actor): boolean {
  return MAKING.has(step.item.instruction.name ?? "");
}

function isDefining({ step }: Actor): boolean {
  return DEFINING.has(step.item.instruction.name ?? "");
}

function isDefiningAt(actors: readonly Actor[], number: number): boolean {
  const actor = actors[number];
  return actor !== undefined && isDefining(actor);
}

function dependsOn(lower: Actor, upper: Actor): boolean {
  return (
    conflictsBetween(upper.effects, lower.effects).some(({ kind }) => DEPENDENCES.has(kind)) ||
    goesOn(lower, upper)
  );
}

/** A RUN that writes where another one wrote may go on from what it finds; a COPY never does. */
function goesOn({ step, effects }: Actor, upper: Actor): boolean {
  if (step.item.instruction.name !== "RUN") return false;
  return effects.files.writes.some(
    (set) => !isLeftover(set.path) && upper.effects.files.writes.some((each) => overlap(each, set)),
  );
}

interface Between {
  readonly actors: readonly Actor[];
  readonly moved: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly needed: ReadonlySet<number>;
}

/** Steps between the chosen ones that cannot stay: what comes back comes at the last one's place. */
function betweenReasons(
  model: Model,
  { actors, moved, first, last, needed }: Between,
): readonly Reason[] {
  return actors.flatMap((actor, number): Reason[] => {
    if (number <= first || number >= last || moved.includes(number) || isDefining(actor)) return [];
    const user = needed.has(number)
      ? moved.find((each) => each > number && dependsOn(at(actors, each), actor))
      : undefined;
    const upper = moved.find(
      (each) =>
        each < number && conflictsBetween(at(actors, each).effects, actor.effects).length > 0,
    );
    const other = user ?? upper;
    if (other === undefined) return [];
    const what =
      user === undefined
        ? `may need what ${nameOf(model, at(actors, other))} makes`
        : `may be needed by ${nameOf(model, at(actors, other))}`;
    const { step, stage } = actor;
    const line = lineOf(model, stage, step);
    return [
      {
        message: `${nameOf(model, actor)} stands between and ${what}: choose it as well.`,
        step: step.key,
        line,
      },
    ];
  });
}

function at(actors: readonly Actor[], number: number): Actor {
  const actor = actors[number];
  if (actor === undefined) throw new Error(`No step ${number}`);
  return actor;
}

export function nameOf(model: Model, { step, stage }: Pick<Actor, "step" | "stage">): string {
  return `${titleOf(step)} (line ${lineOf(model, stage, step)})`;
}
