import {
  fetchSettings,
  hasAny,
  nested,
  PLAIN,
  present,
  presentFolders,
  withOptions,
} from "./fetching.ts";
import type { CompiledEarly, EarlyInstall, Fetching, FetchSite } from "./fetching.ts";

const SEVERAL = "the build has several modules, each with a manifest of its own that names others";

function goDownload({ use, files, variable }: FetchSite): ReturnType<Fetching> {
  const { action, subcommand, options } = use;
  const modules = nested(files, /^go\.(?:mod|sum)$/);
  const exact = ["go.mod", "go.sum", "go.work", "go.work.sum"];
  const own = [...present(files, { exact, guessed: ["go.mod", "go.sum*"] }), ...modules];
  const isVendored =
    options.some(({ name, value }) => name === "-mod" && value === "vendor") ||
    files?.includes("vendor/modules.txt") === true ||
    /-mod[= ]vendor/.test(variable("GOFLAGS") ?? "");
  if (variable("GO111MODULE") === "off" || variable("GOPROXY") === "off") {
    return "it fetches no modules";
  }
  if (isVendored) return "its dependencies are in the context, under “vendor”";
  if (subcommand === "mod download") return { ...PLAIN, files: own };
  if ((action !== "build" && action !== "fetch") || subcommand === "mod vendor") {
    return "it does more than fetch and build";
  }
  return { ...PLAIN, files: own, commands: [`${fetchSettings(use)}go mod download`] };
}

const ONE_CRATE = ["--manifest-path", "--offline", "--frozen", "-p", "--package", "--workspace"];

function cargoFetch(site: FetchSite): ReturnType<Fetching> {
  const { use, files } = site;
  if (hasAny(use, ...ONE_CRATE, "--all") || nested(files, /^Cargo\.toml$/).length > 0) {
    return "the crates of a workspace need their sources’ layout: a stage with cargo-chef does it";
  }
  if (!/^(?:build|b|fetch|install|zigbuild|auditable)$/.test(use.subcommand)) {
    return "it does more than fetch and build";
  }
  const exact = ["Cargo.toml", "Cargo.lock", "rust-toolchain", "rust-toolchain.toml"];
  const own = present(files, { exact, guessed: ["Cargo.toml", "Cargo.lock*"] });
  const locked = hasAny(use, "--locked") ? " --locked" : "";
  return {
    files: own,
    folders: presentFolders(files, [".cargo"]),
    // Cargo reads no manifest without a source file to go with it.
    commands: [dummyMain("mkdir -p src", `${fetchSettings(use)}cargo fetch${locked}`)],
    compiled: cargoCompiled(site),
  };
}

function dummyMain(make: string, call: string): string {
  return `${make} && echo 'fn main() {}' > src/main.rs && ${call} && rm -r src`;
}

/** Options that name targets or places which an empty program does not have. */
const OWN_TARGETS = "--bin --bins --lib --example --examples --path --root --target-dir -C".split(
  " ",
);

/** Builds an empty program first, so that the dependencies are compiled without the sources. */
function cargoCompiled({ use, files }: FetchSite): CompiledEarly | null {
  if (use.subcommand !== "build" && use.subcommand !== "b") return null;
  if (hasAny(use, ...OWN_TARGETS) || files?.includes("src/main.rs") === false) return null;
  const call = withOptions(use);
  // Cargo goes by times, and a copied file may be older than what was built of the empty one.
  return call === null
    ? null
    : {
        commands: [dummyMain("mkdir -p src", call)],
        before: "find src -name '*.rs' -exec touch {} +",
      };
}

function mavenOffline({ use, files }: FetchSite): ReturnType<Fetching> {
  const isPart = hasAny(use, "-f", "--file", "-pl", "--projects", "-o", "--offline");
  if (isPart || nested(files, /^pom\.xml$/).length > 0) return SEVERAL;
  const isWrapper = use.command.basename === "mvnw";
  const folders = isWrapper ? [".mvn"] : presentFolders(files, [".mvn"]);
  const goal = `${fetchSettings(use)}${use.command.name ?? "mvn"} -B dependency:go-offline`;
  const own = isWrapper ? ["pom.xml", "mvnw"] : ["pom.xml"];
  return { ...PLAIN, files: own, folders, commands: [goal] };
}

