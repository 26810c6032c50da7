import { isPreparation } from "@stagemap/shell";
import type { LocalSpan } from "@stagemap/syntax";
import { takesWholeContext } from "./broad-copy.ts";
import { isMounted } from "./cache-leftovers.ts";
import { packageUses } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import { isInside, joinPath } from "./paths.ts";
import type { CheckContext, Site } from "./rule.ts";
import { settingsOf, valueOf } from "./step-settings.ts";

/** A COPY of sources, and the calls behind it that fetch dependencies again whenever a source changes. */
export interface EarlyCopy {
  readonly copy: Site;
  /** The words that copy more than manifests. */
  readonly span: LocalSpan;
  /** At least one, in text order. */
  readonly uses: readonly PackageUse[];
}

/** Folders of sources, and patterns of source files. A single file is too little to speak of. */
const SOURCES =
  /(?:^|\/)(?:src|lib|cmd|internal|pkg|source|sources|main)\/?$|\*\.(?:py|[cm]?[jt]sx?|go|rs|java|kt|rb|php|cs|cpp|c|vue|svelte)$/;

/** Every COPY of more than manifests that comes before the first install of what the project depends on. */
export function earlyCopies(context: CheckContext): readonly EarlyCopy[] {
  const uses = packageUses(context).filter((use) => brings(use));
  if (uses.length === 0) return [];
  const found = new Map<Site, PackageUse[]>();
  const copies = context.sites.filter(
    ({ step, instruction }) =>
      step?.contextPaths !== undefined && step.contextPaths !== null && instruction.args.length > 1,
  );
  for (const use of uses) {
    const { site } = use.run;
    const copy = copies.find(
      (each) =>
        each.stage === site.stage && each.index < site.index && comesTooEarly(context, each, use),
    );
    if (copy === undefined || isFetchedBefore(context, use, copy)) continue;
    const list = found.get(copy);
    if (list === undefined) found.set(copy, [use]);
    else list.push(use);
  }
  return [...found].map(([copy, ofCopy]) => ({ copy, span: copy.instruction.rest, uses: ofCopy }));
}

/** Installs of packages by their names that leave the project's manifest alone. */
const APART =
  /^(?:pip install|pipx install|gem install|uv (?:pip|tool) install|cargo (?:install|binstall)|go install|dotnet tool install)$/;

const COMPILING_MANAGERS = new Set(["go", "cargo", "maven", "gradle", "dotnet", "swift"]);

/** True for a call that downloads what the project needs, or packages for the image. */
function brings({ manager, action, run, subcommand, options, command }: PackageUse): boolean {
  if (run.isTrigger || run.site.stage === null || manager.ecosystem === "native") return false;
  if (manager.ecosystem === "system")
    return action === "install" && isPurePreparation(run.script.commands);
  if (action === "fetch") return manager.id !== "cargo" || subcommand === "fetch";
  if (action === "install") {
    const isGlobal = options.some(({ name }) => name === "-g" || name === "--global");
    const isApart = isGlobal || APART.test(`${manager.id} ${subcommand}`);
    return isApart && isPurePreparation(run.script.commands);
  }
  if (action !== "build" || !COMPILING_MANAGERS.has(manager.id) || command.isConditional)
    return false;
  const isOffline = options.some(
    ({ name, value }) =>
      name === "--offline" ||
      name === "--no-restore" ||
      name === "--frozen" ||
      (name === "-mod" && value === "vendor"),
  );
  const isFetching = manager.id !== "go" || /^(?:build|install)$/.test(subcommand);
  const isKept = manager.caches.some(({ path }) => isMounted(run, path));
  return (
    isFetching &&
    !isOffline &&
    !isKept &&
    /^(?:|build|b|install|publish|package|zigbuild)$/.test(subcommand)
  );
}

function isPurePreparation(commands: PackageUse["run"]["script"]["commands"]): boolean {
  return commands.length > 0 && commands.every(isPreparation);
}

/** True when the COPY brings more than manifests to where the call looks for these. */
function comesTooEarly(context: CheckContext, copy: Site, use: PackageUse): boolean {
  if (takesWholeContext(copy)) return true;
  // What is installed for the system, or by its name, does not read the project's folder.
  if (use.manager.ecosystem === "system" || use.action === "install" || use.directory === null)
    return false;
  const settings = settingsOf(context).at.get(copy);
  const last = copy.instruction.args.at(-1);
  if (settings === undefined || last === undefined) return false;
  const { escape } = context.model.tree;
  const destination = joinPath(settings.directory, valueOf(last, settings.variable, escape));
  const paths = copy.step?.contextPaths ?? [];
  const isFolder =
    paths.length === 1 &&
    /^[\w./-]*[\w-]\/?$/.test(paths[0] ?? "") &&
    !/\.[\w]+$/.test(paths[0] ?? "");
  if (isFolder && isInside(use.directory, destination)) return true;
  return isInside(destination, use.directory) && paths.some((path) => SOURCES.test(path));
}

/** True when an earlier step has fetched what the same kind of manager wants: the call then only adds what is missing. */
function isFetchedBefore(context: CheckContext, use: PackageUse, copy: Site): boolean {
  if (use.manager.ecosystem === "system" || use.action === "install") return false;
  const { model } = context;
  const below = new Set<number>();
  let stage = use.stage;
  while (stage !== null && !below.has(stage)) {
    below.add(stage);
    const base = model.bases[stage];
    stage = base?.kind === "stage" ? base.stage : null;
  }
  return (
    packageUses(context).some(
      (each) =>
        each.manager.ecosystem === use.manager.ecosystem &&
        (each.action === "fetch" || each.subcommand === "chef cook") &&
        each.stage !== null &&
        below.has(each.stage) &&
        each.run.site.index < copy.index,
    ) || takesDependencies(context, use, copy)
  );
}

/** True when dependencies come from another stage before the sources do. */
function takesDependencies({ sites }: CheckContext, use: PackageUse, copy: Site): boolean {
  return sites.some(
    ({ stage, index, step }) =>
      stage?.index === use.stage &&
      index < use.run.site.index &&
      index !== copy.index &&
      step?.references.some(({ paths }) =>
        paths.some((path) =>
          /node_modules|vendor|site-packages|\.venv|\/go\/pkg|\.m2|registry|bundle|target\/?$/.test(
            path,
          ),
        ),
      ) === true,
  );
}
