import { settingsOf } from "@stagemap/checks";
import type { Site } from "@stagemap/checks";
import type { GoalCheck } from "@stagemap/lessons";
import { effectsOf } from "@stagemap/refactor";
import { commandSites, sayFound, sayNothingRuns } from "./lesson-commands.ts";
import type { CommandSite } from "./lesson-commands.ts";
import { spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Of<Kind extends GoalCheck["kind"]> = Extract<GoalCheck, { readonly kind: Kind }>;

export function judgeReadsVariable(
  scene: Scene,
  { commands, variable }: Of<"reads-variable">,
): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  const readers = found.filter(({ site }) => readsVariable(scene, site, variable));
  if (readers.length === 0)
    return misses(
      `${sayFound(first)} on line ${first.site.line} does not read \`$${variable}\`.`,
      spanOfSite(scene, first.site),
    );
  const settings = settingsOf(scene.context).at;
  if (readers.some(({ site }) => settings.get(site)?.variable(variable) !== undefined)) return MET;
  const [reader = first] = readers;
  return misses(
    `\`$${variable}\` is empty on line ${reader.site.line}: its stage needs a line \`ARG ${variable}\` above it.`,
    spanOfSite(scene, reader.site),
  );
}

function readsVariable({ model }: Scene, { stage, step }: Site, variable: string): boolean {
  if (stage === null || step === null) return false;
  const effects = effectsOf(model, stage)[stage.steps.indexOf(step)];
  return effects?.variables.reads.some(({ name }) => name === variable) ?? false;
}

export function judgeGivenVariable(
  scene: Scene,
  { commands, variable, value }: Of<"given-variable">,
): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  const given = found.map((each) => givenValue(scene, each, variable));
  const isGiven = given.some((each) =>
    value === undefined ? each !== undefined : each === value || each === null,
  );
  if (isGiven) return MET;
  const wanted = value === undefined ? variable : `${variable}=${value}`;
  const other = given.find((each) => each !== undefined);
  const has = other === undefined ? "" : `; there it is \`${other}\``;
  return misses(
    `${sayFound(first)} on line ${first.site.line} is not given \`${wanted}\`${has}.`,
    spanOfSite(scene, first.site),
  );
}

/** What a variable is for a command: null for something that only the shell knows, undefined when it is not set. */
function givenValue(
  { context }: Scene,
  { run, site, command }: CommandSite,
  variable: string,
): string | null | undefined {
  const own = command.assignments.findLast(({ name }) => name === variable);
  if (own !== undefined) return own.value;
  const exported = run.script.commands.flatMap(({ basename, args, to }) =>
    basename === "export" && to <= command.from ? args.map(({ value, text }) => value ?? text) : [],
  );
  const last = exported.findLast((word) => word.startsWith(`${variable}=`));
  if (last !== undefined) return last.slice(variable.length + 1);
  return settingsOf(context).at.get(site)?.variable(variable);
}
