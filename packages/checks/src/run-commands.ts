import { argumentsOf } from "@stagemap/shell";
import type { ArgumentStyle, Arguments, Command } from "@stagemap/shell";
import type { CheckContext, Site } from "./rule.ts";
import type { Run } from "./runs.ts";

const kept = new WeakMap<CheckContext, readonly Run[]>();

/** Every RUN, those behind ONBUILD too. */
export function runInstructions(context: CheckContext): readonly Run[] {
  const before = kept.get(context);
  if (before !== undefined) return before;
  const runs = context.runs.filter(({ instruction }) => instruction.name === "RUN");
  kept.set(context, runs);
  return runs;
}

const bySite = new WeakMap<CheckContext, ReadonlyMap<Site, Run>>();

/** What an instruction runs; undefined when it runs nothing. */
export function runAt(context: CheckContext, site: Site): Run | undefined {
  let runs = bySite.get(context);
  if (runs === undefined) {
    runs = new Map(context.runs.map((run) => [run.site, run]));
    bySite.set(context, runs);
  }
  return runs.get(site);
}

/** A command that RUN carries out, with the RUN. */
export interface RunCommand {
  readonly run: Run;
  readonly command: Command;
}

const byName = new WeakMap<CheckContext, ReadonlyMap<string, readonly RunCommand[]>>();

/** The commands of all RUNs that call a program, in text order. */
export function commandsNamed(context: CheckContext, program: string): readonly RunCommand[] {
  return commandsByName(context).get(program) ?? [];
}

/** The commands of all RUNs by the program's name without its path. */
export function commandsByName(context: CheckContext): ReadonlyMap<string, readonly RunCommand[]> {
  const before = byName.get(context);
  if (before !== undefined) return before;
  const found = new Map<string, RunCommand[]>();
  for (const run of runInstructions(context)) {
    for (const command of run.script.commands) {
      if (command.basename === null) continue;
      const list = found.get(command.basename);
      if (list === undefined) found.set(command.basename, [{ run, command }]);
      else list.push({ run, command });
    }
  }
  byName.set(context, found);
  return found;
}

/** The subcommand of a call such as `dnf -y install httpd`, and what follows it. */
export interface Subcommand extends Arguments {
  /** "" when there is none. */
  readonly name: string;
}

export function subcommandOf(command: Command, style: ArgumentStyle = {}): Subcommand {
  const { options, operands } = argumentsOf(command, style);
  const at = operands.findIndex(({ value }) => value !== null);
  const name = operands[at]?.value ?? "";
  return { name, options, operands: operands.slice(at === -1 ? 0 : at + 1) };
}
