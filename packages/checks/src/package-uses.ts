import { managerUses } from "@stagemap/shell";
import type { ManagerUse, Script } from "@stagemap/shell";
import { joinPath } from "./paths.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";
import type { StepSettings } from "./step-settings.ts";

/** A call of a package manager or build tool in a RUN. */
export interface PackageUse extends ManagerUse {
  readonly run: Run;
  /** The number of the stage; null before the first FROM. */
  readonly stage: number | null;
  /** Where it runs, absolute; null when only the shell knows. */
  readonly directory: string | null;
}

interface Uses {
  readonly all: readonly PackageUse[];
  readonly byRun: ReadonlyMap<Run, readonly PackageUse[]>;
}

const known = new WeakMap<CheckContext, Uses>();

/** Every call of a package manager in a RUN, in text order; read once for all rules. */
export function packageUses(context: CheckContext): readonly PackageUse[] {
  return allUses(context).all;
}

/** The calls of one RUN, in order. */
export function packageUsesOf(context: CheckContext, run: Run): readonly PackageUse[] {
  return allUses(context).byRun.get(run) ?? [];
}

function allUses(context: CheckContext): Uses {
  const before = known.get(context);
  if (before !== undefined) return before;
  const byRun = new Map<Run, readonly PackageUse[]>();
  const all: PackageUse[] = [];
  for (const run of context.runs) {
    if (run.instruction.name !== "RUN") continue;
    const uses = usesIn(context, run);
    if (uses.length === 0) continue;
    byRun.set(run, uses);
    all.push(...uses);
  }
  const found = { all, byRun };
  known.set(context, found);
  return found;
}

/** What a script calls, for as long as the variables that were asked for are the same. */
interface Reading {
  readonly asked: ReadonlyMap<string, string | undefined>;
  readonly uses: readonly ManagerUse[];
}

/** Scripts stay the same objects under edits elsewhere. */
const readings = new WeakMap<Script, Reading>();

function readOnce(script: Script, variable: StepSettings["variable"]): readonly ManagerUse[] {
  const before = readings.get(script);
  if (before !== undefined && [...before.asked].every(([name, value]) => variable(name) === value))
    return before.uses;
  const asked = new Map<string, string | undefined>();
  const uses = managerUses(script, {
    variable: (name) => {
      const value = variable(name);
      asked.set(name, value);
      return value;
    },
  });
  readings.set(script, { asked, uses });
  return uses;
}

const NOTHING_SET = (): undefined => undefined;

function usesIn(context: CheckContext, run: Run): readonly PackageUse[] {
  const settings = settingsOf(context).at.get(run.site);
  const uses = readOnce(run.script, settings?.variable ?? NOTHING_SET);
  if (uses.length === 0) return [];
  const stage = run.site.stage?.index ?? null;
  return uses.map((use) => {
    const { directory } = use.command;
    const base = settings?.directory ?? "/";
    return { ...use, run, stage, directory: directory === null ? null : joinPath(base, directory) };
  });
}
