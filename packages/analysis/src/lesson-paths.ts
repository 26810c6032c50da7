import { isInside, joinPath, rootOf, shippedContents } from "@stagemap/checks";
import type { GoalCheck } from "@stagemap/lessons";
import { sayCommands, sayNothingRuns, commandSites } from "./lesson-commands.ts";
import { originIn } from "./lesson-origins.ts";
import { sayStage, spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Of<Kind extends GoalCheck["kind"]> = Extract<GoalCheck, { readonly kind: Kind }>;

export function judgePathShipped(scene: Scene, goal: Of<"path-shipped">): Verdict {
  const { target } = scene;
  const path = joinPath("/", goal.path);
  if (target === null) return misses("There is no stage yet.");
  const { madeBy = null } = goal;
  if (originIn({ scene, path, madeBy }, target) !== null) return MET;
  if (madeBy !== null && commandSites(scene, madeBy).length === 0)
    return misses(sayNothingRuns(scene, madeBy));
  const other = madeBy === null ? null : originIn({ scene, path, madeBy: null }, target);
  if (other !== null && madeBy !== null) {
    return misses(
      `What line ${other.site.line} brings to \`${path}\` does not come from where ${sayCommands(madeBy)} runs.`,
      spanOfSite(scene, other.site),
    );
  }
  return misses(
    `No line of ${sayStage(scene, target)}, which ships, brings anything to \`${path}\`.`,
  );
}

export function judgePathAbsent(scene: Scene, goal: Of<"path-not-shipped">): Verdict {
  const { target, context } = scene;
  const path = joinPath("/", goal.path);
  if (target === null) return misses("There is no stage yet.");
  const found = shippedContents(context).find(
    (content) =>
      content.path !== null &&
      content.path !== "/usr" &&
      content.kind !== "context" &&
      isInside(content.path, path),
  );
  if (found !== undefined) {
    const site = found.copies.at(-1) ?? found.site;
    return misses(
      `Line ${site.line} brings ${found.what} to \`${path}\`.`,
      spanOfSite(scene, site),
    );
  }
  const origin = originIn({ scene, path, madeBy: null }, target);
  return origin === null
    ? MET
    : misses(
        `Line ${origin.site.line} brings something to \`${path}\`.`,
        spanOfSite(scene, origin.site),
      );
}

interface Started {
  readonly words: readonly string[];
  /** True when a shell has to be there to start it. */
  readonly needsShell: boolean;
}

export function judgeStarts(scene: Scene, { words }: Of<"starts">): Verdict {
  const { model, target } = scene;
  if (target === null) return misses("There is no stage yet.");
  const started = startedBy(scene, target);
  const wanted = words.join(" ");
  if (started.words.length === 0)
    return misses(`Neither ENTRYPOINT nor CMD says what the image starts: \`${wanted}\`.`);
  let at = 0;
  for (const word of started.words) if (word === words[at]) at++;
  if (at < words.length)
    return misses(`The image starts \`${started.words.join(" ")}\` and not \`${wanted}\`.`);
  return started.needsShell && rootOf(model, target).kind === "scratch"
    ? misses('On scratch there is no shell to read this line: write it as a JSON array, `["…"]`.')
    : MET;
}

/** As the last ENTRYPOINT and CMD of the stages below have it; an ENTRYPOINT forgets the CMD of a stage below. */
function startedBy({ model, context }: Scene, target: number): Started {
  const chain: number[] = [];
  let next: number | null = target;
  while (next !== null && !chain.includes(next)) {
    chain.unshift(next);
    const base: (typeof model.bases)[number] | undefined = model.bases[next];
    next = base?.kind === "stage" ? base.stage : null;
  }
  const none: Started = { words: [], needsShell: false };
  let entrypoint = none;
  let command = none;
  for (const stage of chain) {
    let isOwn = false;
    for (const { instruction } of context.dispatched[stage] ?? []) {
      const { name, isJson, args, rest } = instruction;
      if (name !== "ENTRYPOINT" && name !== "CMD") continue;
      const words = isJson
        ? args.map(({ text }) => text)
        : rest.text.split(/\s+/).filter((word) => word !== "");
      const started = { words, needsShell: !isJson };
      if (name === "CMD") {
        command = started;
        isOwn = true;
      } else {
        entrypoint = started;
        if (!isOwn) command = none;
      }
    }
  }
  // What an ENTRYPOINT in shell form starts takes no words of CMD.
  if (entrypoint.needsShell) return entrypoint;
  return {
    words: [...entrypoint.words, ...command.words],
    needsShell: command.needsShell || (entrypoint.words.length === 0 && command.needsShell),
  };
}
