import type { VertexSite } from "./blame.ts";
import { configChange } from "./definition-causes.ts";
import { stageTitle } from "./labels.ts";
import { statusOf } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { Vertex } from "./plan.ts";
import { sayShort } from "./sentences.ts";

/** What is worth knowing of a step that is cached although one might think otherwise. */
export function stepNotes(outcome: Outcome, site: VertexSite): readonly string[] {
  const { stage, index, vertex } = site;
  if (statusOf(outcome, stage, index) !== "cached") return [];
  if (vertex.kind === "config") return configNotes(outcome, vertex);
  const notes: string[] = [];
  if (vertex.isLink && isBrokenBelow(outcome, site)) {
    notes.push("--link: its layer does not depend on what is below, so it is used again");
  }
  for (const input of vertex.inputs) {
    if (input.kind !== "origin" || input.origin.kind !== "stage") continue;
    const source = outcome.plan.stages[input.origin.stage];
    if (source === undefined || !isBroken(outcome, input.origin.stage)) continue;
    const paths = sayShort(input.selection.sources);
    notes.push(
      `Not all of ${stageTitle(source)} is from the cache, but ${paths} comes out the same, and only that counts`,
    );
  }
  return notes;
}

function configNotes({ matches, input, before }: Outcome, vertex: Vertex): readonly string[] {
  if (input.isCold === true || before.all.size === 0) return [];
  const change = configChange(vertex, matches.vertices.get(vertex)?.vertex);
  if (change === null) return [];
  const effect =
    REACHING.get(vertex.instruction.name ?? "") ??
    "only the image's configuration changes, no step depends on it";
  return [`${change}; ${effect}`];
}

const REACHING: ReadonlyMap<string, string> = new Map([
  ["ARG", "an ARG runs nothing: it counts from the next RUN on, and where a line uses it"],
  ["ENV", "an ENV runs nothing: it counts from the next RUN on, and where a line uses it"],
  ["USER", "USER runs nothing: it counts from the next RUN or WORKDIR on"],
  ["SHELL", "SHELL runs nothing: it counts from the next RUN in shell form on"],
  ["ONBUILD", "ONBUILD runs nothing here: it counts in stages that are built on this one"],
]);

/** True when something that the step stands on is not from the cache. */
function isBrokenBelow(outcome: Outcome, { stage, index }: VertexSite): boolean {
  const keys = outcome.different.stages[stage];
  const isMissed = keys?.vertices.slice(0, index).some(({ isHit }) => !isHit) ?? false;
  const earlier = outcome.matches.stages.get(stage) ?? -1;
  return isMissed || keys?.start !== outcome.before.stages[earlier]?.start;
}

function isBroken(outcome: Outcome, stage: number): boolean {
  const count = outcome.plan.stages[stage]?.vertices.length ?? 0;
  const vertex = outcome.plan.stages[stage]?.vertices[count - 1];
  return vertex !== undefined && isBrokenBelow(outcome, { stage, index: count, vertex });
}
