import {
  COMPILER_VARIABLES,
  COMPILERS,
  SYSTEM_HEADERS,
  workspaceManifests,
} from "./manager-rows.ts";
import type { ManagerDoing, ManagerRow } from "./manager-rows.ts";
import { named, option } from "./rows.ts";

const OWN_SCRIPTS =
  "the project's own install scripts (preinstall, install, postinstall, prepare), where it has any, read no other file";

const NODE_GLOBAL = ["/usr/local/lib/node_modules/**", "/usr/lib/node_modules/**"];
const NODE_CACHES = [
  "~/.npm/**",
  "~/.cache/**",
  "~/.yarn/**",
  "~/.local/share/pnpm/**",
  "~/.bun/**",
  "~/.node-gyp/**",
  "/usr/local/share/.cache/**",
];

const NODE_FETCH: ManagerDoing = {
  project: "manifests",
  reads: [
    "./.npmrc",
    "./.yarnrc",
    "./.yarnrc.yml",
    "./.yarn/**",
    "./.pnpmfile.cjs",
    "./pnpm-workspace.yaml",
    "./bunfig.toml",
    "./patches/**",
    // What install scripts customarily run, or make code from.
    "./prisma/**",
    "./scripts/**",
    "./.husky/**",
    "./lerna.json",
    "./nx.json",
    "./turbo.json",
    "./binding.gyp",
    "./node_modules/**",
    ...workspaceManifests("package.json"),
    named("./**/package.json"),
  ],
  writes: [
    "./node_modules/**",
    "./.pnp.cjs",
    "./.pnp.loader.mjs",
    "./.yarn/**",
    "./package.json",
    ...NODE_CACHES,
  ],
  writesLock: true,
  frozenBy: [
    "--frozen-lockfile",
    "--immutable",
    "--no-save",
    "--no-package-lock",
    "--pure-lockfile",
  ],
  tamedBy: ["--ignore-scripts"],
  isCurious: true,
  needsNetwork: true,
  assumption: OWN_SCRIPTS,
};

const NODE_CI: ManagerDoing = {
  ...NODE_FETCH,
  writes: ["./node_modules/**", ...NODE_CACHES],
  writesLock: false,
};

const NODE_GLOBALLY: ManagerDoing = {
  writes: [
    ...NODE_GLOBAL,
    "/usr/local/bin/*",
    "/usr/bin/*",
    "/usr/local/share/**",
    "~/.config/**",
    ...NODE_CACHES,
  ],
  tamedBy: ["--ignore-scripts"],
  isCurious: true,
  needsNetwork: true,
};

const NODE_RUN: ManagerDoing = { project: "all", writes: ["./**", "~/.cache/**"], isOpen: true };

export const NODE_MANAGERS: readonly ManagerRow[] = [
  {
    managers: ["npm", "yarn", "pnpm", "bun"],
    projectOptions: ["--prefix", "-C", "--cwd", "--dir"],
    helpers: ["node", "corepack", ...COMPILERS],
    variables: [
      "NODE_*",
      "npm_*",
      "NPM_*",
      "YARN_*",
      "PNPM_*",
      "BUN_*",
      "COREPACK_*",
      "CI",
      ...COMPILER_VARIABLES,
    ],
    folderVariables: [
      "npm_config_cache",
      "NPM_CONFIG_PREFIX",
      "npm_config_prefix",
      "YARN_CACHE_FOLDER",
      "PNPM_HOME",
      "NODE_PATH",
      "COREPACK_HOME",
    ],
    reads: [
      ...NODE_GLOBAL,
      ...SYSTEM_HEADERS,
      "~/.npmrc",
      "~/.yarnrc",
      "~/.yarnrc.yml",
      "~/.config/**",
      "~/.cache/**",
    ],
    globally: { ...NODE_GLOBALLY, options: ["-g", "--global"] },
    actions: {
      fetch: NODE_FETCH,
      install: NODE_FETCH,
      upgrade: NODE_FETCH,
      remove: NODE_FETCH,
      run: NODE_RUN,
      build: NODE_RUN,
      clean: { writes: NODE_CACHES },
      other: {
        project: "manifests",
        writes: [
          "~/.npmrc",
          "~/.config/**",
          "~/.yarnrc",
          ...NODE_CACHES,
          "./.npmrc",
          "./.yarnrc.yml",
          "./.yarn/**",
          "./package.json",
        ],
        reads: ["./.yarn/**"],
        needsNetwork: true,
      },
    },
    subcommands: { ci: NODE_CI, "clean-install": NODE_CI, "global add": NODE_GLOBALLY },
  },
];

const PYTHON_PLACES = [
  "/usr/local/lib/python*/**",
  "/usr/lib/python*/**",
  "/usr/local/bin/*",
  "/usr/local/share/**",
  "/usr/local/include/**",
  "/usr/local/etc/**",
  "~/.local/**",
  "~/.cache/**",
];

const PYTHON_CODE = "no package that is built from its sources writes outside its place";

