import { actionsOf, DEFAULTS, hasOption, wordsOf } from "./manager.ts";
import type { Manager, ManagerAction, ManagerCall } from "./manager.ts";
import { nodePackage } from "./package-names.ts";

const BUILD_SCRIPT = /^(?:build|compile|bundle|prepare|dist)\b/;

/** `install` without packages reads the manifest; `run build` builds. */
function nodeAction({ action, operands }: ManagerCall): ManagerAction {
  const [first] = operands;
  if (action === "install" && first === undefined) return "fetch";
  if (action === "run" && BUILD_SCRIPT.test(first?.value ?? "")) return "build";
  return action;
}

function isGlobal(call: ManagerCall): boolean {
  return hasOption(call, ["-g", "--global"]);
}

function isProduction({ variable }: ManagerCall): boolean {
  return variable("NODE_ENV") === "production";
}

/** A `--production` that `=false` does not take back. */
function hasProductionFlag({ options }: ManagerCall, names: readonly string[]): boolean {
  return options.some(({ name, value }) => names.includes(name) && value !== "false");
}

function npmDevelopment(call: ManagerCall): boolean | null {
  if (call.action !== "fetch" || isGlobal(call)) return null;
  if (hasOption(call, ["--include"], "dev")) return true;
  const isOff =
    hasOption(call, ["--omit"], "dev") ||
    hasOption(call, ["--only"], "production") ||
    hasOption(call, ["--only"], "prod") ||
    hasProductionFlag(call, ["--production", "--prod"]);
  return !isOff && !isProduction(call) && call.variable("NPM_CONFIG_PRODUCTION") !== "true";
}

export const NPM: Manager = {
  ...DEFAULTS,
  id: "npm",
  ecosystem: "node",
  programs: ["npm"],
  style: {
    optionsWithValue: wordsOf(
      "--prefix -C -w --workspace --registry --omit --include --only",
      "--loglevel --cache --userconfig --tag --fetch-timeout --fetch-retries",
      "--network-timeout --install-strategy --maxsockets",
    ),
  },
  actions: actionsOf({
    install: "install i add in ins inst isntall install-test it",
    fetch: "ci clean-install ic install-clean cit install-ci-test",
    upgrade: "update up upgrade",
    remove: "uninstall un remove rm r prune dedupe",
    clean: "cache,clean cache,rm cache,clear",
    run: "run run-script rum urn exec x start test t",
    build: "rebuild rb pack",
  }),
  refine: nodeAction,
  readPackage: nodePackage,
  manifests: ["package.json", "**/package.json", ".npmrc"],
  lockFiles: ["package-lock.json", "npm-shrinkwrap.json"],
  caches: [{ path: "/root/.npm", sharing: "shared", variable: "npm_config_cache" }],
  leftovers: [
    {
      path: "/root/.npm",
      after: ["install", "fetch", "upgrade"],
      preventedBy: null,
      cleanedBy: "npm cache clean --force",
    },
  ],
  hasDevelopment: npmDevelopment,
  source: "https://docs.npmjs.com/cli/commands/npm-ci",
};

function yarnAction(call: ManagerCall): ManagerAction {
  const { subcommand, action, operands } = call;
  // Yarn of version 1 refuses packages behind `install`, and any other word is a script of the project.
  if (subcommand === "" && BUILD_SCRIPT.test(operands[0]?.value ?? "")) return "build";
  if (subcommand === "" && operands.length > 0) return "run";
  return action === "fetch" ? action : nodeAction(call);
}

