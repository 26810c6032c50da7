import type { PackageUse } from "./package-uses.ts";

/** How to fetch what a project depends on before its sources are there. */
export interface EarlyInstall {
  /** The files to copy first, from the folder of the call; those that need not be there with a wildcard. */
  readonly files: readonly string[];
  /** Folders to copy as well. */
  readonly folders: readonly string[];
  /** Commands to run in place of the call, which stays where it is; null when the call itself can go first. */
  readonly commands: readonly string[] | null;
}

const PLAIN = { folders: [], commands: null } as const;

/** What to copy and to run before the sources, for a call that fetches dependencies; null when it cannot be told. */
export function earlyInstall(use: PackageUse): EarlyInstall | null {
  const { manager, action, manifestFiles } = use;
  if (use.command.hasMoreArguments) return null;
  if (manager.ecosystem === "system") return { ...PLAIN, files: [] };
  if (action === "install") return installedByName(use);
  if (manifestFiles.length > 0 && manager.id !== "cargo" && manager.id !== "maven") {
    if (use.operands.some(({ value }) => value === null || /^[./]/.test(value))) return null;
    if (isEditable(use)) return null;
    const files = manifestFiles.flatMap(({ path }) => path ?? []);
    const isKnown =
      files.length === manifestFiles.length && files.every((file) => /^[\w./@+-]+$/.test(file));
    return isKnown ? { ...PLAIN, files } : null;
  }
  return EARLY.get(manager.id)?.(use) ?? null;
}

/** Packages by name need no file of the project. */
function installedByName(use: PackageUse): EarlyInstall | null {
  const isByName = use.packages.every(({ name, kind }) => name !== null && kind === "package");
  const isPlain = use.packages.length > 0 && use.manifestFiles.length === 0 && !isEditable(use);
  return isByName && isPlain ? { ...PLAIN, files: [] } : null;
}

function isEditable({ options }: PackageUse): boolean {
  return options.some(({ name }) => name === "-e" || name === "--editable");
}

