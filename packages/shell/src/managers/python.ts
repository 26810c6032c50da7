import { actionsOf, DEFAULTS, hasOption, wordsOf } from "./manager.ts";
import type { Manager, ManagerAction, ManagerCall } from "./manager.ts";
import { atVersion, pythonPackage } from "./package-names.ts";

const DEVELOPMENT =
  /(?:^|[-_./[,])(?:dev|develop|development|test|tests|testing|lint)(?:[-_.,\]]|$)/i;

const PIP_MANIFEST_OPTIONS = ["-r", "--requirement", "--requirements"];

function isProject(text: string | null): boolean {
  return text !== null && /^\.{1,2}(?:$|[/[])/.test(text);
}

/** Packages of the project itself (`.`) or of a file are those of a manifest. */
function pipAction({ action, options, operands, subcommand }: ManagerCall): ManagerAction {
  if (action !== "install" || subcommand.startsWith("tool")) return action;
  if (options.some(({ name }) => PIP_MANIFEST_OPTIONS.includes(name))) return "fetch";
  if (options.some(({ name, value }) => /^(?:-e|--editable)$/.test(name) && isProject(value))) {
    return "fetch";
  }
  return operands.some(({ value }) => isProject(value)) ? "fetch" : "install";
}

/** A file or an extra is taken for one of development by its name. */
function pipDevelopment({ action, options, operands }: ManagerCall): boolean | null {
  if (action !== "fetch") return null;
  const named = options.flatMap(({ name, value }) =>
    [...PIP_MANIFEST_OPTIONS, "-e", "--editable"].includes(name) ? [value ?? ""] : [],
  );
  const texts = [...named, ...operands.map(({ value }) => value ?? "")];
  // Any other requirements file may hold both kinds: pip does not tell them apart.
  return texts.some((text) => DEVELOPMENT.test(text)) ? true : null;
}

const PIP_VALUES = wordsOf(
  "-r --requirement -c --constraint -e --editable -t --target",
  "-i --index-url --extra-index-url -f --find-links --prefix --root",
  "--platform --python-version --implementation --abi --no-binary --only-binary",
  "--trusted-host --cache-dir --timeout --default-timeout --retries --proxy",
  "--progress-bar --src --upgrade-strategy --cert --client-cert --log -C",
  "-w --wheel-dir -d --dest --config-settings --global-option --group",
  "--root-user-action --report --exists-action --use-feature --python",
);

const PIP_CACHE = {
  path: "/root/.cache/pip",
  sharing: "shared",
  variable: "PIP_CACHE_DIR",
} as const;

export const PIP: Manager = {
  ...DEFAULTS,
  id: "pip",
  ecosystem: "python",
  programs: ["pip", "pip2", "pip3"],
  style: { optionsWithValue: PIP_VALUES },
  actions: actionsOf({
    install: "install download wheel",
    remove: "uninstall",
    clean: "cache,purge cache,remove",
  }),
  refine: pipAction,
  readPackage: pythonPackage,
  manifestOptions: [...PIP_MANIFEST_OPTIONS, "-c", "--constraint"],
  manifests: ["requirements*.txt", "pyproject.toml", "setup.py", "setup.cfg"],
  caches: [PIP_CACHE],
  leftovers: [
    {
      path: PIP_CACHE.path,
      after: ["install", "fetch"],
      preventedBy: "--no-cache-dir",
      cleanedBy: "rm -rf /root/.cache/pip",
    },
  ],
  hasDevelopment: pipDevelopment,
  source: "https://pip.pypa.io/en/stable/topics/caching/",
};

export const PIPX: Manager = {
  ...DEFAULTS,
  id: "pipx",
  ecosystem: "python",
  programs: ["pipx"],
  style: {
    optionsWithValue: ["--python", "--suffix", "--pip-args", "-i", "--index-url", "--spec"],
  },
  actions: actionsOf({ install: "install inject", remove: "uninstall", run: "run" }),
  readPackage: pythonPackage,
  caches: [PIP_CACHE],
  leftovers: [
    {
      path: PIP_CACHE.path,
      after: ["install"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.cache/pip",
    },
  ],
  source: "https://pipx.pypa.io/stable/docs/",
};

export const PIPENV: Manager = {
  ...DEFAULTS,
  id: "pipenv",
  ecosystem: "python",
  programs: ["pipenv"],
  style: {
    optionsWithValue: ["--python", "-i", "--index", "-r", "--categories", "--extra-pip-args"],
  },
  actions: actionsOf({
    install: "install",
    fetch: "sync",
    remove: "uninstall",
    run: "run",
    clean: "clean",
  }),
  refine: ({ action, operands }) =>
    action === "install" && operands.length === 0 ? "fetch" : action,
  readPackage: pythonPackage,
  manifests: ["Pipfile"],
  lockFiles: ["Pipfile.lock"],
  caches: [
    { path: "/root/.cache/pipenv", sharing: "shared", variable: "PIPENV_CACHE_DIR" },
    PIP_CACHE,
  ],
  leftovers: [
    {
      path: "/root/.cache/pipenv",
      after: ["install", "fetch"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.cache/pipenv /root/.cache/pip",
    },
  ],
  hasDevelopment: (call) => hasOption(call, ["--dev", "-d"]),
  source: "https://pipenv.pypa.io/en/latest/cli.html",
};

export const POETRY: Manager = {
  ...DEFAULTS,
  id: "poetry",
  ecosystem: "python",
  programs: ["poetry"],
  style: {
    optionsWithValue: wordsOf(
      "--without --with --only -E --extras -C --directory -P --project",
      "-G --group -f --format -o --output --source",
    ),
  },
  actions: actionsOf({
    install: "add",
    fetch: "install sync",
    upgrade: "update",
    remove: "remove",
    clean: "cache,clear",
    build: "build",
    run: "run",
  }),
  readPackage: pythonPackage,
  manifests: ["pyproject.toml"],
  lockFiles: ["poetry.lock"],
  caches: [{ path: "/root/.cache/pypoetry", sharing: "shared", variable: "POETRY_CACHE_DIR" }],
  leftovers: [
    {
      path: "/root/.cache/pypoetry",
      after: ["install", "fetch", "upgrade"],
      preventedBy: "--no-cache",
      cleanedBy: "rm -rf /root/.cache/pypoetry",
    },
  ],
  hasDevelopment: (call) =>
    !hasOption(call, ["--no-dev"]) &&
    !hasOption(call, ["--without"], "dev") &&
    (!hasOption(call, ["--only"]) || hasOption(call, ["--only"], "dev")),
  source: "https://python-poetry.org/docs/cli/#install",
};

export const UV: Manager = {
  ...DEFAULTS,
  id: "uv",
  ecosystem: "python",
  programs: ["uv"],
  style: {
    optionsWithValue: [
      ...PIP_VALUES,
      ...wordsOf(
        "-p --extra --no-group --only-group --package --with --index",
        "--default-index --link-mode --project --directory --index-strategy",
        "--no-install-package --config-file --torch-backend --prerelease --resolution",
      ),
    ],
  },
  actions: actionsOf({
    install: "pip,install tool,install add python,install",
    fetch: "sync pip,sync",
    upgrade: "tool,upgrade",
    remove: "pip,uninstall remove",
    clean: "cache,clean cache,prune clean",
    build: "build",
    run: "run tool,run",
  }),
  refine: pipAction,
  readPackage: (text) => (/^[\w.-]+@[\w.]+$/.test(text) ? atVersion(text) : pythonPackage(text)),
  manifestOptions: PIP_MANIFEST_OPTIONS,
  manifests: ["pyproject.toml", "requirements*.txt"],
  lockFiles: ["uv.lock"],
  caches: [{ path: "/root/.cache/uv", sharing: "shared", variable: "UV_CACHE_DIR" }],
  leftovers: [
    {
      path: "/root/.cache/uv",
      after: ["install", "fetch"],
      preventedBy: "--no-cache",
      cleanedBy: "uv cache clean",
    },
  ],
  hasDevelopment: (call) => {
    if (call.subcommand !== "sync") return pipDevelopment(call);
    const isOff = hasOption(call, ["--no-dev", "--no-default-groups", "--only-group"]);
    return !isOff && !hasOption(call, ["--no-group"], "dev") && !isSet(call, "UV_NO_DEV");
  },
  source: "https://docs.astral.sh/uv/guides/integration/docker/",
};

function isSet({ variable }: ManagerCall, name: string): boolean {
  return /^(?:1|true|yes|on)$/i.test(variable(name) ?? "");
}

export const PDM: Manager = {
  ...DEFAULTS,
  id: "pdm",
  ecosystem: "python",
  programs: ["pdm"],
  style: {
    optionsWithValue: ["-G", "--group", "-p", "--project", "-L", "--lockfile", "--without"],
  },
  actions: actionsOf({
    install: "add",
    fetch: "install sync",
    upgrade: "update",
    remove: "remove",
    build: "build",
    run: "run",
    clean: "cache,clear",
  }),
  readPackage: pythonPackage,
  manifests: ["pyproject.toml"],
  lockFiles: ["pdm.lock"],
  caches: [{ path: "/root/.cache/pdm", sharing: "shared", variable: "PDM_CACHE_DIR" }],
  leftovers: [
    {
      path: "/root/.cache/pdm",
      after: ["install", "fetch"],
      preventedBy: null,
      cleanedBy: "pdm cache clear",
    },
  ],
  hasDevelopment: (call) => !hasOption(call, ["--prod", "--production", "--no-dev"]),
  source: "https://pdm-project.org/en/latest/usage/dependency/",
};
