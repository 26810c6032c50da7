import { readMount } from "@stagemap/model";
import type { Model, Mount } from "@stagemap/model";
import { createScriptCache, isWindowsImage, shellOf } from "@stagemap/shell";
import type { Script, Shell } from "@stagemap/shell";
import type { Expansion, Flag, Instruction, SyntaxTree } from "@stagemap/syntax";
import { readShellPragma } from "./hadolint-pragmas.ts";
import type { Site } from "./rule.ts";

/** A RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD with what it runs. */
export interface Run {
  readonly site: Site;
  /** The instruction itself: the inner one of an ONBUILD. */
  readonly instruction: Instruction;
  /** True when it stands behind ONBUILD: it runs in builds that use the image. */
  readonly isTrigger: boolean;
  /** The shell in force, whether or not it is used. */
  readonly shell: Shell;
  readonly script: Script;
  /** RUN's mounts that can be read, in order. */
  readonly mounts: readonly WrittenMount[];
}

export interface WrittenMount extends Mount {
  readonly flag: Flag;
}

/** Every instruction that runs something, in text order, each read at most once. */
export function listRuns(model: Model, sites: readonly Site[]): readonly Run[] {
  const shells = shellsOf(model, sites);
  return sites.flatMap((site): Run[] => {
    const instruction = site.instruction.inner ?? site.instruction;
    const shell = shells.get(site);
    if (shell === undefined) return [];
    const script = scripts.get(site.item, shell);
    if (script === null) return [];
    const isTrigger = site.instruction.inner !== null;
    return [{ site, instruction, isTrigger, shell, script, mounts: mountsOf(instruction) }];
  });
}

/**
 * The shell at each instruction that runs something: SHELL holds for the rest of its stage and for stages on top. Where an image
 * brings another shell than Docker's default, a comment may say so.
 */
function shellsOf(model: Model, sites: readonly Site[]): ReadonlyMap<Site, Shell> {
  const shells = new Map<Site, Shell>();
  /** By stage number, at the stage's end. */
  const last = new Map<number, Shell>();
  const told = shellPragmas(model.tree);
  let initial: Shell | null = null;
  let shell = shellOf(null);
  for (const site of sites) {
    const { name, args, inner } = site.instruction;
    const number = site.stage?.index ?? -1;
    const toldHere = told.get(site.index) ?? null;
    const isBeforeStages = number === -1 || (number === 0 && name === "FROM");
    if (isBeforeStages) initial = toldHere ?? initial;
    if (name === "FROM") shell = toldHere ?? startShell(model, number, { last, initial });
    else if (name === "SHELL") shell = shellOf(args.map(({ text }) => text));
    else shell = toldHere ?? shell;
    if (RUNNERS.has((inner ?? site.instruction).name ?? "")) shells.set(site, shell);
    last.set(number, shell);
  }
  return shells;
}

const RUNNERS: ReadonlySet<string> = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"]);

interface Start {
  readonly last: ReadonlyMap<number, Shell>;
  /** What is told before the first stage holds for all. */
  readonly initial: Shell | null;
}

function startShell(model: Model, stage: number, { last, initial }: Start): Shell {
  const base = model.bases[stage];
  const below = base?.kind === "stage" ? last.get(base.stage) : undefined;
  const isWindows = isWindowsImage(model.stages[stage]?.base ?? "");
  return below ?? initial ?? shellOf(null, { isWindows });
}

/** The shells that comments tell of, by the index of the item below them. */
function shellPragmas({ source, items }: SyntaxTree): ReadonlyMap<number, Shell> {
  const shells = new Map<number, Shell>();
  if (!source.includes("hadolint")) return shells;
  let told: Shell | null = null;
  for (const [index, item] of items.entries()) {
    const word = item.kind === "comment" ? readShellPragma(item.raw) : null;
    if (word !== null) told = shellOf([word]);
    if (item.kind !== "instruction" || told === null) continue;
    shells.set(index, told);
    told = null;
  }
  return shells;
}

/** Items stay the same objects under edits elsewhere, so their scripts are kept with them. */
const scripts = createScriptCache();

const NO_NAMES: ReadonlySet<string> = new Set();

function asWritten(text: string): Expansion {
  return { ok: true, text, matched: NO_NAMES, unmatched: NO_NAMES };
}

const NO_MOUNTS: readonly WrittenMount[] = [];
const keptMounts = new WeakMap<Instruction, readonly WrittenMount[]>();

/** The mounts as written, variables in place; kept with the instruction as its script is. */
function mountsOf(instruction: Instruction): readonly WrittenMount[] {
  if (instruction.name !== "RUN" || instruction.flags.length === 0) return NO_MOUNTS;
  const before = keptMounts.get(instruction);
  if (before !== undefined) return before;
  const mounts = readMounts(instruction.flags);
  keptMounts.set(instruction, mounts);
  return mounts;
}

function readMounts(flags: readonly Flag[]): readonly WrittenMount[] {
  return flags.flatMap((flag): WrittenMount[] => {
    if (flag.name !== "mount" || flag.value === null) return [];
    const result = readMount(flag.value, asWritten);
    return result.ok ? [{ ...result.mount, flag }] : [];
  });
}
