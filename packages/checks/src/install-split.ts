import { earlyInstall, isPreparation } from "@stagemap/shell";
import type { EarlyInstall } from "@stagemap/shell";
import { lineEndOf, indentOf } from "./edits.ts";
import type { EarlyCopy } from "./early-copies.ts";
import { listPlaceOf, stretchSpan } from "./list-place.ts";
import { packageUsesOf } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import { baseName, isInside, joinPath } from "./paths.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { runAt } from "./run-commands.ts";
import type { Run } from "./runs.ts";
import { startWithComments } from "./runtime-stage.ts";
import { settingsOf } from "./step-settings.ts";
import { inCaseOf } from "./written.ts";

/** Copies the manifests first, then installs, then copies the rest; nothing where it is not known what the install reads. */
export function splitCopies(context: CheckContext, early: EarlyCopy): Fix[] {
  const { copy } = early;
  const [first] = early.uses;
  if (first === undefined || copy.item.heredocs.length > 0 || copy.instruction.isJson) return [];
  if (copy.instruction.flags.some(({ name }) => !/^(?:chown|chmod|link)$/.test(name))) return [];
  const plans = new Map<PackageUse, EarlyInstall>();
  for (const use of early.uses) {
    const answer = earlyInstall(use);
    if (answer.ok) plans.set(use, answer.install);
  }
  const plan = plans.get(first);
  if (plan === undefined) return [];
  return plan.commands === null
    ? movedDown(context, early, plans)
    : insertedAbove(context, early, plan);
}

/** Puts a copy of the manifests and an install of its own above; all the rest stays. */
function insertedAbove(
  context: CheckContext,
  { copy, uses }: EarlyCopy,
  plan: EarlyInstall,
): Fix[] {
  const [use] = uses;
  const manifest = use === undefined ? null : manifestLines(context, copy, [[use, plan]]);
  if (use === undefined || manifest === null || plan.commands === null) return [];
  const folder = folderStep(context, copy, use);
  if (folder === null) return [];
  const run = inCaseOf(copy.instruction.keyword, "RUN");
  const flags = flagsText(use.run);
  const lines = [
    ...manifest,
    ...folder,
    ...plan.commands.map((command) => `${run} ${flags}${command}`),
  ];
  const start = startWithComments(context, copy);
  const newText = lines
    .map((line) => indentOf(copy) + line + lineEndOf(context.model.tree))
    .join("");
  const title = `Copy the manifests and fetch dependencies before ${sourceTitle(copy)}`;
  return [{ title, safety: "review", edits: [{ span: { start, end: start }, newText }] }];
}

/** Moves the COPY below the installs, with the manifests in its old place. */
function movedDown(
  context: CheckContext,
  { copy, uses }: EarlyCopy,
  plans: ReadonlyMap<PackageUse, EarlyInstall>,
): Fix[] {
  const steps = passedRuns(context, copy, uses, plans);
  const last = steps?.at(-1);
  if (steps === null || last === undefined) return [];
  const passed = uses.flatMap((use): [PackageUse, EarlyInstall][] => {
    const plan = plans.get(use);
    return plan !== undefined && steps.some(({ run }) => run === use.run) ? [[use, plan]] : [];
  });
  const manifest = manifestLines(context, copy, passed);
  if (manifest === null) return [];
  const { tree } = context.model;
  const end = lineEndOf(tree);
  const start = startWithComments(context, copy);
  const stop = tree.starts[copy.index + 1] ?? tree.source.length;
  const moved = tree.source.slice(start, stop);
  const text = manifest.map((line) => indentOf(copy) + line + end).join("");
  const removal = { span: { start, end: stop }, newText: text };
  const insertion =
    last.split === null
      ? below(context, last.run.site, moved)
      : inside(context, last.run, { split: last.split, moved });
  if (insertion === null) return [];
  const title =
    manifest.length === 0
      ? `Install packages before ${sourceTitle(copy)}`
      : `Copy the manifests, install, and then ${sourceTitle(copy)}`;
  return [{ title, safety: "review", edits: [removal, insertion] }];
}

function sourceTitle({ instruction: { keyword, args } }: Site): string {
  return `${keyword.text.toUpperCase()} ${args.map(({ text }) => text).join(" ")}`;
}

