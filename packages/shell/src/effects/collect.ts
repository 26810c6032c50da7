import type { Option } from "../options.ts";
import { piecesOf } from "../pieces.ts";
import type { Command, ShellWord } from "../types.ts";
import { ANYWHERE, joinPath } from "./effects.ts";
import type { EffectsContext, FileAccess, Link, VariableAccess } from "./effects.ts";
import type { Place } from "./rows.ts";

/** What has been gathered of a script so far. */
export interface Collection {
  readonly context: EffectsContext;
  readonly reads: FileAccess[];
  readonly writes: FileAccess[];
  readonly creates: FileAccess[];
  readonly variables: VariableAccess[];
  readonly links: Link[];
  usesDirectory: boolean;
  needsNetwork: boolean;
  readonly unknown: Set<string>;
  readonly assumptions: Set<string>;
  readonly sources: Set<string>;
}

/** A command with its words told apart, and the folder that its relative places belong to. */
export interface Call {
  readonly command: Command;
  readonly options: readonly Option[];
  readonly operands: readonly ShellWord[];
  /** Absolute; null when only the shell knows. */
  readonly directory: string | null;
  /** True when the folder follows from the one that the script starts in. */
  readonly isRelative: boolean;
  readonly homes: readonly string[];
}

/** Every home that a user may have. */
const ALL_HOMES = ["/root", "/home/*"];
const OTHER_USER = new Set([
  "su",
  "gosu",
  "su-exec",
  "runuser",
  "setpriv",
  "setuidgid",
  "s6-setuidgid",
]);

/** Where a command runs, and as whom. */
export function callOf(
  { context }: Collection,
  command: Command,
  { options, operands }: { options: readonly Option[]; operands: readonly ShellWord[] },
): Call {
  const isElsewhere = command.directory?.startsWith("/") === true;
  const directory =
    command.directory === null ? null : joinPath(context.directory, command.directory);
  const homes = isOtherUser(command) ? ALL_HOMES : context.homes;
  return { command, options, operands, directory, isRelative: !isElsewhere, homes };
}

function isOtherUser({ wrapper }: Command): boolean {
  if (wrapper === null) return false;
  const { basename, args } = wrapper;
  if (basename !== null && OTHER_USER.has(basename)) return true;
  return args.some(({ value }) => value === "-u" || value === "--user") || isOtherUser(wrapper);
}

/** The parts of the file system that places of the table come to for a call. */
export function resolvePlaces(
  collection: Collection,
  call: Call,
  places: readonly Place[] | undefined,
): FileAccess[] {
  return (places ?? []).flatMap((place) => resolvePlace(collection, call, place));
}

function resolvePlace(collection: Collection, call: Call, place: Place): FileAccess[] {
  if (typeof place === "string") return resolvePath(collection, call, place);
  if ("named" in place) {
    return resolvePath(collection, call, place.named).map((access) =>
      access === ANYWHERE ? access : { ...access, isNamed: true },
    );
  }
  if ("operands" in place) {
    const words = chosen(call.operands, place.operands).filter((word) => !isNoPath(word));
    const found = words.flatMap((word) =>
      resolveWord(collection, call, word).map((access) => ({
        ...access,
        scope: access === ANYWHERE ? "tree" : place.scope,
      })),
    );
    return call.command.hasMoreArguments && !isOfFind(call.command) ? [...found, ANYWHERE] : found;
  }
  const given = call.options.filter(({ name }) => place.options.includes(name));
  if (given.length === 0) {
    return place.otherwise === null
      ? []
      : resolvePath(collection, call, place.otherwise + place.suffix);
  }
  return given.flatMap(({ value, valueWord }) => {
    if (value !== null) return resolvePath(collection, call, value + place.suffix);
    return valueWord === null ? [] : [ANYWHERE];
  });
}

function isOfFind({ wrapper }: Command): boolean {
  // What find hands on lies in the folders that it looks at, and those count as its own.
  return wrapper?.basename === "find";
}

function chosen(words: readonly ShellWord[], which: string): readonly ShellWord[] {
  switch (which) {
    case "first":
      return words.slice(0, 1);
    case "rest":
      return words.slice(1);
    case "last":
      return words.slice(-1);
    case "all but last":
      return words.slice(0, -1);
    default:
      return words;
  }
}

/** True for addresses, standard input and what find hands on. */
function isNoPath({ value }: ShellWord): boolean {
  return value !== null && /^(?:[a-z][a-z0-9+.-]*:\/\/|-$|\{\}|[;!+()]$|&\d)/i.test(value);
}

/** What a word names, as a node. */
export function resolveWord(collection: Collection, call: Call, word: ShellWord): FileAccess[] {
  const text = word.value ?? knownValue(collection, call, word);
  return text === null ? [ANYWHERE] : resolvePath(collection, call, text);
}

/** A word whose variables are all known. */
function knownValue({ context }: Collection, { command }: Call, word: ShellWord): string | null {
  if (command.layer === null) return null;
  let text = "";
  for (const piece of piecesOf(word, command.layer)) {
    if (piece.kind === "variable") {
      const isPlain = /^\$(?:\w+|\{\w+\})$/.test(piece.text);
      const value =
        piece.variable === null || !isPlain ? undefined : context.variable(piece.variable);
      // Without a value the path would be another one altogether.
      if (value === undefined || value === "") return null;
      text += value;
    } else if (piece.kind === "literal") text += piece.text.replace(/^(['"])(.*)\1$/s, "$2");
    else if (piece.kind === "glob" || piece.kind === "brace") text += piece.text;
    else return null;
  }
  return text;
}

/** A path of the table or the command line: relative, of a home or absolute, with wildcards. */
function resolvePath(collection: Collection, call: Call, text: string): FileAccess[] {
  const suffix = /\/\*\*?$/.exec(text)?.[0] ?? "";
  const scope = suffix === "/**" ? "tree" : suffix === "/*" ? "below" : "node";
  const bare = text.slice(0, text.length - suffix.length);
  return braces(bare === "" ? "/" : bare).flatMap((each): FileAccess[] => {
    if (each.startsWith("~")) {
      const [, rest = ""] = /^~[^/]*(.*)$/s.exec(each) ?? [];
      collection.variables.push({ name: "HOME", isCertain: true, except: [] });
      const homes = /^~[^/]/.test(each) ? ALL_HOMES : call.homes;
      return homes.map((home) => ({ path: joinPath(home, `.${rest}`), scope, isCertain: true }));
    }
    if (!each.startsWith("/")) {
      if (call.isRelative) collection.usesDirectory = true;
      if (call.directory === null) return [ANYWHERE];
    }
    return [{ path: joinPath(call.directory ?? "/", each), scope, isCertain: true }];
  });
}

const MOST_BRACES = 64;

/** `{a,b}` written out; the words as they are where that would be too many. */
function braces(text: string): readonly string[] {
  const done: string[] = [];
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [whole, before = "", inside = "", behind = ""] =
      /^([^{]*)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(next) ?? [];
    if (whole === undefined) done.push(next);
    else open.push(...inside.split(",").map((part) => before + part + behind));
    if (done.length + open.length > MOST_BRACES) return [text.replace(/\{.*\}/s, "**")];
  }
  return done;
}
