import { packageUsesOf } from "@stagemap/checks";
import type { Run, Site } from "@stagemap/checks";
import type { Command } from "@stagemap/shell";
import { sayStage } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { isFlag, plainProgram, plainWords } from "./lesson-words.ts";

/** A command that one of the wanted ones stands for, with the RUN that carries it out. */
export interface CommandSite {
  readonly run: Run;
  readonly site: Site;
  readonly command: Command;
  /** The number of its stage. */
  readonly stage: number;
  /** The wanted command that it is. */
  readonly wanted: string;
}

const known = new WeakMap<Scene, Map<string, readonly CommandSite[]>>();

/** Where one of the commands is carried out in a stage that the build needs, in text order; looked for once. */
export function commandSites(scene: Scene, wanted: readonly string[]): readonly CommandSite[] {
  const ofScene = known.get(scene) ?? new Map<string, readonly CommandSite[]>();
  known.set(scene, ofScene);
  const key = wanted.join("\n");
  const found = ofScene.get(key) ?? findCommands(scene, wanted);
  ofScene.set(key, found);
  return found;
}

function findCommands(scene: Scene, wanted: readonly string[]): readonly CommandSite[] {
  return scene.context.runs.flatMap((run) => {
    const { site, instruction, isTrigger, script } = run;
    const stage = site.stage?.index ?? -1;
    if (instruction.name !== "RUN" || isTrigger || !scene.context.needed.has(stage)) return [];
    return script.commands.flatMap((command) => {
      const found = wanted.find((each) => isCommand(scene, run, command, each));
      return found === undefined ? [] : [{ run, site, command, stage, wanted: found }];
    });
  });
}

/** A sentence for when the build carries out none of them. */
export function sayNothingRuns(scene: Scene, wanted: readonly string[]): string {
  const elsewhere = scene.context.runs.find(
    (run) =>
      run.instruction.name === "RUN" &&
      !scene.context.needed.has(run.site.stage?.index ?? -1) &&
      run.script.commands.some((command) =>
        wanted.some((each) => isCommand(scene, run, command, each)),
      ),
  );
  const stage = elsewhere?.site.stage?.index ?? -1;
  return elsewhere === undefined
    ? `No RUN of this build carries out ${sayCommands(wanted)}.`
    : `${sayCommands(wanted)} stands in ${sayStage(scene, stage)} on line ${elsewhere.site.line}, which this build never reaches: the target neither starts from it nor takes anything from it.`;
}

/** A command that was found, as it was asked for. */
export function sayFound({ wanted }: CommandSite): string {
  return sayCommands([wanted]);
}

export function sayCommands(wanted: readonly string[]): string {
  return wanted.map((each) => `\`${each}\``).join(" or ");
}

function isCommand(scene: Scene, run: Run, command: Command, wanted: string): boolean {
  const [first = "", ...rest] = wanted.trim().split(/\s+/);
  const program = plainProgram(first);
  const written = command.args.map(({ value, text }) => value ?? text);
  const use = packageUsesOf(scene.context, run).find((each) => each.command === command);
  if (use === undefined) return command.basename === first && holdsInOrder(written, rest);
  const { manager, subcommandWords, operands } = use;
  if (plainProgram(manager.id) !== program && !manager.programs.includes(program)) return false;
  const flags = rest.filter((word) => word.startsWith("-"));
  if (!flags.every((flag) => written.some((word) => isFlag(word, flag)))) return false;
  const said = [...subcommandWords, ...operands].map(({ value, text }) => value ?? text);
  const words = plainWords(
    program,
    rest.filter((word) => !word.startsWith("-")),
  );
  const [action, ...others] = plainWords(program, said);
  // What is installed or built may come in any order, and with more of its kind.
  return words.every((word, at) => (at === 0 ? word === action : others.includes(word)));
}

/** True when all wanted words come in their order, the first of them before any other operand. */
function holdsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const [index, word] of words.entries()) {
    const next = wanted[at];
    if (next === undefined) return true;
    if (word === next || (next.startsWith("-") && isFlag(word, next))) at++;
    // What follows an option may be its value.
    else if (![word, words[index - 1] ?? ""].some((each) => each.startsWith("-"))) return false;
  }
  return at === wanted.length;
}
