import { managerUses } from "../manager-uses.ts";
import type { Command, Redirection, Script } from "../types.ts";
import { callOf, resolvePlaces, resolveWord } from "./collect.ts";
import type { Collection } from "./collect.ts";
import { addProgram, addUnknown, addVariables } from "./command-effects.ts";
import { addCompounds } from "./compound-effects.ts";
import { ANYWHERE, joinPath } from "./effects.ts";
import type { EffectsContext, FileAccess, ScriptEffects, VariableAccess } from "./effects.ts";
import { addManager } from "./manager-effects.ts";

/**
 * What a script reads, writes and needs: from the table of programs, the words of each command, its redirections and the variables
 * that it names. What is not in the table may read and write everything. Never throws.
 */
export function scriptEffects(script: Script, given: EffectsContext): ScriptEffects {
  const collection = startCollection(withActivated(script, given));
  const { source } = script;
  if (source.shell.isOpaque && source.kind === "shell")
    addUnknown(collection, "a script of another shell");
  if ((script.tree?.errors?.length ?? 0) > 0)
    addUnknown(collection, "a script that cannot be read");
  addNamedVariables(collection, script);
  const { variable } = collection.context;
  const uses = new Map(managerUses(script, { variable }).map((use) => [use.command, use]));
  const hasInner = commandsWithInner(script);
  const functions = new Set(script.functions.map(({ name }) => name));
  for (const command of script.commands) {
    addRedirections(collection, command);
    const use = uses.get(command);
    if (command.basename !== null && functions.has(command.basename)) continue;
    if (hasInner.has(command) && isTransparent(command)) {
      addStartFiles(collection, command);
      continue;
    }
    if (use === undefined || !addManager(collection, use)) addProgram(collection, command);
    addStartFiles(collection, command);
  }
  addCompounds(collection, script);
  return finish(collection);
}

function startCollection(context: EffectsContext): Collection {
  const variables: VariableAccess[] = [];
  // What is looked up decides what is read and written, so it counts as read.
  const variable = (name: string): string | undefined => {
    variables.push({ name, isCertain: true, except: [] });
    return context.variable(name);
  };
  return {
    context: { ...context, variable },
    reads: [],
    writes: [],
    creates: [],
    variables,
    links: [],
    usesDirectory: false,
    needsNetwork: false,
    unknown: new Set(),
    assumptions: new Set(),
    sources: new Set(),
  };
}

/** Programs that do nothing but start another, or read a script that is read here as well. */
const TRANSPARENT = new Set(
  (
    "sudo doas env exec command builtin nohup time timeout nice ionice stdbuf find xargs su gosu su-exec setuidgid runuser setpriv " +
    "sh bash dash ash zsh ksh eval eatmydata fakeroot tini dumb-init busybox flock cross-env linux32 linux64 setarch chronic unbuffer"
  ).split(" "),
);

function isTransparent({ basename, args }: Command): boolean {
  // find looks at its folders itself, and so does xargs at the file that it is told of.
  if (basename === "xargs" && args.some(({ value }) => /^(?:-a|--arg-file)/.test(value ?? ""))) {
    return false;
  }
  return basename !== null && basename !== "find" && TRANSPARENT.has(basename);
}

const START_FILES = [
  "/etc/profile",
  "/etc/profile.d/**",
  "/etc/bash.bashrc",
  "~/.profile",
  "~/.bash_profile",
  "~/.bash_login",
  "~/.bashrc",
];

/** What a login or interactive shell reads before its script. */
function addStartFiles(collection: Collection, command: Command): void {
  if (!/^(?:ba|da|a|z|k)?sh$|^su$/.test(command.basename ?? "")) return;
  const isAsked = command.args.some(({ value }) => /^-[a-z]*[li]|^--?login$|^-$/.test(value ?? ""));
  if (!isAsked) return;
  const call = callOf(collection, command, { options: [], operands: [] });
  collection.reads.push(...resolvePlaces(collection, call, START_FILES));
}

