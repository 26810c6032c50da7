import { argumentsOf } from "../options.ts";
import type { Command } from "../types.ts";
import { callOf, resolvePlaces, resolveWord } from "./collect.ts";
import type { Call, Collection } from "./collect.ts";
import { ANYWHERE, joinPath } from "./effects.ts";
import type { Case, Doing, ProgramRow } from "./rows.ts";
import { LIBRARIES, PROGRAM_FOLDERS } from "./system-places.ts";
import { PROGRAM_ROWS } from "./table.ts";

/** Names that scripts call, so a Map. */
const BY_NAME: ReadonlyMap<string, ProgramRow> = new Map(
  PROGRAM_ROWS.flatMap((row) => row.programs.map((name) => [name, row] as const)),
);

/** What every program that is installed may look at. */
const GENERAL = ["PATH", "HOME", "LANG", "LC_*", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "LD_PRELOAD"];
const PROXIES = ["http_proxy", "https_proxy", "no_proxy", "all_proxy"].flatMap((name) => [
  name,
  name.toUpperCase(),
]);

/**
 * Names that are customarily there for the program that is built or for the image's labels, and mean nothing to the code of
 * packages: who built it, when, from what, and where it listens.
 */
const OWN_NAMES: readonly string[] =
  "APP_* BUILD_DATE BUILD_ID BUILD_NUMBER BUILD_TIME BUILD_TIMESTAMP BUILD_VERSION COMMIT* GIT_BRANCH GIT_COMMIT* GIT_HASH GIT_REF GIT_REV* GIT_SHA* GIT_TAG IMAGE_* LISTEN_* MAINTAINER PORT REVISION SERVER_PORT SOURCE_COMMIT VCS_* VERSION".split(
    " ",
  );

/** What a command that is no package manager does. */
export function addProgram(collection: Collection, command: Command): void {
  const { basename } = command;
  if (basename === null) {
    if (command.nameWord !== null) addUnknown(collection, command.nameWord.text);
    return;
  }
  const row = BY_NAME.get(basename) ?? BY_NAME.get(basename.replace(/-?\d+(?:\.\d+)*$/, ""));
  const call = callOf(collection, command, argumentsOf(command, row?.style ?? {}));
  if (row === undefined) {
    if (isQuestion(command)) return addInstalled(collection, call, []);
    addReach(collection, call);
    return addUnknown(collection, basename);
  }
  collection.sources.add(row.source);
  if (row.isBasic !== true) addInstalled(collection, call, []);
  if (!isQuestion(command)) addDoing(collection, call, doingOf(row, call), basename);
  if (basename === "ln") addLinks(collection, call);
}

/** What a row says of a call. */
function doingOf(row: ProgramRow, call: Call): Doing {
  const found = row.cases?.find((each) => holds(each, call));
  return found === undefined ? row : { ...row, ...found };
}

function holds(
  { programs, options, word, anyWord, isBare }: Case,
  { command, options: given, operands }: Call,
): boolean {
  return (
    (isBare !== true || command.args.length === 0) &&
    (programs === undefined || programs.includes(command.basename ?? "")) &&
    (options === undefined || given.some(({ name }) => options.includes(name))) &&
    (word === undefined || word.test(operands[0]?.value ?? (operands.length === 0 ? "" : "$"))) &&
    (anyWord === undefined || command.args.some(({ value, text }) => anyWord.test(value ?? text)))
  );
}

/** Adds what a call does; `name` is what to call it where nobody knows. */
export function addDoing(collection: Collection, call: Call, doing: Doing, name: string): void {
  collection.reads.push(...resolvePlaces(collection, call, doing.reads));
  collection.writes.push(...resolvePlaces(collection, call, doing.writes));
  collection.creates.push(...resolvePlaces(collection, call, doing.creates));
  addVariables(collection, doing.variables ?? []);
  if (doing.needsNetwork === true) {
    collection.needsNetwork = true;
    addVariables(collection, PROXIES);
  }
  if (doing.isCurious === true) {
    collection.variables.push({ name: "*", isCertain: false, except: OWN_NAMES });
  }
  if (doing.assumption !== undefined) collection.assumptions.add(doing.assumption);
  if (doing.isOpen === true) addUnknown(collection, name);
}

export function addVariables(collection: Collection, names: readonly string[]): void {
  for (const name of names) collection.variables.push({ name, isCertain: true, except: [] });
}

/** Notes a program that may do anything. */
export function addUnknown(collection: Collection, name: string): void {
  collection.unknown.add(name);
  collection.reads.push(ANYWHERE);
  collection.writes.push(ANYWHERE);
  collection.variables.push({ name: "*", isCertain: false, except: [] });
  collection.usesDirectory = true;
}

/** The program itself, with others that it starts and the libraries that they share: all had to be installed. */
export function addInstalled(collection: Collection, call: Call, helpers: readonly string[]): void {
  const { command } = call;
  const names = [...(command.basename === null ? [] : [command.basename]), ...helpers];
  const folders = [...ownFolders(collection), ...PROGRAM_FOLDERS];
  for (const folder of folders) {
    for (const name of names) collection.reads.push(node(joinPath(folder, name)));
  }
  addReach(collection, call);
  collection.reads.push(...resolvePlaces(collection, call, LIBRARIES));
  addVariables(collection, GENERAL);
}

/** A program that is called by its path. */
function addReach(collection: Collection, call: Call): void {
  const { nameWord, name } = call.command;
  if (nameWord === null || name === null || !name.includes("/")) return;
  collection.reads.push(...resolveWord(collection, call, nameWord));
}

/** The folders that PATH names beside those of every system. */
export function ownFolders({ context }: Collection): readonly string[] {
  const folders = (context.variable("PATH") ?? "").split(":");
  return folders.filter(
    (folder) =>
      folder.startsWith("/") && !/[$*]/.test(folder) && !COMMON_FOLDERS.has(joinPath("/", folder)),
  );
}

const COMMON_FOLDERS = new Set([...PROGRAM_FOLDERS, "/bin", "/sbin"]);

function node(path: string): { path: string; scope: "node"; isCertain: true } {
  return { path, scope: "node", isCertain: true };
}

/** True for a call that only asks for its version. */
export function isQuestion({ args }: Command): boolean {
  return (
    args.length > 0 &&
    args.every(({ value }) => /^(?:--version|--help|-V|version)$/.test(value ?? ""))
  );
}

function addLinks(collection: Collection, call: Call): void {
  const [target, link] = call.operands;
  const isSymbolic = call.options.some(({ name }) => name === "-s" || name === "--symbolic");
  if (!isSymbolic || target?.value === null || target === undefined || link === undefined) return;
  const { value } = target;
  const name = value.slice(value.lastIndexOf("/") + 1);
  for (const { path } of resolveWord(collection, call, link)) {
    for (const each of [path, joinPath(path, name)]) {
      collection.links.push({ path: each, target: joinPath(joinPath(each, ".."), value) });
    }
  }
}
