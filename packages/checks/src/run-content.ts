import { cacheLeftovers } from "./cache-leftovers.ts";
import { binaryOf } from "./compiled-binary.ts";
import { dependencyPath } from "./dependency-path.ts";
import { packageUsesOf } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import { isInside } from "./paths.ts";
import { removedPaths } from "./removed-paths.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";
import { createContent } from "./content.ts";
import type { Content } from "./content.ts";

export interface RunContent {
  readonly added: readonly Content[];
  /** False when the RUN takes nothing away at all. */
  readonly isTaking: boolean;
  /** Whether it takes away this, which was there before. */
  readonly isGone: (content: Content) => boolean;
}

/** What a RUN puts into its stage that is worth following, and what it takes away; null for nothing of either. */
export function readRunContent(context: CheckContext, run: Run, stage: number): RunContent | null {
  const uses = packageUsesOf(context, run);
  const removed = removedPaths(context, run);
  if (uses.length === 0 && removed.length === 0) return null;
  const isRemoved = (path: string | null): boolean =>
    path !== null && removed.some((each) => isInside(path, each));
  const isReplaced = (use: PackageUse): boolean =>
    use.includesDevelopment === true &&
    uses.some(
      (each) =>
        each.command.from > use.command.from &&
        each.manager.ecosystem === use.manager.ecosystem &&
        isReplacing(each),
    );
  const added = [
    ...uses.flatMap((use) => (isReplaced(use) ? [] : contentOfUse(context, use, stage))),
    ...cacheLeftovers(context, run).map(({ use, leftover, path }): Content => {
      const span = use.command;
      const what = `${use.manager.id}'s cache ${leftover.path}`;
      return createContent({ kind: "cache", path, what, stage, site: run.site, span, use });
    }),
  ];
  const replacing = uses.filter(isReplacing).map((use) => dependencyPath(context, use));
  return {
    added: added.filter(({ path, kind }) => kind === "cache" || !isRemoved(path)),
    isTaking: removed.length > 0 || replacing.length > 0,
    isGone: ({ path, kind, isHidden }) =>
      !isHidden &&
      (isRemoved(path) || (kind === "dependencies" && path !== null && replacing.includes(path))),
  };
}

/** True for what leaves a project's dependencies without those of development. */
function isReplacing(use: PackageUse): boolean {
  return use.includesDevelopment === false || isPrune(use);
}

/** `npm prune --omit=dev` and its like. */
function isPrune({ manager, subcommand, options, command }: PackageUse): boolean {
  return (
    manager.ecosystem === "node" &&
    subcommand === "prune" &&
    (options.some(({ name }) => /^--(?:omit|production|prod|only)$/.test(name)) ||
      command.assignments.some(({ name }) => name === "NODE_ENV"))
  );
}

function contentOfUse(context: CheckContext, use: PackageUse, stage: number): Content[] {
  const { site } = use.run;
  const span = use.command;
  if (use.manager.ecosystem === "system") return compilerOf(use, stage);
  const found: Content[] = [];
  if (use.action === "fetch" || isPrune(use)) {
    const path = dependencyPath(context, use);
    const what = `what \`${use.manager.id} ${use.subcommand || "install"}\` installs`;
    const flag = isPrune(use) ? false : use.includesDevelopment;
    found.push(createContent({ kind: "dependencies", path, what, stage, site, span, use, flag }));
  }
  const binary = binaryOf(context, use);
  if (binary !== null) {
    const { path, isStatic } = binary;
    const what = `the program that \`${use.manager.id}\` builds`;
    found.push(
      createContent({ kind: "binary", path, what, stage, site, span, use, flag: isStatic }),
    );
  }
  return found;
}

const COMPILERS =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|gcc-c\+\+|clang(?:-?\d+)?|cmake|rustc|cargo|golang(?:-\d[\d.]*|-go)?|default-jdk(?:-headless)?|openjdk-?\d+-jdk(?:-headless)?|openjdk\d+|java-[\d.]+-openjdk-devel|base-devel|alpine-sdk|development[- ]tools|gfortran|dpkg-dev|llvm-dev|musl-tools)$/i;

/** The compilers among the packages, but for those that the same RUN takes away again. */
function compilerOf(use: PackageUse, stage: number): Content[] {
  if (use.action !== "install") return [];
  const named = use.packages.flatMap(({ name, word }) =>
    name !== null && COMPILERS.test(name) ? [{ name, word }] : [],
  );
  const [first] = named;
  if (
    first === undefined ||
    isTakenBack(
      use,
      named.map(({ name }) => name),
    )
  )
    return [];
  const what = named.map(({ name }) => name).join(", ");
  const { site } = use.run;
  return [
    createContent({ kind: "compiler", path: "/usr", what, stage, site, span: first.word, use }),
  ];
}

/** True when the same RUN takes the packages away: by name, by the name of the virtual package, or by a variable. */
function isTakenBack(use: PackageUse, names: readonly string[]): boolean {
  const group =
    use.options.find(({ name }) => name === "-t" || name === "--virtual")?.value ?? undefined;
  const all = use.run.script.commands;
  const at = all.indexOf(use.command);
  return all.slice(at + 1).some(({ basename, args }) => {
    const words = args.map(({ value }) => value);
    const isRemoving = words.some((word) =>
      /^(?:del|purge|remove|autoremove|erase|-R\w*)$/.test(word ?? ""),
    );
    if (
      !isRemoving ||
      !/^(?:apk|apt|apt-get|aptitude|dnf|yum|microdnf|tdnf|zypper|pacman)$/.test(basename ?? "")
    )
      return false;
    return words.some(
      (word) => word === null || names.includes(word) || (group !== undefined && word === group),
    );
  });
}