function commandsWithInner({ commands }: Script): ReadonlySet<Command> {
  const found = new Set<Command>();
  for (const { wrapper, layer } of commands) {
    if (wrapper !== null) found.add(wrapper);
    if (layer?.command !== null && layer?.command !== undefined) found.add(layer.command);
  }
  return found;
}

const ACTIVATE = /^(.*)\/bin\/activate$/;

/** With the virtual environments that the script enters at the front of PATH. */
function withActivated(script: Script, context: EffectsContext): EffectsContext {
  const folders = script.commands.flatMap(({ basename, args, directory }) => {
    if (basename !== "." && basename !== "source") return [];
    const folder = ACTIVATE.exec(args[0]?.value ?? "")?.[1];
    return folder === undefined || directory === null
      ? []
      : [joinPath(joinPath(context.directory, directory), folder)];
  });
  if (folders.length === 0) return context;
  const path = [...folders.map((folder) => `${folder}/bin`), context.variable("PATH") ?? ""].join(
    ":",
  );
  return { ...context, variable: (name) => (name === "PATH" ? path : context.variable(name)) };
}

/** The names behind a "$": also in single quotes, since an inner script may be there. */
function addNamedVariables(collection: Collection, { source }: Script): void {
  const texts = source.kind === "shell" ? [source.text] : source.words.map(({ text }) => text);
  const names = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\$\{?[#!]?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name),
    ),
  );
  addVariables(collection, [...names]);
  if (names.has("PWD") || names.has("OLDPWD")) collection.usesDirectory = true;
  // A name that is worked out may be any, and so may what is evaluated.
  if (texts.some((text) => /\$\{!/.test(text))) {
    collection.variables.push({ name: "*", isCertain: false, except: [] });
  }
}

function addRedirections(collection: Collection, command: Command): void {
  if (command.wrapper !== null) return;
  const call = callOf(collection, command, { options: [], operands: [] });
  for (const redirection of command.redirections) {
    const { target } = redirection;
    if (target === null || isDescriptor(redirection)) continue;
    const places = resolveWord(collection, call, target);
    if (redirection.operator.includes("<")) collection.reads.push(...places);
    if (redirection.operator.includes(">")) {
      collection.reads.push(...places);
      collection.writes.push(...places);
    }
  }
}

/** `2>&1` and here-strings name no file. */
function isDescriptor({ operator, target }: Redirection): boolean {
  return operator === "<<<" || (operator.endsWith("&") && /^(?:\d+|-)$/.test(target?.text ?? ""));
}

/** What the kernel shows there is in no image. */
const OUTSIDE = /^\/(?:dev|proc|sys)(?:\/|$)/;

function finish(collection: Collection): ScriptEffects {
  const { reads, writes, creates, variables, links, usesDirectory, needsNetwork } = collection;
  const names = new Map(
    variables.map((each) => [`${each.name} ${each.isCertain} ${each.except.length}`, each]),
  );
  return {
    reads: distinct(reads),
    writes: distinct(writes),
    creates: distinct(creates),
    variables: [...names.values()],
    usesDirectory,
    needsNetwork,
    unknown: [...collection.unknown],
    assumptions: [...collection.assumptions],
    sources: [...collection.sources].toSorted(),
    links,
  };
}

function distinct(accesses: readonly FileAccess[]): readonly FileAccess[] {
  const found = new Map<string, FileAccess>();
  for (const given of accesses) {
    // By way of a process anything of the image may be meant.
    const access = /^\/proc\/[^/]+\/(?:cwd|root|fd)(?:\/|$)/.test(given.path) ? ANYWHERE : given;
    if (OUTSIDE.test(access.path)) continue;
    found.set(
      `${access.scope} ${access.isCertain} ${access.isNamed === true} ${access.path}`,
      access,
    );
  }
  return [...found.values()];
}
