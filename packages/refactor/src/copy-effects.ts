import { flagValue, inlineFiles, isHeredoc } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { Instruction, InstructionItem } from "@stagemap/syntax";
import { NO_EFFECTS } from "./effects.ts";
import type { FileSet, MadeDirectory, Setting, StepEffects } from "./effects.ts";
import { foldersAbove, pathSet } from "./paths.ts";
import { isNamedUser, replaced } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** Files that tell who "app" is. */
export const ACCOUNTS = ["/etc/passwd", "/etc/group"];

interface CopyWords {
  /** As written, variables replaced. */
  readonly destination: string;
  readonly sources: readonly string[];
  readonly inline: readonly string[];
  readonly owner: string;
  /** Names that are looked up. */
  readonly names: readonly string[];
}

/** What COPY and ADD read of the image and write to it. What they take from elsewhere does not change while a stage is built. */
export function copyEffects(
  instruction: Instruction,
  item: InstructionItem,
  settings: Settings,
): StepEffects {
  const words = readWords(instruction, item, settings);
  const path = joinPath(settings.directory, words.destination);
  if (path === "/dev/null") return barrier("a copy to nowhere", words.names);
  const isRelative = !words.destination.startsWith("/");
  const isFolder =
    isFolderName(words.destination) ||
    words.sources.length + words.inline.length > 1 ||
    isWholeTree(words.sources);
  const isLink = isOn(instruction, "link") && flagValue(instruction, "chmod") === null;
  const writes = isFolder
    ? [
        ...words.inline.map((name) => exactly(joinPath(path, name))),
        ...words.sources.flatMap((source) => intoFolder(instruction, path, source)),
      ]
    : // One source to one name: a file of that name, or into the folder that is there.
      [tree(path)];
  if (writes.some((set) => set.scope !== "below" && FOUNDATION.test(set.path))) {
    return barrier("a copy of what every program depends on", words.names);
  }
  const reads = isFolder ? [] : [exactly(path)];
  if (isNamedUser(words.owner)) reads.push(...ACCOUNTS.map(exactly));
  const settingReads: Setting[] = isRelative ? ["directory"] : [];
  return {
    ...NO_EFFECTS,
    files: {
      reads,
      writes,
      makes: madeFolders(isFolder ? `${path === "/" ? "" : path}/x` : path, {
        attributes: words.owner === "" ? "root" : words.owner,
        // Another step made the working directory, and this one cannot leave it. A link does not look.
        settled: isRelative && settings.isDirectoryMade && !isLink ? settings.directory : null,
        isOverwriting: isLink,
      }),
    },
    variables: { reads: words.names.map(certainRead), writes: [] },
    settings: { reads: settingReads, writes: [] },
    needsNetwork: instruction.name === "ADD" && words.sources.some(isAddress),
  };
}

/** The shell, the commonest programs, and what the loader and shells read by themselves. */
const FOUNDATION =
  /^\/usr\/(?:local\/)?s?bin\/(?:sh|bash|ash|dash|zsh|env|mkdir|rm|cp|mv|ln|ls|cat|touch|chmod|chown|echo|test|sed|grep|awk|find|xargs|tar|busybox)$|^\/etc\/(?:ld\.so\.preload|ld\.so\.conf|environment|bash\.bashrc|nsswitch\.conf)$/;

/**
 * What nothing passes: a file that is copied to nowhere, there to have all below rebuilt when it changes, and one that every program
 * depends on.
 */
function barrier(name: string, names: readonly string[]): StepEffects {
  const everything: FileSet = { ...pathSet("/", "tree"), isCertain: false };
  return {
    ...NO_EFFECTS,
    files: { reads: [everything], writes: [everything], makes: [] },
    variables: { reads: names.map(certainRead), writes: [] },
    unknown: [name],
  };
}

function readWords(instruction: Instruction, item: InstructionItem, settings: Settings): CopyWords {
  const names: string[] = [];
  const read = (text: string): string => {
    const result = replaced(settings, text);
    names.push(...result.names);
    return result.text;
  };
  const { args, flags } = instruction;
  const sources = args.slice(0, -1).filter(({ text }) => !isHeredoc(text));
  const inline = inlineFiles(instruction, item);
  for (const { content, expand: isExpanded } of inline) {
    // Quotes are ordinary characters there, so that the names are looked for by themselves.
    if (isExpanded)
      names.push(...[...content.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name));
  }
  for (const { value } of flags) if (value !== null) read(value);
  return {
    destination: read(args.at(-1)?.text ?? ""),
    sources: sources.map(({ text }) => read(text)),
    inline: inline.map(({ name }) => name),
    owner: replaced(settings, flagValue(instruction, "chown") ?? "").text,
    names,
  };
}

export function certainRead(name: string): { name: string; isCertain: true; except: [] } {
  return { name, isCertain: true, except: [] };
}

