import {
  COMPILER_VARIABLES,
  COMPILERS,
  moduleManifests,
  SYSTEM_HEADERS,
  workspaceManifests,
} from "./manager-rows.ts";
import type { ManagerDoing, ManagerRow } from "./manager-rows.ts";
import { named, option } from "./rows.ts";
import type { Place } from "./rows.ts";

const GO_CACHES = ["/go/pkg/**", "~/go/pkg/**", "~/.cache/go-build/**", "/usr/local/go/pkg/**"];

const GO_DOWNLOAD: ManagerDoing = {
  project: "manifests",
  reads: [
    "./vendor/modules.txt",
    ...workspaceManifests("go.mod"),
    named("../**/go.mod"),
    named("../**/go.sum"),
  ],
  writes: GO_CACHES,
  needsNetwork: true,
  assumption: "go.mod puts no folder that is copied later in a module’s place",
};

const GO_TIDY: ManagerDoing = {
  ...GO_DOWNLOAD,
  project: "all",
  writes: [...GO_CACHES, "./go.mod", "./go.sum", "./vendor/**"],
};

/** Go runs no code of packages while it compiles them. */
const GO_BUILD: ManagerDoing = {
  project: "all",
  writes: [...GO_CACHES, "/go/bin/**", "~/go/bin/**", option(["-o"], "./*", "/**")],
  needsNetwork: true,
};

const CARGO_HOME = ["/usr/local/cargo/**", "~/.cargo/**", "/usr/local/rustup/**", "~/.rustup/**"];

const CARGO_BUILD: ManagerDoing = {
  project: "all",
  writes: [
    "./target/**",
    "./Cargo.lock",
    ...CARGO_HOME,
    option(["--target-dir", "--root", "--out-dir", "--artifact-dir"], null, "/**"),
  ],
  isCurious: true,
  needsNetwork: true,
  assumption:
    "build scripts of crates write to their own folder only, as Cargo asks of them, and no crate lies outside the project’s folder",
};

const CARGO_INSTALL: ManagerDoing = {
  writes: [...CARGO_HOME, option(["--root"], null, "/**")],
  isCurious: true,
  needsNetwork: true,
};

const JAVA_HOMES = ["~/.m2/**", "~/.gradle/**", "/usr/share/maven/**"];

const JAVA_FETCH: ManagerDoing = {
  project: "manifests",
  reads: [
    "./.mvn/**",
    "./gradle/**",
    "./buildSrc/**",
    "./gradlew",
    "./mvnw",
    "./*.gradle",
    "./*.gradle.kts",
    "./gradle.properties",
    "./lombok.config",
    ...moduleManifests("pom.xml"),
    ...moduleManifests("*.gradle"),
    ...moduleManifests("*.gradle.kts"),
    named("../**/pom.xml"),
  ],
  writes: [...JAVA_HOMES, "./.gradle/**", "./build/**", "./target/**", "/home/gradle/.gradle/**"],
  isCurious: true,
  needsNetwork: true,
  assumption: "plugins of the build read no sources while they only fetch",
};

const JAVA_BUILD: ManagerDoing = {
  project: "all",
  writes: ["./**", ...JAVA_HOMES, "/home/gradle/.gradle/**"],
  isCurious: true,
  needsNetwork: true,
  assumption: "plugins of the build stay in the project's folder",
};

const DOTNET_MANIFESTS = [
  "*.csproj",
  "*.fsproj",
  "*.vbproj",
  "*.sln",
  "*.slnx",
  "*.props",
  "*.targets",
  "packages.lock.json",
  "nuget.config",
  "NuGet.Config",
  "NuGet.config",
  "nuget.Config",
];

const DOTNET_RESTORE: ManagerDoing = {
  project: "manifests",
  reads: [
    "./global.json",
    "./.config/**",
    ...DOTNET_MANIFESTS.flatMap((file) => [`./${file}`, `./**/${file}`]),
  ],
  writes: ["./**/obj/**", "./obj/**", "~/.nuget/**", "~/.local/**", "~/.dotnet/**", "/tmp/**"],
  needsNetwork: true,
};

const DOTNET_BUILD: ManagerDoing = {
  ...DOTNET_RESTORE,
  project: "all",
  writes: [
    "./**",
    "~/.nuget/**",
    "~/.local/**",
    "~/.dotnet/**",
    "/tmp/**",
    option(["-o", "--output"], null, "/**"),
  ],
  isCurious: true,
  assumption: "targets of the project stay in its folder",
};

const MIX_FETCH: ManagerDoing = {
  project: "manifests",
  reads: [
    "./config/**",
    "./deps/**",
    "./apps/*/mix.exs",
    "./.formatter.exs",
    "~/.mix/**",
    "~/.hex/**",
  ],
  writes: ["./deps/**", "./_build/**", "~/.mix/**", "~/.hex/**", "~/.cache/**"],
  writesLock: true,
  isCurious: true,
  needsNetwork: true,
  assumption: "mix.exs reads no other file of the project",
};