/** Packages by their names: no file of the project is read, but for those that options name. */
const PIP_NAMED: ManagerDoing = {
  reads: [...PYTHON_PLACES],
  writes: [
    ...PYTHON_PLACES,
    option(["-t", "--target", "--prefix", "--root", "--src"], null, "/**"),
    option(["-w", "--wheel-dir", "-d", "--dest"], null, "/**"),
  ],
  isCurious: true,
  needsNetwork: true,
  assumption: PYTHON_CODE,
};

const PIP_INSTALL: ManagerDoing = {
  ...PIP_NAMED,
  project: "manifests",
  reads: [...PYTHON_PLACES, named("./**/*.txt"), named("./**/*.in")],
  assumption:
    "no package that is built from its sources writes outside its place, and files of requirements name no folder of the project",
};

const PYTHON_RUN: ManagerDoing = { project: "all", writes: ["./**", "~/.cache/**"], isOpen: true };

const PROJECT_INSTALL: ManagerDoing = {
  ...PIP_INSTALL,
  project: "all",
  writes: [...PYTHON_PLACES, "./.venv/**", "./__pypackages__/**", "./*.egg-info/**"],
  writesLock: true,
  frozenBy: ["--frozen", "--locked", "--deploy", "--ignore-pipfile", "--frozen-lockfile"],
  narrowedBy: ["--no-root", "--no-install-project", "--no-self", "--only-deps"],
};

const CONDA_CHANGE: ManagerDoing = {
  writes: [
    "/opt/**",
    "~/.conda/**",
    "~/.cache/**",
    "~/.condarc",
    option(["-p", "--prefix"], null, "/**"),
  ],
  isCurious: true,
  needsNetwork: true,
};

const RUBY_WRITES = [
  "/usr/local/bundle/**",
  "/usr/local/lib/ruby/**",
  "/var/lib/gems/**",
  "/usr/local/bin/*",
  "./vendor/bundle/**",
  "./.bundle/**",
  "~/.bundle/**",
  "~/.gem/**",
  "~/.local/**",
];

const GEM_INSTALL: ManagerDoing = {
  reads: RUBY_WRITES,
  writes: [...RUBY_WRITES, option(["--path", "-i", "--install-dir"], null, "/**")],
  isCurious: true,
  needsNetwork: true,
};

const BUNDLE_INSTALL: ManagerDoing = {
  ...GEM_INSTALL,
  project: "manifests",
  reads: [
    ...RUBY_WRITES,
    "./*.gemspec",
    "./gems.rb",
    named("./**/*.gemspec"),
    named("./**/Gemfile"),
  ],
  writesLock: true,
  frozenBy: ["--frozen", "--deployment"],
  assumption: "Gemfile reads no other file of the project",
};

const RUBY_RUN: ManagerDoing = { project: "all", writes: ["./**"], isOpen: true };

const RUBY_ACTIONS: ManagerRow["actions"] = {
  install: GEM_INSTALL,
  fetch: BUNDLE_INSTALL,
  upgrade: BUNDLE_INSTALL,
  remove: BUNDLE_INSTALL,
  run: RUBY_RUN,
  build: RUBY_RUN,
  clean: { writes: RUBY_WRITES },
  other: { project: "manifests", writes: RUBY_WRITES },
};

const COMPOSER_FETCH: ManagerDoing = {
  project: "manifests",
  reads: [...workspaceManifests("composer.json"), named("./**/composer.json")],
  widenedBy: ["-o", "--optimize-autoloader", "-a", "--classmap-authoritative"],
  writes: [
    "./vendor/**",
    "./symfony.lock",
    "./composer.json",
    "~/.composer/**",
    "~/.cache/**",
    "~/.config/**",
    "/usr/local/bin/*",
    option(["--install-dir"], null, "/**"),
  ],
  writesLock: true,
  tamedBy: ["--no-scripts", "--no-plugins"],
  isCurious: true,
  needsNetwork: true,
  assumption: "the project's own Composer scripts, where it has any, read no other file",
};