function isOn({ flags }: Instruction, name: string): boolean {
  const flag = flags.findLast((each) => each.name === name);
  return flag !== undefined && flag.value?.toLowerCase() !== "false";
}

function isFolderName(path: string): boolean {
  return /(?:^|\/)\.{0,2}$/.test(path);
}

/** True for the top folder alone: what is in it lands in a folder, which comes into being where it is missing, however it is written. */
function isWholeTree([source, ...others]: readonly string[]): boolean {
  return source !== undefined && others.length === 0 && joinPath("/", source) === "/";
}

/** What a source comes to in a folder: a file under its name, or all that lies in a folder. */
function intoFolder(instruction: Instruction, folder: string, source: string): FileSet[] {
  const name = source.replace(/\/+$/, "").split("/").at(-1) ?? "";
  if (isOn(instruction, "parents")) {
    const [before = "", behind] = source.split("/./");
    return [tree(joinPath(folder, `./${behind ?? before}`))];
  }
  // What comes from the network is unpacked only when asked for.
  const isPacked =
    instruction.name === "ADD" &&
    (isOn(instruction, "unpack") || (PACKED.test(name) && !isAddress(source)));
  if (isPacked || /\.git(?:[#?].*)?$|^git@/.test(source)) return [below(folder)];
  if (isAddress(source)) {
    const file = /^[a-z]+:\/\/[^/?#]*\/([^?#]*)/i.exec(source)?.[1]?.split("/").at(-1) ?? "";
    return file === "" ? [below(folder)] : [exactly(joinPath(folder, file))];
  }
  return isFileName(name) && !source.endsWith("/")
    ? [exactly(joinPath(folder, `./${name}`))]
    : [below(folder)];
}

function isAddress(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source);
}

const PACKED = /\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz|zst)$|\.tar\./;

/** Endings that files have and folders do not. */
const FILE =
  /\.(?:json5?|jsonc|lock|lockb|toml|txt|ya?ml|in|py|pyi|[cm]?[jt]sx?|go|mod|sum|work|rs|rb|gemspec|php|java|kts?|xml|gradle|properties|sh|bash|zsh|conf|cfg|ini|env|example|md|rst|html?|css|s[ac]ss|less|sql|jar|war|ear|zip|tar|tgz|gz|bz2|xz|zst|deb|rpm|apk|whl|pem|crt|cer|key|gpg|asc|cs|fs|vb|(?:cs|fs|vb)proj|slnx?|props|targets|exs?|erl|hrl|cabal|hs|c|h|cc|cpp|cxx|hpp|cmake|tmpl|tpl|j2|service|timer|proto|sbt|scala|swift|dart|lua|p[lm]|ps1|bat|cmd|cnf|list|repo|npmrc|patch|diff|so|dll|exe|bin|pbtxt|tf|hcl|csv|svg|png|ico|ipynb|[rR]|jl|mk|bzl|bazel|nix)$/;
const FILE_NAMES = new Set(
  (
    "Makefile GNUmakefile makefile Dockerfile Gemfile Pipfile Rakefile Procfile LICENSE LICENCE NOTICE VERSION README CHANGELOG " +
    "Cargo.lock Cargo.toml go.mod go.sum mvnw gradlew .npmrc .yarnrc .nvmrc .node-version .python-version .ruby-version " +
    ".tool-versions .env .dockerignore .gitignore .babelrc .eslintrc .prettierrc .swcrc .browserslistrc Caddyfile Vagrantfile " +
    "entrypoint docker-entrypoint artisan BUILD WORKSPACE"
  ).split(" "),
);

/** True for a name that a folder would not have; a wildcard counts by what stands around it. */
export function isFileName(name: string): boolean {
  if (name.endsWith(".d")) return false;
  const plain = name.replace(/[*?]+$/, "").replace(/\[[^\]]*\]/g, "");
  return FILE_NAMES.has(plain) || (FILE.test(plain) && !/^\*+$/.test(plain));
}

interface Making {
  readonly attributes: string;
  readonly settled: string | null;
  readonly isOverwriting?: boolean;
}

/** The folders above a path, which come into being where they are missing. */
export function madeFolders(
  path: string,
  { attributes, settled, isOverwriting = false }: Making,
): MadeDirectory[] {
  const there = settled === null ? [] : [settled, ...foldersAbove(settled)];
  return foldersAbove(path)
    .filter((folder) => !there.includes(folder))
    .map((folder) => ({ ...pathSet(folder, "node"), attributes, isOverwriting }));
}

function exactly(path: string): FileSet {
  return { ...pathSet(path, "node"), isCertain: true };
}

function tree(path: string): FileSet {
  return { ...pathSet(path, "tree"), isCertain: true };
}

function below(path: string): FileSet {
  return { ...pathSet(path, "below"), isCertain: true };
}
