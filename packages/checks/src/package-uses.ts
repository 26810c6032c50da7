import { managerUses } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import { joinPath } from "./paths.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

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

function usesIn(context: CheckContext, run: Run): readonly PackageUse[] {
  const settings = settingsOf(context).at.get(run.site);
  const uses = managerUses(run.script, settings === undefined ? {} : settings);
  const stage = run.site.stage?.index ?? null;
  return uses.map((use) => {
    const { directory } = use.command;
    const base = settings?.directory ?? "/";
    return { ...use, run, stage, directory: directory === null ? null : joinPath(base, directory) };
  });
}