export const PYTHON_MANAGERS: readonly ManagerRow[] = [
  {
    managers: ["pip", "pipx"],
    projectOptions: [],
    helpers: ["python", "python3", "rustc", "cargo", ...COMPILERS],
    variables: [
      "PIP_*",
      "PIPX_*",
      "PYTHON*",
      "VIRTUAL_ENV",
      "CI",
      "CARGO_*",
      "RUST*",
      ...COMPILER_VARIABLES,
    ],
    folderVariables: [
      "PIP_CACHE_DIR",
      "PIP_TARGET",
      "PIP_PREFIX",
      "PYTHONUSERBASE",
      "VIRTUAL_ENV",
      "PIPX_HOME",
      "PIPX_BIN_DIR",
    ],
    reads: [...SYSTEM_HEADERS, "/etc/pip.conf", "~/.pip/**", "~/.config/**", "~/.netrc"],
    actions: {
      install: PIP_NAMED,
      fetch: PIP_INSTALL,
      upgrade: PIP_INSTALL,
      remove: PIP_INSTALL,
      run: PYTHON_RUN,
      build: PYTHON_RUN,
      clean: { writes: ["~/.cache/**"] },
      other: { reads: PYTHON_PLACES, writes: ["~/.config/**", "~/.cache/**"] },
    },
  },
  {
    managers: ["pipenv", "poetry", "uv", "pdm"],
    projectOptions: ["-C", "--directory", "-P", "--project", "-p"],
    helpers: ["python", "python3", "rustc", "cargo", ...COMPILERS],
    variables: [
      "PIP_*",
      "PIPENV_*",
      "POETRY_*",
      "UV_*",
      "PDM_*",
      "PYTHON*",
      "VIRTUAL_ENV",
      "CI",
      "CARGO_*",
      "RUST*",
      ...COMPILER_VARIABLES,
    ],
    folderVariables: [
      "PIPENV_CACHE_DIR",
      "POETRY_CACHE_DIR",
      "POETRY_HOME",
      "UV_CACHE_DIR",
      "UV_PROJECT_ENVIRONMENT",
      "UV_PYTHON_INSTALL_DIR",
      "UV_TOOL_DIR",
      "VIRTUAL_ENV",
      "WORKON_HOME",
    ],
    reads: [
      ...SYSTEM_HEADERS,
      ...PYTHON_PLACES,
      "./poetry.toml",
      "./uv.toml",
      "./.python-version",
      "./.venv/**",
      "~/.config/**",
      "~/.netrc",
    ],
    actions: {
      install: PROJECT_INSTALL,
      fetch: PROJECT_INSTALL,
      upgrade: PROJECT_INSTALL,
      remove: PROJECT_INSTALL,
      build: { ...PROJECT_INSTALL, writes: ["./**", ...PYTHON_PLACES] },
      run: PYTHON_RUN,
      clean: { writes: ["~/.cache/**"] },
      other: {
        project: "manifests",
        writes: [
          "./.venv/**",
          "./poetry.toml",
          "./poetry.lock",
          "./uv.lock",
          "./pdm.lock",
          "./Pipfile.lock",
          "./requirements*.txt",
          option(["-o", "--output", "--output-file"]),
          ...PYTHON_PLACES,
          "~/.config/**",
        ],
        needsNetwork: true,
      },
    },
    subcommands: {
      "pip install": PIP_INSTALL,
      "pip sync": PIP_INSTALL,
      "pip uninstall": PIP_NAMED,
      "tool install": PIP_NAMED,
      "python install": PIP_NAMED,
      venv: { reads: PYTHON_PLACES, writes: ["./.venv/**"], isOpen: true },
    },
  },
  {
    managers: ["conda", "mamba", "micromamba"],
    projectOptions: [],
    helpers: ["python"],
    variables: ["CONDA_*", "MAMBA_*", "PIP_*", "PYTHON*", "CI"],
    folderVariables: ["CONDA_PREFIX", "MAMBA_ROOT_PREFIX"],
    reads: ["/opt/**", "~/.condarc", "~/.conda/**", "/etc/conda/**"],
    actions: {
      fetch: { ...CONDA_CHANGE, project: "manifests" },
      install: CONDA_CHANGE,
      upgrade: CONDA_CHANGE,
      remove: CONDA_CHANGE,
      clean: CONDA_CHANGE,
      other: CONDA_CHANGE,
      build: { ...CONDA_CHANGE, isOpen: true },
      run: { ...CONDA_CHANGE, isOpen: true },
    },
  },
  {
    managers: ["bundle", "gem"],
    projectOptions: [],
    helpers: ["ruby", ...COMPILERS],
    variables: ["BUNDLE_*", "GEM_*", "RUBY*", "RAILS_ENV", "RACK_ENV", "CI", ...COMPILER_VARIABLES],
    folderVariables: ["GEM_HOME", "BUNDLE_PATH", "BUNDLE_APP_CONFIG"],
    reads: [
      ...SYSTEM_HEADERS,
      "~/.gemrc",
      "~/.bundle/**",
      "./.bundle/**",
      "./.ruby-version",
      "/usr/local/bundle/**",
      "/usr/local/lib/ruby/**",
    ],
    actions: RUBY_ACTIONS,
  },
  {
    managers: ["composer"],
    projectOptions: ["-d", "--working-dir"],
    helpers: ["php", "git", "unzip", "7z"],
    variables: ["COMPOSER*", "PHP_*", "CI"],
    folderVariables: ["COMPOSER_HOME", "COMPOSER_CACHE_DIR", "COMPOSER_VENDOR_DIR"],
    reads: [
      "/usr/local/etc/php/**",
      "~/.composer/**",
      "~/.config/**",
      "./auth.json",
      "./vendor/**",
      "./symfony.lock",
      "./patches/**",
    ],
    actions: {
      fetch: COMPOSER_FETCH,
      install: COMPOSER_FETCH,
      upgrade: COMPOSER_FETCH,
      remove: COMPOSER_FETCH,
      build: { ...COMPOSER_FETCH, project: "all" },
      run: { project: "all", writes: ["./**"], isOpen: true },
      other: { ...COMPOSER_FETCH, project: "all" },
      clean: { writes: ["~/.composer/**", "~/.cache/**"] },
    },
  },
];
