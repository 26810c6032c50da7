import type { ManagerUse } from "../manager-uses.ts";
import { callOf, resolvePlaces, resolveWord } from "./collect.ts";
import type { Call, Collection } from "./collect.ts";
import { addDoing, addInstalled, addVariables, isQuestion, ownFolders } from "./command-effects.ts";
import { joinPath } from "./effects.ts";
import type { FileAccess } from "./effects.ts";
import type { ManagerDoing, ManagerRow } from "./manager-rows.ts";
import type { Doing } from "./rows.ts";
import { MANAGER_ROWS } from "./table.ts";

const BY_MANAGER: ReadonlyMap<string, ManagerRow> = new Map(
  MANAGER_ROWS.flatMap((row) => row.managers.map((id) => [id, row] as const)),
);

/** What nobody has a word for may be anything. */
const UNKNOWN: ManagerDoing = { isOpen: true };

/** What a call of a package manager does; false when the table has none of it. */
export function addManager(collection: Collection, use: ManagerUse): boolean {
  const { manager, command, options } = use;
  const row = BY_MANAGER.get(manager.id);
  if (row === undefined) return false;
  collection.sources.add(manager.source);
  const call = projectCall(collection, use, row);
  addInstalled(collection, call, [...manager.programs, ...row.helpers]);
  if (isQuestion(command)) return true;
  const doing = doingOf(row, use);
  const given = options.map(({ name }) => name);
  const has = (names: readonly string[] | undefined): boolean =>
    names?.some((name) => given.includes(name)) === true;
  const isTame = has(doing.tamedBy);
  addVariables(collection, row.variables);
  collection.reads.push(...resolvePlaces(collection, call, row.reads));
  addDoing(collection, call, isTame ? tamed(doing) : doing, nameOf(use));
  addProject(
    collection,
    call,
    use,
    has(doing.widenedBy) ? "all" : narrowed(doing, has(doing.narrowedBy)),
  );
  addOperandFiles(collection, call, use);
  addFolders(collection, call, row, use);
  addNamedFiles(collection, call, use);
  if (doing.writesLock === true && !has(doing.frozenBy)) {
    collection.writes.push(...resolvePlaces(collection, call, manager.lockFiles.map(inProject)));
  }
  return true;
}

/** Where no code of packages runs, there is nothing to take for granted. */
function tamed({ reads, writes, needsNetwork, isOpen }: ManagerDoing): Doing {
  return {
    ...(reads === undefined ? {} : { reads }),
    ...(writes === undefined ? {} : { writes }),
    needsNetwork: needsNetwork === true,
    isOpen: isOpen === true,
  };
}

function narrowed({ project }: ManagerDoing, isNarrow: boolean): ManagerDoing["project"] {
  return project === "all" && isNarrow ? "manifests" : project;
}

function doingOf(row: ManagerRow, { action, subcommand, options }: ManagerUse): ManagerDoing {
  const { globally } = row;
  if (globally !== undefined && options.some(({ name }) => globally.options.includes(name))) {
    return globally;
  }
  const own = row.subcommands;
  const special = own !== undefined && Object.hasOwn(own, subcommand) ? own[subcommand] : undefined;
  return special ?? row.actions[action] ?? UNKNOWN;
}

function nameOf({ manager, subcommand, operands, action }: ManagerUse): string {
  const target = action === "run" || action === "build" ? (operands[0]?.value ?? "") : "";
  return [manager.id, subcommand, target].filter((part) => part !== "").join(" ");
}

/** The call in the folder of the project that it is told of. */
function projectCall(collection: Collection, use: ManagerUse, row: ManagerRow): Call {
  const { command, options, operands, manifestFiles, manager } = use;
  const call = callOf(collection, command, { options, operands });
  const named = options.findLast(({ name }) => row.projectOptions.includes(name));
  const [manifest] = manifestFiles;
  const path =
    named !== undefined
      ? named.value
      : manifest !== undefined && manager.ecosystem !== "python"
        ? (manifest.path?.replace(/[^/]*$/, "") ?? null)
        : "";
  if (path === "") return call;
  if (path === null || (call.directory === null && !path.startsWith("/"))) {
    return { ...call, directory: null };
  }
  if (path.startsWith("/")) return { ...call, directory: joinPath("/", path), isRelative: false };
  return { ...call, directory: joinPath(call.directory ?? "/", path) };
}