export const YARN: Manager = {
  ...DEFAULTS,
  id: "yarn",
  ecosystem: "node",
  programs: ["yarn", "yarnpkg"],
  style: {
    optionsWithValue: wordsOf(
      "--cwd --registry --cache-folder --modules-folder --network-timeout",
      "--mode --global-folder --prefix --mutex --network-concurrency",
    ),
  },
  actions: actionsOf({
    // Without a subcommand it installs.
    fetch: " install workspaces,focus",
    install: "add global,add dlx",
    upgrade: "upgrade up upgrade-interactive set,version",
    remove: "remove global,remove autoclean",
    clean: "cache,clean",
    run: "run exec node start test workspace workspaces,run workspaces,foreach",
    build: "pack",
    other: "config,set config,get npm,login --version",
  }),
  refine: yarnAction,
  readPackage: nodePackage,
  manifests: ["package.json", "**/package.json", ".yarnrc", ".yarnrc.yml", ".yarn/**", ".npmrc"],
  lockFiles: ["yarn.lock"],
  caches: [
    // Version 1 as root, and those from 2 on.
    { path: "/usr/local/share/.cache/yarn", sharing: "locked", variable: "YARN_CACHE_FOLDER" },
    { path: "/root/.yarn/berry/cache", sharing: "locked", variable: "YARN_GLOBAL_FOLDER" },
  ],
  leftovers: [
    {
      path: "/usr/local/share/.cache/yarn",
      after: ["install", "fetch", "upgrade"],
      preventedBy: null,
      cleanedBy: "yarn cache clean",
    },
  ],
  hasDevelopment: (call) =>
    call.action === "fetch"
      ? !hasProductionFlag(call, ["--production", "--prod"]) && !isProduction(call)
      : null,
  source: "https://classic.yarnpkg.com/lang/en/docs/cli/install/",
};

/** A word that is no subcommand is a script of the project. */
function scriptAction(call: ManagerCall): ManagerAction {
  const isScript = call.subcommand === "" && call.operands.length > 0;
  return nodeAction(isScript ? { ...call, action: "run" } : call);
}

export const PNPM: Manager = {
  ...DEFAULTS,
  id: "pnpm",
  ecosystem: "node",
  programs: ["pnpm"],
  style: {
    optionsWithValue: [
      "-C",
      "--dir",
      "-F",
      "--filter",
      "--filter-prod",
      "--registry",
      "--store-dir",
      "--reporter",
      "--workspace-concurrency",
    ],
  },
  actions: actionsOf({
    // A script of the project stands where no subcommand does.
    other: "",
    install: "install i add dlx",
    fetch: "fetch install-test it",
    upgrade: "update up upgrade",
    remove: "remove rm uninstall un prune",
    clean: "store,prune cache,delete",
    run: "run run-script exec start test",
    build: "rebuild deploy pack",
  }),
  refine: scriptAction,
  readPackage: nodePackage,
  manifests: ["package.json", "**/package.json", "pnpm-workspace.yaml", ".npmrc", ".pnpmfile.cjs"],
  lockFiles: ["pnpm-lock.yaml"],
  caches: [
    { path: "/root/.local/share/pnpm/store", sharing: "shared", variable: "npm_config_store_dir" },
  ],
  leftovers: [
    {
      path: "/root/.local/share/pnpm/store",
      after: ["install", "fetch", "upgrade"],
      preventedBy: null,
      cleanedBy: "pnpm store prune",
    },
  ],
  hasDevelopment: (call) =>
    call.action === "fetch"
      ? !hasProductionFlag(call, ["--prod", "--production", "-P"]) && !isProduction(call)
      : null,
  source: "https://pnpm.io/docker",
};

export const BUN: Manager = {
  ...DEFAULTS,
  id: "bun",
  ecosystem: "node",
  programs: ["bun"],
  style: {
    optionsWithValue: wordsOf(
      "--cwd --filter --omit --registry --cache-dir --config --network-concurrency",
    ),
  },
  actions: actionsOf({
    other: " pm",
    install: "install i add a",
    fetch: "ci",
    upgrade: "update",
    remove: "remove rm",
    clean: "pm,cache",
    run: "run x",
    build: "build",
  }),
  refine: scriptAction,
  readPackage: nodePackage,
  manifests: ["package.json", "**/package.json", "bunfig.toml"],
  lockFiles: ["bun.lock", "bun.lockb"],
  caches: [
    { path: "/root/.bun/install/cache", sharing: "shared", variable: "BUN_INSTALL_CACHE_DIR" },
  ],
  leftovers: [
    {
      path: "/root/.bun/install/cache",
      after: ["install", "fetch"],
      preventedBy: "--no-cache",
      cleanedBy: "rm -rf /root/.bun/install/cache",
    },
  ],
  hasDevelopment: (call) =>
    call.action === "fetch"
      ? !hasProductionFlag(call, ["--production", "-p"]) &&
        !hasOption(call, ["--omit"], "dev") &&
        !isProduction(call)
      : null,
  source: "https://bun.sh/docs/install/cache",
};
