import type { ContextWarning } from "./view-context.ts";

/** A kind of folder that has no place in a build context. */
export interface UnwantedFolder {
  readonly name: RegExp;
  readonly kind: ContextWarning["kind"];
  /** In words, with a capital. */
  readonly what: string;
  /** What is wrong with sending it, behind "it". */
  readonly why: string;
  /** Files of which one lies beside it where the name alone says little; null where the name is enough. */
  readonly beside: RegExp | null;
}

const NODE = /^(?:package\.json|deno\.jsonc?)$/;
const PYTHON =
  /^(?:pyproject\.toml|setup\.py|setup\.cfg|requirements[\w.-]*\.txt|Pipfile|manage\.py)$/;
const CARGO_OR_MAVEN = /^(?:Cargo\.toml|pom\.xml|build\.sbt)$/;
const GRADLE = /^(?:build|settings)\.gradle(?:\.kts)?$/;
const DOTNET = /\.(?:cs|fs|vb)proj$/;
const CMAKE = /^(?:CMakeLists\.txt|meson\.build|configure\.ac)$/;

/** The first one that fits counts. */
export const UNWANTED_FOLDERS: readonly UnwantedFolder[] = [
  {
    name: /^\.(?:git|hg|svn|jj)$/,
    kind: "history",
    what: "The project’s history",
    why: "holds every version of every file, secrets that were removed among them, and changes with every commit",
    beside: null,
  },
  {
    name: /^(?:node_modules|bower_components|jspm_packages|\.pnpm-store)$/,
    kind: "dependencies",
    what: "Installed packages of Node",
    why: "were installed for this machine and may not run in the image, which installs its own",
    beside: null,
  },
  {
    name: /^(?:\.venv|venv|\.virtualenv|virtualenv|__pypackages__|\.eggs)$/,
    kind: "dependencies",
    what: "A Python environment",
    why: "has paths and programs of this machine in it and does not run in the image",
    beside: null,
  },
  {
    name: /^vendor$/,
    kind: "dependencies",
    what: "Packages of Composer",
    why: "were installed for this machine, and the image installs its own",
    beside: /^composer\.json$/,
  },
  {
    name: /^(?:deps|_build)$/,
    kind: "dependencies",
    what: "What Mix fetched and built",
    why: "was built for this machine, and the image builds its own",
    beside: /^mix\.exs$/,
  },
  {
    name: /^Pods$/,
    kind: "dependencies",
    what: "Packages of CocoaPods",
    why: "are of no use in an image",
    beside: /^Podfile$/,
  },
  {
    name: /^__pycache__$/,
    kind: "cache",
    what: "Compiled Python",
    why: "is made again in the image, and changes although the source does not",
    beside: null,
  },
  {
    name: /^\.(?:pytest_cache|mypy_cache|ruff_cache|tox|nox|hypothesis|ipynb_checkpoints)$/,
    kind: "cache",
    what: "Caches of Python’s tools",
    why: "are of no use in the image and change with every run",
    beside: null,
  },
  {
    name: /^\.(?:next|nuxt|svelte-kit|astro|angular|parcel-cache|turbo|vite|cache|output|nyc_output|docusaurus)$/,
    kind: "output",
    what: "What a front end’s tools built",
    why: "is made again by the build and changes with every run",
    beside: NODE,
  },
  {
    name: /^(?:dist|build|out|coverage|storybook-static)$/,
    kind: "output",
    what: "What was built on this machine",
    why: "is made again by the build; an old one in its place hides that the build failed",
    beside: NODE,
  },
  {
    name: /^(?:build|dist|htmlcov|[\w.-]+\.egg-info)$/,
    kind: "output",
    what: "Built Python packages",
    why: "are made again by the build",
    beside: PYTHON,
  },
  {
    name: /^target$/,
    kind: "output",
    what: "What was built on this machine",
    why: "is often gigabytes, was built for this machine, and is made again by the build",
    beside: CARGO_OR_MAVEN,
  },
  {
    name: /^(?:build|\.gradle|out)$/,
    kind: "output",
    what: "What Gradle built",
    why: "is made again by the build and changes with every run",
    beside: GRADLE,
  },
  {
    name: /^(?:bin|obj)$/,
    kind: "output",
    what: "What .NET built",
    why: "was built for this machine and its paths; the build in the image may stumble over it",
    beside: DOTNET,
  },
  {
    name: /^(?:build|_build|builddir|cmake-build-[\w-]+)$/,
    kind: "output",
    what: "What was built on this machine",
    why: "holds paths of this machine, over which CMake stumbles, and is made again by the build",
    beside: CMAKE,
  },
  {
    name: /^\.(?:build|stack-work|bundle|terraform|serverless|vagrant)$|^dist-newstyle$/,
    kind: "output",
    what: "What tools keep for this machine",
    why: "is of no use in the image and changes with every run",
    beside: null,
  },
];
