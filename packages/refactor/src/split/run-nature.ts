import { joinPath } from "@stagemap/shell";
import type { Command, ManagerUse } from "@stagemap/shell";
import type { SplitStep } from "./subject.ts";

/** What a RUN is there for. */
export interface RunNature {
  /** It installs packages of the system, or makes them ready. */
  readonly isSystem: boolean;
  /** It calls a manager or tool of the project: fetches, compiles, bundles. */
  readonly isProject: boolean;
  /** It only fetches what manifests name, so that it reads nothing else of the project. */
  readonly isFetchOnly: boolean;
  /** It only installs packages that it names, so that it reads nothing of the project. */
  readonly isInstallOnly: boolean;
  /** What it builds lies in the system's own folders, not in the project's. */
  readonly isElsewhere: boolean;
  /** Commands that make users, folders and rights. */
  readonly setup: readonly Command[];
  /** Files that it brings from elsewhere to a known place. */
  readonly brings: readonly string[];
  /** Programs of which nobody knows what they leave behind. */
  readonly unknown: readonly string[];
}

const SETUP = new Set(
  "mkdir chown chmod useradd adduser groupadd addgroup usermod install touch ln setcap locale-gen update-locale dpkg-reconfigure chgrp sed rm mv cp tee".split(
    " ",
  ),
);
const NEUTRAL = new Set(
  "echo printf true : cd set export test [ command which ls cat pwd env exit sleep date id whoami uname ldconfig update-ca-certificates apt-mark apt-key add-apt-repository dpkg find xargs if then grep head tail sort cut awk tr source . eval sh bash ash".split(
    " ",
  ),
);
const ACCOUNTS = new Set("useradd adduser groupadd addgroup usermod".split(" "));

/** Programs that work on the project in its folder. */
const PROJECT =
  /^(?:tsc|webpack|vite|rollup|esbuild|ng|next|nuxt|nuxi|gulp|grunt|parcel|turbo|nx|astro|gatsby|hugo|npx|pnpx|bunx|node-gyp|prisma|vue-cli-service|react-scripts|nest|lerna|sass|tailwindcss|cmake|ninja|meson|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|ld|configure|autogen\.sh|autoreconf|cargo-[\w-]+|rustc|javac|jar|jlink|sbt|ant|lein|protoc|buf|sqlc|templ|swag|wire|mockgen|stringer|gofmt|ko|mage|just|task|tox|nox|pytest|cython|django-admin|rake|rails|bin\/rails|jekyll|artisan|phpunit|pecl|pear|docker-php-ext-install|docker-php-ext-configure|docker-php-ext-enable|install-php-extensions|a2enmod|strip|upx|f2py|hatch|flit|build|maturin|pyinstaller|spago|elm|gleam|dart|flutter|swiftc|fpc|dub|nim|nimble|crystal|shards|zig|v)$/;

/** Tools that build into the language's own installation. */
const SYSTEM_WIDE =
  /^(?:pecl|pear|docker-php-ext-(?:install|configure|enable)|install-php-extensions|a2enmod)$/;

const FETCHERS = new Set([
  "curl",
  "wget",
  "git",
  "tar",
  "unzip",
  "gunzip",
  "sha256sum",
  "gpg",
  "md5sum",
  "sha1sum",
  "sha512sum",
]);
const INTERPRETERS = /^(?:python[\d.]*|node|ruby|php|perl|java|dotnet)$/;

/** What the commands of a RUN tell. */
export function natureOf(step: SplitStep): RunNature {
  const { script, uses } = step;
  const commands = script?.commands ?? [];
  const byCommand = new Map(uses.map((use) => [use.command, use]));
  const setup: Command[] = [];
  const brings: string[] = [];
  const unknown = new Set<string>();
  let isSystem = false;
  let isProject = false;
  let isFetchOnly = true;
  let isInstallOnly = true;
  let isElsewhere = true;
  const functions = new Set(script?.functions.map(({ name }) => name));
  for (const command of commands) {
    const { basename, nameWord } = command;
    const use = byCommand.get(command);
    if (use !== undefined) {
      if (use.manager.ecosystem === "system") isSystem = true;
      else {
        isProject = true;
        isFetchOnly &&= fetchesOnly(use);
        isInstallOnly &&= use.action === "install" && use.packages.length > 0;
        isElsewhere &&= /^(?:install|upgrade|remove|other|clean)$/.test(use.action);
      }
      continue;
    }
    if (basename === null) {
      if (nameWord !== null) unknown.add(nameWord.text);
      continue;
    }
    if (functions.has(basename) || isQuestion(command)) continue;
    const started = startedByShell(command);
    if (started !== null) {
      if (KNOWN_INSTALLERS.test(started === "" ? textOf(step) : started)) isProject = true;
      else unknown.add(started === "" ? `a script from the network` : started);
      continue;
    }
    if (basename === "corepack" || makesEnvironment(command)) isProject = true;
    else if (PROJECT.test(basename) || isProjectScript(command)) {
      isProject = true;
      isFetchOnly = false;
      isInstallOnly = false;
      if (!SYSTEM_WIDE.test(basename)) isElsewhere = false;
    } else if (SETUP.has(basename)) setup.push(command);
    else if (FETCHERS.has(basename)) brings.push(...broughtBy(command, step));
    else if (!NEUTRAL.has(basename)) unknown.add(basename);
  }
  if (script === null || (script.source.shell.isOpaque && commands.length === 0)) {
    unknown.add("a script of another shell");
  }
  return {
    isSystem,
    isProject,
    isFetchOnly,
    isInstallOnly,
    isElsewhere,
    setup,
    brings,
    unknown: [...unknown],
  };
}