function addProject(
  collection: Collection,
  call: Call,
  { manager, manifestFiles }: ManagerUse,
  project: ManagerDoing["project"],
): void {
  if (project === "all") {
    collection.reads.push(...resolvePlaces(collection, call, ["./**"]));
    return;
  }
  for (const { word } of manifestFiles) {
    const paths = resolveWord(collection, call, word);
    collection.reads.push(...paths, ...paths.flatMap(besideRequirements));
  }
  if (project === undefined) return;
  // Told of other files, Python's managers leave those of the folder alone. What lies in workspaces has a row of its own.
  const own = manifestFiles.length > 0 && manager.ecosystem === "python" ? [] : manager.manifests;
  const files = [...own, ...manager.lockFiles].filter((file) => !file.startsWith("**/"));
  collection.reads.push(...resolvePlaces(collection, call, files.map(inProject)));
}

/** A file of requirements may name others of its kind. */
function besideRequirements({ path, isCertain }: FileAccess): FileAccess[] {
  if (!path.endsWith(".txt")) return [];
  const folder = path.slice(0, path.lastIndexOf("/"));
  return ["*requirements*.txt", "*constraints*.txt"].map((name) => ({
    path: `${folder}/${name}`,
    scope: "node",
    isCertain,
  }));
}

/** Packages that are files or folders: `./package.deb`, `-e .`, `pip install .`. */
function addOperandFiles(
  collection: Collection,
  call: Call,
  { packages, options, manager, operands }: ManagerUse,
): void {
  const editable = options.flatMap(({ name, valueWord }) =>
    (name === "-e" || name === "--editable") && valueWord !== null ? [valueWord] : [],
  );
  const files = packages.flatMap(({ kind, word }) => (kind === "file" ? [word] : []));
  const folders =
    manager.ecosystem === "python"
      ? operands.filter(({ value }) => value !== null && /^\.{0,2}(?:$|\/|\[)|^\.$/.test(value))
      : [];
  for (const word of [...files, ...folders, ...editable]) {
    const trees = resolveWord(collection, call, bare(word)).map((access): FileAccess => ({
      ...access,
      scope: "tree",
    }));
    collection.reads.push(...trees);
    // Installing a folder leaves its description and what was built in it.
    if (editable.includes(word) || folders.includes(word)) collection.writes.push(...trees);
  }
}

/** Without extras: `.[dev]` is the folder. */
function bare<Word extends { readonly value: string | null }>(word: Word): Word {
  const { value } = word;
  return value === null ? word : { ...word, value: value.replace(/\[.*$/, "") };
}

/** Folders that variables, PATH or the program's own path name. */
function addFolders(
  collection: Collection,
  call: Call,
  row: ManagerRow,
  { manager, command }: ManagerUse,
): void {
  const folders = row.folderVariables.flatMap((name) => {
    const value =
      command.assignments.findLast((each) => each.name === name)?.value ??
      collection.context.variable(name);
    return value === undefined || value === "" ? [] : [value];
  });
  if (
    manager.ecosystem === "python" ||
    manager.ecosystem === "ruby" ||
    manager.ecosystem === "system"
  ) {
    const bins = [...ownFolders(collection), folderOf(command.name ?? "")];
    if (manager.ecosystem !== "system") {
      folders.push(
        ...bins.filter((each) => each.endsWith("/bin")).map((each) => each.slice(0, -4)),
      );
    }
  }
  for (const folder of folders) {
    const trees = resolvePlaces(collection, call, [`${folder.replace(/\/$/, "")}/**`]);
    collection.reads.push(...trees);
    collection.writes.push(...trees);
  }
}

/** Variables that name a file which managers read. */
const FILE_VARIABLES =
  "PIP_CONSTRAINT PIP_REQUIREMENT PIP_CONFIG_FILE PIP_CERT UV_CONFIG_FILE UV_CONSTRAINT UV_OVERRIDE npm_config_userconfig NPM_CONFIG_USERCONFIG npm_config_globalconfig NPM_CONFIG_GLOBALCONFIG npm_config_cafile NPM_CONFIG_CAFILE NODE_EXTRA_CA_CERTS BUNDLE_GEMFILE GOENV GOWORK GOFLAGS SSL_CERT_FILE REQUESTS_CA_BUNDLE CURL_CA_BUNDLE GIT_CONFIG_GLOBAL GIT_ASKPASS CONDARC CARGO_BUILD_RUSTC_WRAPPER RUSTC_WRAPPER COMPOSER".split(
    " ",
  );

function addNamedFiles(collection: Collection, call: Call, { command }: ManagerUse): void {
  for (const name of FILE_VARIABLES) {
    const value =
      command.assignments.findLast((each) => each.name === name)?.value ??
      collection.context.variable(name) ??
      "";
    if (/^[\w./~@+-]*\/[\w./@+-]*$/.test(value)) {
      collection.reads.push(...resolvePlaces(collection, call, [value]));
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function inProject(glob: string): string {
  return `./${glob}`;
}
