import { hasAny, nested, PLAIN, present, presentFolders, twice, withOptions } from "./fetching.ts";
import type { Fetching, FetchSite } from "./fetching.ts";

const OF_WORKSPACE =
  "-w --workspace --workspaces --filter -F --recursive -r --prefix -C --cwd --dir".split(" ");

/** More lines of COPY than that nobody wants to read. */
const MOST_WORKSPACES = 40;

interface NodeFiles {
  readonly exact: readonly string[];
  readonly guessed: readonly string[];
  readonly folders: readonly string[];
}

function nodeInstall({ exact, guessed, folders }: NodeFiles): Fetching {
  return ({ use, files }) => {
    if (use.action !== "fetch") return "it does not install what the manifest names";
    if (use.subcommand === "workspaces focus" || hasAny(use, ...OF_WORKSPACE)) {
      return "it is for one package among several, and reads the manifests of all";
    }
    const own = present(files, { exact, guessed });
    const workspaces = nested(files, /^package\.json$/);
    if (workspaces.length > MOST_WORKSPACES) {
      return `the workspace has ${workspaces.length} packages, too many to copy the manifest of each`;
    }
    return {
      ...PLAIN,
      files: [...own, ...workspaces],
      // Patches and what scripts of the install make code from.
      folders: presentFolders(files, [...folders, "patches", "prisma"]),
    };
  };
}

/** A manifest and a lock file, each with its name. */
function plain(exact: readonly string[], guessed: readonly string[]): Fetching {
  return ({ files }) => ({ ...PLAIN, files: present(files, { exact, guessed }) });
}

/** As {@link plain}, for a call that goes on to install the project itself unless an option keeps it from that. */
function withoutProject(manifest: string, lock: string, option: string): Fetching {
  return ({ use, files }) =>
    twice(use, {
      files: present(files, { exact: [manifest, lock], guessed: [manifest, `${lock}*`] }),
      options: [option],
    });
}

function uvSync(site: FetchSite): ReturnType<Fetching> {
  const { use, files } = site;
  if (use.subcommand !== "sync") return "it installs the project itself, and so reads its sources";
  const members = nested(files, /^pyproject\.toml$/);
  const option = members.length > 0 ? "--no-install-workspace" : "--no-install-project";
  const found = withoutProject("pyproject.toml", "uv.lock", option)(site);
  return typeof found === "string" ? found : { ...found, files: [...found.files, ...members] };
}

function composerInstall({ use, files }: FetchSite): ReturnType<Fetching> {
  const first = withOptions(use, "--no-scripts", "--no-autoloader");
  if (first === null) return "the call cannot be written a second time as it is";
  const exact = ["composer.json", "composer.lock", "symfony.lock", "auth.json"];
  const own = present(files, { exact, guessed: ["composer.json", "composer.lock*"] });
  return { ...PLAIN, files: own, commands: [first] };
}

function bundleInstall({ files }: FetchSite): ReturnType<Fetching> {
  if (files?.some((file) => /^[^/]+\.gemspec$/.test(file)) === true) {
    return "the Gemfile of a gem reads its .gemspec, which reads the sources";
  }
  const exact = ["Gemfile", "Gemfile.lock", ".ruby-version", ".tool-versions"];
  const own = present(files, { exact, guessed: ["Gemfile", "Gemfile.lock*"] });
  return { ...PLAIN, files: own };
}

function condaInstall({ use, files }: FetchSite): ReturnType<Fetching> {
  if (use.action !== "fetch") return "it does not install what the manifest names";
  const exact = ["environment.yml", "environment.yaml"];
  return { ...PLAIN, files: present(files, { exact, guessed: ["environment.yml"] }) };
}

/** By the manager's id. */
export const SCRIPTED_FETCHES: readonly (readonly [string, Fetching])[] = [
  [
    "npm",
    nodeInstall({
      exact: ["package.json", "package-lock.json", "npm-shrinkwrap.json", ".npmrc"],
      guessed: ["package*.json"],
      folders: [],
    }),
  ],
  [
    "yarn",
    nodeInstall({
      exact: ["package.json", "yarn.lock", ".yarnrc", ".yarnrc.yml", ".npmrc"],
      guessed: ["package.json", "yarn.lock*", ".yarnrc*"],
      folders: [".yarn"],
    }),
  ],
  [
    "pnpm",
    nodeInstall({
      exact: ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", ".pnpmfile.cjs"],
      guessed: ["package.json", "pnpm-*.yaml"],
      folders: [],
    }),
  ],
  [
    "bun",
    nodeInstall({
      exact: ["package.json", "bun.lock", "bun.lockb", "bunfig.toml", ".npmrc"],
      guessed: ["package.json", "bun.lock*"],
      folders: [],
    }),
  ],
  ["pip", () => "it installs the project itself, and so reads its sources"],
  ["pipenv", plain(["Pipfile", "Pipfile.lock"], ["Pipfile", "Pipfile.lock*"])],
  ["poetry", withoutProject("pyproject.toml", "poetry.lock", "--no-root")],
  ["uv", uvSync],
  ["pdm", withoutProject("pyproject.toml", "pdm.lock", "--no-self")],
  ["conda", condaInstall],
  ["mamba", condaInstall],
  ["micromamba", condaInstall],
  ["bundle", bundleInstall],
  ["composer", composerInstall],
];
