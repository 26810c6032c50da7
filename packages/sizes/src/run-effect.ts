import { createScriptCache, isFileProgram, joinPath, managerUses } from "@stagemap/shell";
import type { Command, ManagerUse, Script } from "@stagemap/shell";
import { built } from "./builds.ts";
import { manifestSize } from "./class-sizes.ts";
import { isWithin, withContent, withoutFolder } from "./contents.ts";
import type { Content } from "./contents.ts";
import { againParts } from "./file-commands.ts";
import { installPlace } from "./install-places.ts";
import { installed, isPruned, removedAgain } from "./installs.ts";
import { leftBehind, removedPaths } from "./left-behind.ts";
import { isMountedAway, mountedPlaces } from "./mounts.ts";
import { unknownPart } from "./site.ts";
import type { Effect, Site } from "./site.ts";

/** Scripts go when their items do. */
const scripts = createScriptCache();

/** What a RUN adds to its image. */
export function runEffect(site: Site): Effect {
  const { step, settings, contents } = site;
  const { instruction } = step.item;
  const script = scripts.get(step.item, settings.shell);
  if (script === null || (script.layers.length === 0 && script.commands.length === 0)) {
    const part = unknownPart("what it writes", "built", "what it runs cannot be read");
    return { parts: [part], contents: withContent(contents, placed(settings.directory, part)) };
  }
  const uses = managerUses(script, { variable: settings.variable });
  const mounted = mountedPlaces(instruction, settings);
  const made = [...madeByManagers(script, uses, site), ...madeByOthers(script, uses, site)];
  const last = new Map(script.commands.map((command, index) => [command, index] as const));
  const kept = made.filter(
    ({ content, command }) =>
      !isMountedAway(content.path, mounted) &&
      !script.commands
        .slice((last.get(command) ?? 0) + 1)
        .some((later) => takesAway(later, content.path, site)),
  );
  let after = contents;
  for (const command of script.commands) {
    for (const folder of foldersRemoved(command, site)) after = withoutFolder(after, folder);
  }
  for (const { content } of kept) after = withContent(after, content);
  const again = againParts(script, site);
  for (const { content } of again) {
    if (content !== null) after = withContent(after, content);
  }
  const parts = [...kept.map(({ content }) => content.part), ...again.map(({ part }) => part)];
  return { parts, contents: prunedContents(after, uses, site) };
}

interface Made {
  readonly content: Content;
  readonly command: Command;
}

function madeByManagers(script: Script, uses: readonly ManagerUse[], site: Site): readonly Made[] {
  const mounted = mountedPlaces(site.step.item.instruction, site.settings);
  const removed = removedAgain(uses);
  const found: Made[] = [];
  const held = new Set<string>();
  for (const use of uses) {
    const { command, action } = use;
    const directory = directoryOf(command, site);
    const contents: Content[] = [];
    if (action === "install" || action === "fetch") {
      const pruned = isPruned(use, uses, script) ? { ...use, includesDevelopment: false } : use;
      const content = installed(pruned, directory, site, removed);
      if (content !== null) contents.push(content);
    } else if (action === "upgrade") {
      contents.push(placed("/usr", UPGRADE));
    } else if (action === "build") {
      const soFar = [...site.contents, ...found.map((each) => each.content)];
      contents.push(...built(use, directory, { ...site, contents: soFar }));
    } else if (action === "run") {
      const words = [use.manager.id, use.subcommand].join(" ").trim();
      const part = unknownPart(
        `what ${words} writes`,
        "built",
        "what it runs is not in the Dockerfile",
      );
      contents.push(placed(directory, part));
    }
    const range = contents[0]?.part.range ?? null;
    for (const cache of leftBehind({ use, script, uses, mounted, installed: range }, site)) {
      if (!held.has(cache.path)) contents.push(cache);
      held.add(cache.path);
    }
    for (const content of contents) found.push({ content: maybe(content, command), command });
  }
  return found;
}

const UPGRADE = {
  what: "newer versions of packages",
  origin: "packages",
  range: { low: 0, high: 200 },
  basis: "assumed",
  source:
    "assumed: what is upgraded lies in the image twice, and how much that is depends on the day",
} as const;

