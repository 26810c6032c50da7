import type { Command, ShellWord } from "@stagemap/shell";
import type { LocalSpan } from "@stagemap/syntax";
import { stagesBelow } from "./context.ts";
import { linesAbove, linesBelow, replacement } from "./edits.ts";
import { startDirectory } from "./image-starts.ts";
import { listPlaceOf, stretchSpan } from "./list-place.ts";
import { joinPath } from "./paths.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";
import { wholeFix } from "./whole-fix.ts";

/** True for a command that a RUN of one line of commands starts with. */
export function isFirstOfRun({ script, site }: Run, command: Command): boolean {
  const { layer, nesting, wrapper } = command;
  if (site.item.heredocs.length > 0 || layer === null || layer.command !== null) return false;
  return script.commands[0] === command && nesting.length === 0 && wrapper === null;
}

/** Has WORKDIR do what a RUN starts with `cd` for, and has it lead back when something below needs the old directory. */
export function movedToWorkdir(context: CheckContext, run: Run, command: Command): readonly Fix[] {
  const { site } = run;
  const [target] = command.args;
  const place = listPlaceOf(command);
  if (target === undefined || command.args.length > 1 || place === null) return [];
  const old = directoryAt(context, site);
  const directory = pathOf(context, site, { target, old });
  const isBack = run.script.commands.some(
    ({ basename, args }) => basename === "cd" && args[0]?.text === "-",
  );
  if (directory === null || isBack || command.redirections.length > 0) return [];
  const { members, operators, statements } = place;
  const next = members[1] ?? statements[1];
  if (next === undefined || command.layer === null || command.isBackground) return [];
  if (members.length > 1 && operators[0] !== "&&") return [];
  const gap = gapBehind(site, command, stretchSpan(command.layer, next).from);
  if (gap === null) return [];
  const removed = replacement(context, site, gap, "");
  if (directory === old) return wholeFix("Leave the cd out", "safe", [removed]);
  const above = linesAbove(context, site, [`WORKDIR ${directory}`]);
  if (!isNeededBelow(context, site)) {
    return wholeFix("Move the directory to WORKDIR", "safe", [above, removed]);
  }
  const back = old === null ? null : linesBelow(context, site, [`WORKDIR ${old}`]);
  return wholeFix("Move the directory to WORKDIR, and go back", "review", [above, removed, back]);
}

/**
 * From the `cd` to the command behind it; only to the end of its line where comments come between, which stay. Null where
 * something else stands there.
 */
function gapBehind({ item }: Site, command: Command, next: number): LocalSpan | null {
  const between = item.raw.slice(command.to, next);
  if (between.includes(")")) return null;
  if (!between.includes("#")) return { from: command.from, to: next };
  const line = /^[\t ]*(?:&&|;)[\t ]*(?=[\\`]\r?\n)/.exec(between)?.[0];
  return line === undefined ? null : { from: command.from, to: command.to + line.length };
}

/** Where a step runs, variables as they are written; null when only the image knows. */
function directoryAt(context: CheckContext, site: Site): string | null {
  const stage = site.stage?.index;
  if (stage === undefined) return null;
  const chain = [...stagesBelow(context.model, stage)].toReversed();
  let directory = startDirectory(context, stage);
  for (const each of chain) {
    for (const step of context.dispatched[each] ?? []) {
      if (step.site === site) break;
      const { name, args } = step.instruction;
      const path = name === "WORKDIR" ? args[0]?.text : undefined;
      if (path === undefined) continue;
      if (path.startsWith("/")) directory = joinPath("/", path);
      else directory = directory === null || /["$]/.test(path) ? null : joinPath(directory, path);
    }
  }
  return directory;
}

/** The directory that `cd` leads to, as WORKDIR may name it; null where that cannot be told. */
function pathOf(
  context: CheckContext,
  site: Site,
  { target, old }: { readonly target: ShellWord; readonly old: string | null },
): string | null {
  const { value, text } = target;
  if (value === null) {
    const path = text.replaceAll('"', "");
    const names = [...path.matchAll(/\$\{?(\w+)\}?/g)].map(([, name = ""]) => name);
    const variable = settingsOf(context).at.get(site)?.variable;
    const isKnown = names.every((name) => variable?.(name)?.startsWith("/") === true);
    return /^\$(?:\w+|\{\w+\})(?:\/[\w.-]+)*\/?$/.test(path) && isKnown ? path : null;
  }
  if (!/^[\w./@+-]+$/.test(value) || value.startsWith("-")) return null;
  if (value.startsWith("/")) return joinPath("/", value);
  return old === null ? null : joinPath(old, value);
}

const USERS: ReadonlySet<string> = new Set([
  "RUN",
  "COPY",
  "ADD",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
  "ONBUILD",
  "WORKDIR",
]);

/** True when something behind a step, in the stage, in those on top of it or in a container, starts in the working directory. */
function isNeededBelow(context: CheckContext, site: Site): boolean {
  const { model, dispatched, shipped } = context;
  const stage = site.stage?.index ?? -1;
  const steps = dispatched[stage] ?? [];
  const at = steps.findIndex((step) => step.site === site);
  for (const { instruction, site: below } of steps.slice(at + 1)) {
    const { name, args } = instruction;
    if (name === "RUN" && startsElsewhere(context, below)) continue;
    const isAbsolute = args.at(-1)?.text.startsWith("/") === true;
    if (name === "WORKDIR" && isAbsolute) return false;
    if ((name === "COPY" || name === "ADD") && isAbsolute) continue;
    if (name !== null && USERS.has(name)) return true;
  }
  const isBase = model.bases.some((base) => base.kind === "stage" && base.stage === stage);
  return isBase || shipped.has(stage) || at === -1;
}

/** True for a RUN that starts with `cd` to an absolute path. */
function startsElsewhere({ runs }: CheckContext, site: Site): boolean {
  const run = runs.find((each) => each.site === site);
  const [first] = run?.script.commands ?? [];
  if (run === undefined || first === undefined || first.basename !== "cd") return false;
  return isFirstOfRun(run, first) && first.args[0]?.value?.startsWith("/") === true;
}