/** It fetches what manifests or its own words name, and reads nothing else of the project. */
function fetchesOnly({ action, operands, options }: ManagerUse): boolean {
  const isProject = operands.some(
    ({ value }) => value !== null && /^\.{1,2}(?:$|[/[])/.test(value),
  );
  const isEditable = options.some(({ name }) => name === "-e" || name === "--editable");
  return action !== "build" && action !== "run" && !isProject && !isEditable;
}

/** True where a user or a group is made. */
export function makesAccounts({ setup }: RunNature): boolean {
  return setup.some(({ basename }) => ACCOUNTS.has(basename ?? ""));
}

/** Installers of tools for building, by where they come from. */
const KNOWN_INSTALLERS =
  /install\.python-poetry\.org|astral\.sh\/uv|sh\.rustup\.rs|deb\.nodesource\.com|bun\.sh\/install|get\.pnpm\.io|getcomposer\.org|dot\.net\/v1|dotnet-install|get\.sdkman\.io|nvm\/.*install|yarnpkg\.com\/install/;

function textOf({ item }: SplitStep): string {
  return item.line.text;
}

/** The file that a shell is told to read: "" for what comes through a pipe; null for `sh -c` and for other programs. */
function startedByShell({ basename, args, pipe }: Command): string | null {
  const isPiped = pipe !== null && pipe.index > 0;
  if (INTERPRETERS.test(basename ?? "")) {
    const [script] = args;
    return isPiped && (script === undefined || /^--?$/.test(script.value ?? "")) ? "" : null;
  }
  if (!/^(?:ba|da|a|z|k)?sh$/.test(basename ?? "")) return null;
  const first = args.find(({ value }) => value === null || !/^-(?!$)/.test(value));
  if (args.some(({ value }) => /^-\w*c$/.test(value ?? ""))) return null;
  if (first === undefined || first.value === "-") return pipe === null ? null : "";
  return pipe !== null && pipe.index > 0 ? "" : (first.value ?? first.text);
}

/** `python -m venv FOLDER`: it makes a place for packages, and reads nothing. */
function makesEnvironment({ basename, args }: Command): boolean {
  const [first, second] = args.map(({ value }) => value);
  return (
    basename === "virtualenv" ||
    (basename?.startsWith("python") === true &&
      first === "-m" &&
      /^(?:venv|virtualenv|ensurepip)$/.test(second ?? ""))
  );
}

function isQuestion({ args }: Command): boolean {
  return args.length === 1 && /^(?:--version|-v|-V|version|--help)$/.test(args[0]?.value ?? "");
}

/** `python manage.py collectstatic`, `node build.js`, `./gradlew`: the project's own code in its folder. */
function isProjectScript({ basename, name, args }: Command): boolean {
  if (basename === null || name === null) return false;
  if (INTERPRETERS.test(basename)) {
    const first = args.find(({ value }) => value !== null && !value.startsWith("-"))?.value ?? "";
    return !first.startsWith("/") || first.endsWith(".py") || args.length === 0;
  }
  return /^(?:\.\/)?(?:vendor\/bin|node_modules\/\.bin|bin)\//.test(name);
}

/** Where a download goes: `-o FILE`, `-O FILE`, `-C FOLDER`, the folder of a clone. Nothing for /tmp. */
function broughtBy({ basename, args, directory }: Command, { settings }: SplitStep): string[] {
  if (directory === null) return [];
  const here = joinPath(settings.directory, directory);
  const words = args.map(({ value }) => value);
  const behind = (...names: string[]): string | null => {
    const at = words.findIndex((word) => word !== null && names.includes(word));
    return at === -1 ? null : (words[at + 1] ?? null);
  };
  const place =
    basename === "tar" || basename === "unzip"
      ? behind("-C", "--directory", "-d")
      : basename === "git"
        ? words[0] === "clone" && words.length > 2
          ? clonedTo(words.at(-1) ?? null)
          : null
        : behind("-o", "--output", "-O", "-fsSLo", "-sSLo", "-Lo", "-sLo", "-qO");
  if (place === null || place === "-") return [];
  const path = joinPath(here, place);
  return /^\/(?:tmp|var\/tmp)(?:\/|$)/.test(path) || path === "/" ? [] : [path];
}

/** The folder of a clone: its last word, or what the repository is called. */
function clonedTo(word: string | null): string | null {
  if (word === null || !/:\/\/|^git@|\.git$/.test(word)) return word;
  return (
    word
      .replace(/\/$/, "")
      .split("/")
      .at(-1)
      ?.replace(/\.git$/, "") ?? null
  );
}
