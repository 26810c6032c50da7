import {
  createScriptCache,
  earlyInstall,
  isPreparation,
  joinPath,
  managerUses,
} from "@stagemap/shell";
import type { EarlyInstall, ManagerUse, Script } from "@stagemap/shell";
import type { Step } from "@stagemap/model";
import { chainOf } from "../refactorings/run-parts.ts";
import type { Settings } from "../settings.ts";

/** A call that fetches what the project depends on. */
export interface ProjectCall {
  readonly use: ManagerUse;
  /** Where it runs, absolute; null when only the shell knows. */
  readonly directory: string | null;
}

const scripts = createScriptCache();

export function scriptOfStep({ item }: Step, { shell }: Settings): Script | null {
  return item.instruction.name === "RUN" ? scripts.get(item, shell) : null;
}

const COMPILING = new Set(["go", "cargo", "maven", "gradle", "dotnet", "swift", "cabal", "stack"]);

/** Ways to build that fetch what is missing. */
const BUILDS = /^(?:|build|b|install|publish|package|zigbuild|v2-build|new-build)$/;

/** The calls of a RUN that bring what the manifests name, in order. */
export function projectCalls(step: Step, settings: Settings): readonly ProjectCall[] {
  const script = scriptOfStep(step, settings);
  if (script === null) return [];
  return managerUses(script, settings)
    .filter(isBringing)
    .map((use) => {
      const { directory } = use.command;
      return {
        use,
        directory: directory === null ? null : joinPath(settings.directory, directory),
      };
    });
}

function isBringing({ manager, action, subcommand, options, command }: ManagerUse): boolean {
  if (manager.ecosystem === "system" || manager.ecosystem === "native") return false;
  if (action === "fetch") return subcommand !== "chef cook";
  if (action !== "build" || !COMPILING.has(manager.id) || command.isConditional) return false;
  const isOffline = options.some(
    ({ name, value }) =>
      ["--offline", "--no-restore", "--frozen"].includes(name) ||
      (name === "-mod" && value === "vendor"),
  );
  return !isOffline && BUILDS.test(subcommand);
}

/** The beginning of a RUN that installs and reads nothing of the project but manifests. */
export interface Head {
  readonly installs: readonly (ProjectCall & { readonly install: EarlyInstall })[];
  /** Where it ends and the rest begins, in the step's item; null when there is no rest. */
  readonly split: { readonly from: number; readonly to: number } | null;
}

export type FilesIn = (folder: string) => readonly string[] | null;

/** The beginning of a RUN that may come before the sources; a string says why there is none. */
export function headOf(step: Step, settings: Settings, filesIn: FilesIn): Head | string {
  const script = scriptOfStep(step, settings);
  if (script === null || script.tree === null || step.item.heredocs.length > 0) {
    return "its script cannot be taken apart";
  }
  const installs = new Map<unknown, Head["installs"][number]>();
  const failures = new Map<unknown, string>();
  for (const call of projectCalls(step, settings)) {
    const answer = earlyInstall(call.use, filesIn(call.directory ?? "/"), settings.variable);
    const { command } = call.use;
    if (!answer.ok) failures.set(command, answer.reason);
    else if (answer.install.commands !== null) failures.set(command, "it builds as well");
    else installs.set(command, { ...call, install: answer.install });
  }
  const isEarly = (command: Script["commands"][number]): boolean =>
    !failures.has(command) && (installs.has(command) || isPreparation(command));
  if (script.commands.every(isEarly)) return { installs: [...installs.values()], split: null };
  const parts = chainOf(script) ?? [];
  const stop = parts.findIndex(({ from, to }) =>
    script.commands.some(
      (command) => command.from >= from && command.from < to && !isEarly(command),
    ),
  );
  const last = parts[stop - 1];
  const next = parts[stop];
  const early = [...installs].filter(
    ([, { use }]) => last !== undefined && use.command.from < last.to,
  );
  if (last === undefined || next === undefined || early.length === 0) {
    const [failure] = failures.values();
    return failure ?? "its commands cannot be told apart";
  }
  return { installs: early.map(([, each]) => each), split: { from: last.to, to: next.from } };
}