function gradleDependencies({ use, files }: FetchSite): ReturnType<Fetching> {
  if (hasAny(use, "-p", "--project-dir", "-b", "--build-file", "--offline")) return SEVERAL;
  // Tasks of one module among several.
  const isPart = use.operands.some(({ value }) => value === null || value.slice(1).includes(":"));
  const isOther = nested(files, /^(?:build\.gradle(?:\.kts)?)$/).length > 0;
  if (isPart || isOther) return SEVERAL;
  const isWrapper = use.command.basename === "gradlew";
  const own = present(files, {
    exact: [
      "build.gradle",
      "build.gradle.kts",
      "settings.gradle",
      "settings.gradle.kts",
      "gradle.properties",
      "gradle.lockfile",
    ],
    guessed: ["build.gradle*", "settings.gradle*", "gradle.properties*"],
  });
  const folders = isWrapper ? ["gradle"] : presentFolders(files, ["gradle"]);
  const task = `${fetchSettings(use)}${use.command.name ?? "gradle"} --no-daemon dependencies`;
  return { ...PLAIN, files: isWrapper ? [...own, "gradlew"] : own, folders, commands: [task] };
}

const PROJECT = /\.(?:cs|fs|vb)proj$/;
const AROUND = [
  "*.sln",
  "*.slnx",
  "Directory.Build.props",
  "Directory.Build.targets",
  "Directory.Packages.props",
  "nuget.config",
  "NuGet.Config",
  "NuGet.config",
  "global.json",
];

function dotnetRestore({ use, files }: FetchSite): ReturnType<Fetching> {
  if (!/^(?:restore|build|publish)$/.test(use.subcommand)) return "it does more than build";
  const [operand] = use.operands;
  const project = operand?.value ?? "";
  const named = files === null && PROJECT.test(project) && /^[\w./-]+$/.test(project);
  if (files === null && operand !== undefined && !named) {
    return "a solution has several projects, each with a manifest of its own: name the context’s files";
  }
  const own = files === null ? [named ? project : "*.csproj"] : dotnetFiles(files);
  if (own.length === 0) return "no project file is in the list of files";
  if (use.subcommand === "restore") return { ...PLAIN, files: own };
  if (hasAny(use, "--no-restore", "-r", "--runtime")) {
    return "what it restores depends on its options";
  }
  const what = operand === undefined ? "" : ` ${operand.value ?? ""}`;
  return { ...PLAIN, files: own, commands: [`${fetchSettings(use)}dotnet restore${what}`] };
}

/** Every project's file: one refers to others, and the text does not tell to which. */
function dotnetFiles(files: readonly string[]): readonly string[] {
  const around = present(files, { exact: AROUND, guessed: [] });
  const projects = files.filter(
    (file) => PROJECT.test(file) && !/(?:^|\/)(?:bin|obj)\//.test(file),
  );
  return projects.length === 0 ? [] : [...around, ...projects.toSorted()];
}

function mixDependencies({ use, files }: FetchSite): ReturnType<Fetching> {
  if (use.subcommand !== "deps.get") return "it does more than fetch";
  const exact = ["mix.exs", "mix.lock"];
  const apps = nested(files, /^mix\.exs$/);
  const own = present(files, { exact, guessed: ["mix.exs", "mix.lock*"] });
  return { ...PLAIN, files: [...own, ...apps] };
}

/** Cabal and Stack compile what the package file names. */
function haskellDependencies(
  { use, files }: FetchSite,
  { exact, guessed }: { readonly exact: readonly string[]; readonly guessed: readonly string[] },
): EarlyInstall | string {
  if (nested(files, /\.cabal$|^package\.yaml$/).length > 0) return SEVERAL;
  const own = present(files, { exact, guessed });
  const { subcommand, action } = use;
  if (action === "fetch" && subcommand !== "setup") return { ...PLAIN, files: own };
  if (action !== "build" && !(action === "install" && use.packages.length === 0)) {
    return "it does more than build";
  }
  const first =
    use.manager.id === "cabal"
      ? ["cabal update && cabal build --only-dependencies"]
      : ["stack build --only-dependencies"];
  return { ...PLAIN, files: own, commands: first };
}

/** By the manager's id. */
export const COMPILED_FETCHES: readonly (readonly [string, Fetching])[] = [
  ["go", goDownload],
  ["cargo", cargoFetch],
  ["maven", mavenOffline],
  ["gradle", gradleDependencies],
  ["dotnet", dotnetRestore],
  ["mix", mixDependencies],
  [
    "cabal",
    (site) =>
      haskellDependencies(site, {
        exact: ["*.cabal", "cabal.project", "cabal.project.freeze", "package.yaml"],
        guessed: ["*.cabal", "cabal.project*"],
      }),
  ],
  [
    "stack",
    (site) =>
      haskellDependencies(site, {
        exact: ["stack.yaml", "stack.yaml.lock", "package.yaml", "*.cabal"],
        guessed: ["stack.yaml*", "package.yaml*", "*.cabal"],
      }),
  ],
  [
    "swift",
    ({ files }) => ({
      ...PLAIN,
      files: present(files, {
        exact: ["Package.swift", "Package.resolved"],
        guessed: ["Package.swift", "Package.resolved*"],
      }),
      commands: ["swift package resolve"],
    }),
  ],
];