function has({ options }: PackageUse, ...names: string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** The call as it is written, with more options behind its subcommand; null when that cannot be told. */
function withOptions({ command, options: given }: PackageUse, ...options: string[]): string | null {
  const { layer } = command;
  if (layer === null || command.node === null || command.wrapper !== null) return null;
  const text = layer.text.slice(command.node.pos, command.node.end);
  const added = options.filter((option) => !given.some(({ name }) => name === option));
  return /[\n<>|]/.test(text) ? null : [text, ...added].join(" ");
}

/** One call that goes first, and the call itself once the sources are there. */
function twice(
  use: PackageUse,
  files: readonly string[],
  options: readonly string[],
): EarlyInstall | null {
  if (has(use, ...options)) return { ...PLAIN, files };
  const first = withOptions(use, ...options);
  return first === null ? null : { ...PLAIN, files, commands: [first] };
}

/** The program as it is called, such as ./mvnw. */
function programOf({ command }: PackageUse): string {
  return command.name ?? "";
}

function nodeInstall(files: readonly string[]): (use: PackageUse) => EarlyInstall | null {
  return (use) => {
    const isOfWorkspace = has(
      use,
      "-w",
      "--workspace",
      "--workspaces",
      "--filter",
      "-F",
      "--recursive",
      "-r",
      "--prefix",
      "-C",
      "--cwd",
      "--dir",
    );
    return use.action === "fetch" && !isOfWorkspace && use.subcommand !== "workspaces focus"
      ? { ...PLAIN, files }
      : null;
  };
}

const EARLY: ReadonlyMap<string, (use: PackageUse) => EarlyInstall | null> = new Map([
  ["npm", nodeInstall(["package*.json"])],
  ["yarn", nodeInstall(["package.json", "yarn.lock*", ".yarnrc*"])],
  ["pnpm", nodeInstall(["package.json", "pnpm-*.yaml"])],
  ["bun", nodeInstall(["package.json", "bun.lock*"])],
  ["pipenv", () => ({ ...PLAIN, files: ["Pipfile", "Pipfile.lock*"] })],
  ["poetry", (use) => twice(use, ["pyproject.toml", "poetry.lock*"], ["--no-root"])],
  [
    "uv",
    (use) =>
      use.subcommand === "sync"
        ? twice(use, ["pyproject.toml", "uv.lock*"], ["--no-install-project"])
        : null,
  ],
  ["pdm", (use) => twice(use, ["pyproject.toml", "pdm.lock*"], ["--no-self"])],
  ["bundle", () => ({ ...PLAIN, files: ["Gemfile", "Gemfile.lock*"] })],
  [
    "mix",
    (use) => (use.subcommand === "deps.get" ? { ...PLAIN, files: ["mix.exs", "mix.lock*"] } : null),
  ],
  ["composer", composerInstall],
  ["go", goDownload],
  ["cargo", cargoFetch],
  ["maven", mavenOffline],
  ["gradle", gradleDependencies],
  ["dotnet", dotnetRestore],
  [
    "swift",
    () => ({
      ...PLAIN,
      files: ["Package.swift", "Package.resolved*"],
      commands: ["swift package resolve"],
    }),
  ],
]);

function composerInstall(use: PackageUse): EarlyInstall | null {
  const first = withOptions(use, "--no-scripts", "--no-autoloader");
  const files = ["composer.json", "composer.lock*"];
  return first === null ? null : { ...PLAIN, files, commands: [first] };
}

function goDownload({ action, subcommand, options }: PackageUse): EarlyInstall | null {
  const files = ["go.mod", "go.sum*"];
  if (subcommand === "mod download") return { ...PLAIN, files };
  const isVendored = options.some(({ name, value }) => name === "-mod" && value === "vendor");
  if (isVendored || (action !== "build" && action !== "fetch") || subcommand === "mod vendor")
    return null;
  return { ...PLAIN, files, commands: ["go mod download"] };
}

function cargoFetch(use: PackageUse): EarlyInstall | null {
  if (has(use, "--manifest-path", "--offline", "--frozen", "-p", "--package", "--workspace"))
    return null;
  if (!/^(?:build|b|fetch|install|zigbuild|auditable)$/.test(use.subcommand)) return null;
  const locked = has(use, "--locked") ? " --locked" : "";
  // Cargo reads no manifest without a source file to go with it.
  const commands = `mkdir -p src && echo 'fn main() {}' > src/main.rs && cargo fetch${locked} && rm -r src`;
  return { ...PLAIN, files: ["Cargo.toml", "Cargo.lock*"], commands: [commands] };
}

function mavenOffline(use: PackageUse): EarlyInstall | null {
  if (has(use, "-f", "--file", "-pl", "--projects", "-o", "--offline")) return null;
  const isWrapper = use.command.basename === "mvnw";
  const files = isWrapper ? ["pom.xml", "mvnw"] : ["pom.xml"];
  const folders = isWrapper ? [".mvn"] : [];
  return { ...PLAIN, files, folders, commands: [`${programOf(use)} -B dependency:go-offline`] };
}

function gradleDependencies(use: PackageUse): EarlyInstall | null {
  if (has(use, "-p", "--project-dir", "-b", "--build-file", "--offline")) return null;
  // Tasks of one module among several.
  if (use.operands.some(({ value }) => value === null || value.slice(1).includes(":"))) return null;
  const isWrapper = use.command.basename === "gradlew";
  const files = [
    "build.gradle*",
    "settings.gradle*",
    "gradle.properties*",
    ...(isWrapper ? ["gradlew"] : []),
  ];
  const folders = isWrapper ? ["gradle"] : [];
  return { ...PLAIN, files, folders, commands: [`${programOf(use)} --no-daemon dependencies`] };
}

function dotnetRestore(use: PackageUse): EarlyInstall | null {
  if (!/^(?:restore|build|publish)$/.test(use.subcommand)) return null;
  const [project] = use.operands;
  if (project !== undefined && !/^[\w./-]+\.(?:cs|fs|vb)proj$/.test(project.value ?? ""))
    return null;
  const files = [project?.value ?? "*.csproj"];
  if (use.subcommand === "restore") return { ...PLAIN, files };
  if (has(use, "--no-restore", "-r", "--runtime")) return null;
  const what = project === undefined ? "" : ` ${project.value ?? ""}`;
  return { ...PLAIN, files, commands: [`dotnet restore${what}`] };
}