interface Passed {
  readonly run: Run;
  /** Where a RUN that goes on to build ends its installs and starts the rest; null when all of it goes first. */
  readonly split: { readonly from: number; readonly to: number } | null;
}

/** The RUNs that can go before the COPY, up to the first that cannot; null when something in between must come after it. */
function passedRuns(
  context: CheckContext,
  copy: Site,
  uses: readonly PackageUse[],
  plans: ReadonlyMap<PackageUse, EarlyInstall>,
): readonly Passed[] | null {
  const wanted = new Set(uses.map(({ run }) => run));
  const passed: Passed[] = [];
  let lastWanted = 0;
  const isRelative = !/^["']?\//.test(copy.instruction.args.at(-1)?.text ?? "");
  const hasVariable = copy.item.raw.includes("$");
  for (const site of context.sites) {
    if (site.stage !== copy.stage || site.index <= copy.index) continue;
    const { name } = site.instruction;
    if (name === "WORKDIR" ? isRelative : name === "ARG" || name === "ENV" ? hasVariable : false)
      break;
    if (name === "COPY" || name === "ADD" || name === "ONBUILD" || name === null) break;
    const run = runAt(context, site);
    if (name !== "RUN") continue;
    if (run === undefined || run.script.tree === null || site.item.heredocs.length > 0) break;
    const isAllKnown = packageUsesOf(context, run).every(
      (use) => !reads(use) || plans.get(use)?.commands === null,
    );
    if (isAllKnown && run.script.commands.every(isPreparation)) {
      passed.push({ run, split: null });
      if (wanted.has(run)) lastWanted = passed.length;
      continue;
    }
    const split = wanted.has(run) ? splitOf(context, run, plans) : null;
    if (split !== null) {
      passed.push({ run, split });
      lastWanted = passed.length;
    }
    break;
  }
  return lastWanted === 0 ? null : passed.slice(0, lastWanted);
}

function reads({ manager, action }: PackageUse): boolean {
  return (
    manager.ecosystem !== "system" &&
    (action === "fetch" || action === "install" || action === "build")
  );
}

/** Where `install && build` falls apart; null when it does not. */
function splitOf(
  context: CheckContext,
  run: Run,
  plans: ReadonlyMap<PackageUse, EarlyInstall>,
): Passed["split"] {
  const installs = packageUsesOf(context, run).filter((use) => plans.get(use)?.commands === null);
  const last = installs.at(-1);
  const place = last === undefined ? null : listPlaceOf(last.command);
  if (last === undefined || place === null || place.isNested || place.statements.length !== 1)
    return null;
  const { layer } = last.command;
  const own = place.members[place.member];
  const next = place.members[place.member + 1];
  if (layer?.isVerbatim !== true || own === undefined || next === undefined) return null;
  if (place.operators.slice(0, place.member + 1).some((each) => each !== "&&")) return null;
  const head = run.script.commands.filter(({ from }) => from <= last.command.from);
  if (!head.every(isPreparation) || head.some(({ basename }) => basename === "set")) return null;
  const { to: from } = stretchSpan(layer, own);
  const { from: to } = stretchSpan(layer, next);
  return run.site.item.raw.slice(from, to).includes("#") ? null : { from, to };
}

function below(context: CheckContext, site: Site, moved: string) {
  const { tree } = context.model;
  const at = tree.starts[site.index + 1] ?? tree.source.length;
  const isOpenEnd = !site.item.raw.endsWith("\n");
  const newText = isOpenEnd ? lineEndOf(tree) + moved.replace(/\r?\n$/, "") : moved;
  return { span: { start: at, end: at }, newText };
}

function inside(
  context: CheckContext,
  run: Run,
  {
    split,
    moved,
  }: { readonly split: { readonly from: number; readonly to: number }; readonly moved: string },
) {
  const { tree } = context.model;
  const start = tree.starts[run.site.index] ?? 0;
  const keyword = run.instruction.keyword.text;
  const newText = `${lineEndOf(tree)}${moved}${indentOf(run.site)}${keyword} ${flagsText(run)}`;
  return { span: { start: start + split.from, end: start + split.to }, newText };
}

function flagsText({ instruction, site }: Run): string {
  return instruction.flags.map(({ from, to }) => `${site.item.raw.slice(from, to)} `).join("");
}

/** The WORKDIR that the install needs where it stands now; null when more changes in between. */
function folderStep(
  { sites }: CheckContext,
  { index, stage, instruction }: Site,
  { run, directory }: PackageUse,
): readonly string[] | null {
  const between = sites.filter((each) => each.index > index && each.index < run.site.index);
  if (between.some((each) => each.stage !== stage)) return null;
  const names = between.map((each) => each.instruction.name);
  if (names.includes("USER") || names.includes("SHELL")) return null;
  const folders = between.filter((each) => each.instruction.name === "WORKDIR");
  if (folders.length === 0)
    return run.script.commands.some(({ basename }) => basename === "cd") ? null : [];
  // A relative place of the COPY would be another one below the new line.
  const isAbsolute = (instruction.args.at(-1)?.text ?? "").startsWith("/");
  const isSet = folders[0]?.instruction.args[0]?.text.startsWith("/") ?? false;
  const isKnown = directory !== null && !/[$\s]/.test(directory);
  return isAbsolute && isSet && isKnown
    ? [`${inCaseOf(instruction.keyword, "WORKDIR")} ${directory}`]
    : null;
}

/** COPY lines for what the installs read, one a folder; null when it is not below what is copied. */
function manifestLines(
  context: CheckContext,
  copy: Site,
  plans: readonly (readonly [PackageUse, EarlyInstall])[],
): readonly string[] | null {
  const { args, keyword } = copy.instruction;
  const sources = args.slice(0, -1).map(({ text }) => text);
  const written = args.at(-1)?.text ?? "";
  const settings = settingsOf(context).at.get(copy);
  const source = sources.find((path) => !/\.\w+$/.test(path)) ?? "";
  if (settings === undefined || /[$"'\\`]/.test(written + source)) return null;
  const destination = joinPath(settings.directory, written);
  const prefix = /^[./*]*$/.test(source)
    ? ""
    : `${source.replace(/^\.\//, "").replace(/\/+$/, "")}/`;
  const flags = copy.instruction.flags
    .map(({ from, to }) => `${copy.item.raw.slice(from, to)} `)
    .join("");
  const name = inCaseOf(keyword, "COPY");
  const byFolder = new Map<string, Set<string>>();
  const folders: string[] = [];
  for (const [{ directory }, plan] of plans) {
    if (plan.files.length > 0 && directory === null) return null;
    const files = plan.files.filter(
      (file) => !isCopied(context, copy, { file, folder: directory ?? "/" }),
    );
    for (const file of files) {
      const path = joinPath(directory ?? "/", file);
      if (!isInside(path, destination)) return null;
      const own = path.slice(destination === "/" ? 1 : destination.length + 1);
      const folder = own.includes("/") ? own.slice(0, own.lastIndexOf("/") + 1) : "";
      byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(prefix + own));
    }
    for (const folder of plan.folders) {
      const path = joinPath(directory ?? "/", folder);
      if (!isInside(path, destination)) return null;
      const own = path.slice(destination === "/" ? 1 : destination.length + 1);
      folders.push(`${name} ${flags}${prefix}${own} ${base(written)}${own}`);
    }
  }
  const lines = [...byFolder].map(
    ([folder, files]) => `${name} ${flags}${[...files].join(" ")} ${base(written)}${folder}`,
  );
  return [...lines, ...folders];
}

/** True when a COPY further up has brought the manifest by its name to the folder. */
function isCopied(
  context: CheckContext,
  { index, stage }: Site,
  { file, folder }: { readonly file: string; readonly folder: string },
): boolean {
  const start = file.replace(/\*.*$/, "");
  return context.sites.some((each) => {
    if (each.stage !== stage || each.index >= index) return false;
    const isNamed = each.step?.contextPaths?.some((path) => baseName(path).startsWith(start));
    const settings = settingsOf(context).at.get(each);
    if (isNamed !== true || settings === undefined) return false;
    const place = joinPath(settings.directory, each.instruction.args.at(-1)?.text ?? "");
    return place === folder || place === joinPath(folder, file);
  });
}

/** A destination that is plainly a folder. */
function base(written: string): string {
  return written === "." ? "./" : written.replace(/\/?$/, "/");
}