/** Programs that write nothing worth counting. */
const QUIET =
  /^(?:apt-mark|apt-key|dpkg-reconfigure|ldconfig|update-ca-certificates|update-alternatives|locale-gen|localedef|adduser|addgroup|useradd|groupadd|usermod|deluser|passwd|chpasswd|a2enmod|a2dismod|a2ensite|sha256sum|sha512sum|md5sum|gpg|gpgconf|dirmngr|which|command|type|id|whoami|uname|arch|nproc|date|sleep|env|export|unset|exit|eval|source|\.|umask|ulimit|printf|read|shift|pwd|grep|egrep|awk|cut|xargs|basename|dirname|realpath|readlink|stat|du|df|dpkg|rpm|dpkg-architecture|setcap|getent|tree|wait|kill|return|local|declare|trap|corepack|install|crontab|sync|strip|sudo|su|ln|diff|cmp|jq|git-config|alternatives|busybox|visudo|setfacl|systemctl|ssh-keyscan|nginx|test|\[|\[\[|true|false|:|hash|expr|seq|let|set|cd|sh|bash|dash|ash|zsh|scanelf|file|ldd)$/;

function madeByOthers(script: Script, uses: readonly ManagerUse[], site: Site): readonly Made[] {
  const managed = new Set(uses.map(({ command }) => command));
  const unknown = script.commands.filter((command) => {
    const { basename, nameWord } = command;
    if (nameWord === null || managed.has(command)) return false;
    if (basename === null) return true;
    if (/^(?:sh|bash|dash|ash|zsh)$/.test(basename)) return runsFile(command);
    if (isFileProgram(basename) || QUIET.test(basename)) return false;
    return !isQuestion(command);
  });
  const [first] = unknown;
  const found: Made[] = [];
  for (const command of script.commands) {
    const environment = virtualEnvironment(command);
    if (environment === null) continue;
    const path = joinPath(directoryOf(command, site), environment);
    found.push({ content: { ...placed(path, VENV), inside: () => VENV }, command });
  }
  const others = unknown.filter((command) => virtualEnvironment(command) === null);
  if (first === undefined || others.length === 0) return found;
  const names = [
    ...new Set(others.map(({ basename, nameWord }) => basename ?? nameWord?.text ?? "")),
  ];
  const isFetching = names.some((name) => /^(?:curl|wget|git|tar|unzip|aria2c)$/.test(name));
  const part = unknownPart(
    isFetching
      ? `what ${sayFew(names)} bring`
      : `what ${sayFew(names)} ${names.length === 1 ? "writes" : "write"}`,
    "built",
    "what they write is not in the Dockerfile",
  );
  found.push({
    content: placed(directoryOf(others[0] ?? first, site), part),
    command: others[0] ?? first,
  });
  return found;
}

const VENV = {
  what: "an empty virtual environment",
  origin: "packages",
  range: { low: 8, high: 25 },
  basis: "assumed",
  source: "assumed: it holds pip of its own",
} as const;

/** `python -m venv X` and `virtualenv X`. */
function virtualEnvironment({ basename, args }: Command): string | null {
  const words = args.map(({ value }) => value);
  const at = words.indexOf("venv");
  const isModule = basename?.startsWith("python") === true && words[at - 1] === "-m" && at > 0;
  if (!isModule && basename !== "virtualenv") return null;
  const operands = words.slice(isModule ? at + 1 : 0);
  return operands.findLast((word) => word !== null && !word.startsWith("-")) ?? null;
}

/** `node --version` and the like. */
function isQuestion({ args }: Command): boolean {
  return (
    args.length > 0 &&
    args.every(({ value }) => /^(?:--?v(?:ersion)?|--?h(?:elp)?|-V|version)$/.test(value ?? ""))
  );
}

/** A shell with the text of a script shows its commands; one with a file does not. */
function runsFile({ args }: Command): boolean {
  const [first] = args;
  return first !== undefined && !(first.value?.startsWith("-") ?? false);
}

function sayFew(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}

function takesAway(command: Command, path: string, site: Site): boolean {
  return foldersRemoved(command, site).some((folder) => isWithin(path, folder));
}

function foldersRemoved(command: Command, site: Site): readonly string[] {
  if (command.isConditional) return [];
  const directory = directoryOf(command, site);
  return removedPaths(command).flatMap((path) =>
    /[*?[$`]/.test(path) || path === "" ? [] : [joinPath(directory, path)],
  );
}

function directoryOf({ directory }: Command, { settings }: Site): string {
  return joinPath(settings.directory, directory ?? "");
}

function placed(path: string, part: Content["part"]): Content {
  return { path, part, inside: null, isFile: false, kind: "" };
}

/** What only perhaps runs brings perhaps nothing. */
function maybe(content: Content, { isConditional }: Command): Content {
  const { part } = content;
  if (!isConditional || part.range === null) return content;
  return { ...content, part: { ...part, range: { low: 0, high: part.range.high } } };
}

/** Of what a layer holds nothing goes; but what is copied out of the stage is smaller from here on. */
function prunedContents(
  contents: readonly Content[],
  uses: readonly ManagerUse[],
  site: Site,
): readonly Content[] {
  return uses
    .filter(({ subcommand }) => subcommand === "prune")
    .reduce((soFar, use) => {
      const { path } = installPlace(use, directoryOf(use.command, site), site.settings);
      return soFar.map((each) =>
        each.path === path && each.kind === "node" && each.part.basis !== "measured"
          ? { ...each, part: { ...each.part, ...manifestSize("node", false) } }
          : each,
      );
    }, contents);
}