const HASKELL_HOMES = [
  "~/.cabal/**",
  "~/.stack/**",
  "~/.ghcup/**",
  "~/.local/**",
  "~/.config/**",
  "~/.cache/**",
];

const HASKELL_FETCH: ManagerDoing = {
  project: "manifests",
  reads: ["./*.cabal", "./package.yaml", "./cabal.project*", "./stack.yaml*", ...HASKELL_HOMES],
  writes: ["./dist-newstyle/**", "./.stack-work/**", "./*.cabal", ...HASKELL_HOMES],
  isCurious: true,
  needsNetwork: true,
};

/** What a call that nobody has a word for may do. */
function anything(writes: readonly Place[] = []): ManagerDoing {
  return { project: "all", writes: ["./**", ...writes], isOpen: true };
}

export const COMPILING_MANAGERS: readonly ManagerRow[] = [
  {
    managers: ["go"],
    projectOptions: ["-C"],
    helpers: ["git", "ssh", ...COMPILERS],
    variables: ["GO*", "CGO_*", "GIT_*", "HOME", "XDG_*", ...COMPILER_VARIABLES],
    folderVariables: ["GOPATH", "GOMODCACHE", "GOCACHE", "GOBIN"],
    reads: [
      "/usr/local/go/**",
      ...GO_CACHES,
      ...SYSTEM_HEADERS,
      "~/.config/go/**",
      "~/.gitconfig",
      "~/.netrc",
      "~/.ssh/**",
      "/etc/gitconfig",
    ],
    actions: {
      fetch: GO_DOWNLOAD,
      install: {
        ...GO_BUILD,
        project: "manifests",
        writes: [...GO_CACHES, "/go/bin/**", "~/go/bin/**", "./go.mod", "./go.sum"],
      },
      build: GO_BUILD,
      run: anything(GO_CACHES),
      clean: { writes: GO_CACHES },
      other: {
        project: "manifests",
        writes: ["./go.mod", "./go.sum", "./go.work", "~/.config/go/**"],
      },
    },
    subcommands: {
      "mod tidy": GO_TIDY,
      "mod vendor": GO_TIDY,
      "work sync": GO_TIDY,
      generate: anything(GO_CACHES),
      tool: anything(GO_CACHES),
    },
  },
  {
    managers: ["cargo", "rustup"],
    projectOptions: ["-C"],
    helpers: ["rustc", "rustup", ...COMPILERS],
    variables: ["CARGO_*", "RUST*", "OPENSSL_*", "PROTOC", "SQLX_*", "HOME", ...COMPILER_VARIABLES],
    folderVariables: ["CARGO_HOME", "RUSTUP_HOME", "CARGO_TARGET_DIR"],
    reads: [
      ...CARGO_HOME,
      ...SYSTEM_HEADERS,
      "./.cargo/**",
      "./rust-toolchain*",
      "./vendor/**",
      ...workspaceManifests("Cargo.toml"),
      named("../**/Cargo.toml"),
    ],
    actions: {
      // It refuses a manifest whose target files are not there.
      fetch: {
        project: "all",
        writes: ["./Cargo.lock", "./vendor/**", ...CARGO_HOME],
        needsNetwork: true,
      },
      install: CARGO_INSTALL,
      upgrade: CARGO_INSTALL,
      remove: CARGO_INSTALL,
      build: CARGO_BUILD,
      run: anything(CARGO_HOME),
      clean: { writes: ["./target/**", ...CARGO_HOME] },
      other: anything(CARGO_HOME),
    },
    subcommands: {
      "chef cook": {
        ...CARGO_BUILD,
        project: "manifests",
        reads: ["./recipe.json", "./target/**"],
        writes: ["./**", ...CARGO_HOME],
      },
      "chef prepare": {
        ...CARGO_BUILD,
        writes: ["./recipe.json", option(["--recipe-path"])],
        isCurious: false,
      },
    },
  },
  {
    managers: ["maven", "gradle"],
    projectOptions: ["-p", "--project-dir"],
    helpers: ["java", "javac", "mvn", "gradle", "git"],
    variables: [
      "JAVA_*",
      "JDK_*",
      "MAVEN_*",
      "M2_*",
      "MVN_*",
      "GRADLE_*",
      "ORG_GRADLE_*",
      "_JAVA_OPTIONS",
      "CI",
    ],
    folderVariables: ["MAVEN_CONFIG", "GRADLE_USER_HOME", "GRADLE_HOME"],
    reads: [
      ...JAVA_HOMES,
      "/opt/java/**",
      "/opt/gradle/**",
      "/usr/share/maven*/**",
      "/home/gradle/**",
      option(["-s", "--settings"]),
    ],
    actions: {
      fetch: JAVA_FETCH,
      build: JAVA_BUILD,
      run: { ...JAVA_BUILD, isOpen: true },
      clean: { ...JAVA_BUILD, needsNetwork: true },
      install: JAVA_BUILD,
      other: { ...JAVA_FETCH, project: "manifests" },
    },
  },
  {
    managers: ["dotnet"],
    projectOptions: [],
    helpers: [],
    variables: [
      "DOTNET_*",
      "NUGET_*",
      "ASPNETCORE_*",
      "MSBUILD*",
      "Configuration",
      "BUILD_CONFIGURATION",
      "CI",
      "HOME",
    ],
    folderVariables: ["NUGET_PACKAGES", "DOTNET_ROOT"],
    reads: ["/usr/share/dotnet/**", "/usr/lib/dotnet/**", "~/.nuget/**", "~/.dotnet/**"],
    actions: {
      fetch: DOTNET_RESTORE,
      install: {
        ...DOTNET_RESTORE,
        writes: ["./**", "~/.dotnet/**", "~/.nuget/**", option(["--tool-path"], null, "/**")],
      },
      build: DOTNET_BUILD,
      run: anything(),
      clean: DOTNET_BUILD,
      other: anything(),
    },
  },
  {
    managers: ["mix"],
    projectOptions: [],
    helpers: ["elixir", "erl", "erlc", ...COMPILERS],
    variables: ["MIX_*", "HEX_*", "ELIXIR_*", "ERL_*", "CI", "HOME", ...COMPILER_VARIABLES],
    folderVariables: ["MIX_HOME", "HEX_HOME", "MIX_DEPS_PATH", "MIX_BUILD_PATH"],
    reads: ["/usr/local/lib/elixir/**", "/usr/local/lib/erlang/**", ...SYSTEM_HEADERS],
    actions: {
      fetch: MIX_FETCH,
      install: { ...MIX_FETCH, writesLock: false },
      upgrade: MIX_FETCH,
      build: {
        ...MIX_FETCH,
        project: "all",
        writes: ["./**", "~/.mix/**", "~/.hex/**", "~/.cache/**"],
        assumption: "macros of the project stay in its folder",
      },
      run: anything(),
      clean: { writes: ["./_build/**", "./deps/**"] },
      other: anything(),
    },
    subcommands: {
      "local.hex": { writes: ["~/.mix/**", "~/.hex/**"], needsNetwork: true },
      "local.rebar": { writes: ["~/.mix/**", "~/.hex/**"], needsNetwork: true },
    },
  },
  {
    managers: ["cabal", "stack"],
    projectOptions: [],
    helpers: ["ghc", ...COMPILERS],
    variables: ["CABAL_*", "STACK_*", "GHC*", "HOME", "CI", ...COMPILER_VARIABLES],
    folderVariables: ["CABAL_DIR", "STACK_ROOT"],
    reads: ["/opt/**", ...SYSTEM_HEADERS, ...HASKELL_HOMES],
    actions: {
      fetch: HASKELL_FETCH,
      "update-lists": { writes: HASKELL_HOMES, needsNetwork: true },
      install: {
        ...HASKELL_FETCH,
        project: "all",
        writes: [
          "./**",
          ...HASKELL_HOMES,
          option(["--installdir", "--local-bin-path"], null, "/**"),
        ],
      },
      build: {
        ...HASKELL_FETCH,
        project: "all",
        writes: [
          "./**",
          ...HASKELL_HOMES,
          option(["--installdir", "--local-bin-path"], null, "/**"),
        ],
        assumption: "compile-time code of the project stays in its folder",
      },
      run: anything(),
      clean: { writes: ["./**"] },
      other: anything(),
    },
  },
  {
    managers: ["swift"],
    projectOptions: ["--package-path", "-C"],
    helpers: COMPILERS,
    variables: ["SWIFT*", "HOME", ...COMPILER_VARIABLES],
    folderVariables: [],
    reads: [...SYSTEM_HEADERS],
    actions: {
      fetch: {
        project: "manifests",
        reads: ["./.build/**"],
        writes: ["./.build/**", "~/.cache/**", "~/.swiftpm/**"],
        needsNetwork: true,
      },
      build: {
        project: "all",
        writes: ["./.build/**", "~/.cache/**", "~/.swiftpm/**"],
        isCurious: true,
        needsNetwork: true,
      },
      run: anything(),
      other: anything(),
    },
  },
  {
    // The project's own rules may be anything.
    managers: ["make", "cmake"],
    projectOptions: ["-C", "--directory", "-S", "--build", "--install"],
    helpers: COMPILERS,
    variables: [
      ...COMPILER_VARIABLES,
      "CMAKE_*",
      "CTEST_*",
      "MESON*",
      "NINJA*",
      "DESTDIR",
      "PREFIX",
      "HOME",
    ],
    folderVariables: [],
    reads: SYSTEM_HEADERS,
    actions: {
      build: { project: "all", writes: ["./**", option(["-B"], null, "/**")], isOpen: true },
      clean: { project: "all", writes: ["./**"], isOpen: true },
      run: anything(),
      other: anything(),
    },
  },
];
