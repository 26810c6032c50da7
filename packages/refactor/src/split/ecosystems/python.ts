import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import { homesOf } from "../../settings.ts";
import { readImageText } from "../image-text.ts";
import { NO_RECIPE, isStop, nothingGained, stop } from "../recipe.ts";
import type { Carry, Ecosystem, Recipe, Rewrite, RuntimeBase, Stop } from "../recipe.ts";
import { lackingPackages, sameBase, slimBase } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import type { SplitStep, Subject } from "../subject.ts";
import type { Questions } from "../assumptions.ts";
import { baseName } from "../start.ts";
import { withoutRunner } from "../runner.ts";
import { leavesBuildPackages, systemPackages } from "../packages.ts";

const VENV = "/opt/venv";
const MANIFESTS =
  /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in|lock)|requirements|constraints[\w.-]*\.txt|pyproject\.toml|poetry\.lock|poetry\.toml|uv\.lock|pdm\.lock|Pipfile(?:\.lock)?|Pipfile\*|setup\.(?:py|cfg)|\.python-version|pip\.conf|poetry\.lock\*|environment\.ya?ml)$|requirements[\w.-]*\*?/;
const INSTALLERS =
  /^(?:pip|setuptools|wheel|poetry|pipenv|uv|pdm|pipx|virtualenv|build|hatch|flit)(?:$|[=<>~![])/;
const IMAGE = /(?:^|\/)(?:python|pypy)$/;
const UV_IMAGE = /^ghcr\.io\/astral-sh\/uv$/;

export const PYTHON: Ecosystem = {
  title: "Python",
  isOf: ({ image, steps }) =>
    IMAGE.test(image.name) || UV_IMAGE.test(image.name)
      ? true
      : steps.some(({ name, uses }) => name === "RUN" && uses.some(isPython)),
  plan: planPython,
};

function isPython({ manager }: ManagerUse): boolean {
  return manager.ecosystem === "python";
}

function planPython(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start, image } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const base = baseOf(subject, questions);
  if (isStop(base)) return base;
  const conda = steps.find(({ uses }) =>
    uses.some(({ manager }) => /conda|mamba/.test(manager.id)),
  );
  if (conda !== undefined) {
    return stop(
      "Conda puts an environment with its own system libraries, of which no smaller image has the like.",
      conda.index,
    );
  }
  const installs = steps.filter(
    ({ name, uses }) => name === "RUN" && uses.some((use) => isPython(use) && isInstall(use)),
  );
  const usage = {
    started: start.programs,
    alsoBuild: /^(?:python3-pip|python3-venv|virtualenv|python3-virtualenv|py3-pip)$/,
  };
  const hasCompilers = steps.some(
    (step) => step.name === "RUN" && leavesBuildPackages(systemPackages(subject, step, usage)),
  );
  if (base.text === subject.baseText && !hasCompilers) {
    return nothingGained(
      `“${subject.baseText}” is small already, and nothing is installed that only building needs: a second stage would save next to nothing.`,
    );
  }
  const [first] = installs;
  if (first === undefined) {
    return base.text === subject.baseText
      ? nothingGained("Nothing is built here.")
      : nothingGained(`Nothing is built here: “FROM ${base.text}” is all it takes.`);
  }
  const where = placeOf(subject, installs, questions);
  if ("stop" in where) return where;
  const rewrites = new Map<number, Rewrite>(where.rewrites);
  for (const step of start.steps) {
    const text = withoutRunner(step, /^(?:poetry|pipenv|uv|pdm)$/);
    if (text !== null) rewrites.set(step.index, { runtime: text });
  }
  const isOfUser = installs.some(({ item }) => /--user\b/.test(item.line.text));
  for (const { index, name, item } of steps) {
    const [pair, ...others] = item.instruction.pairs;
    const isPathOfTools = pair?.key.text === "PATH" && /\.local\/bin|poetry/.test(pair.value.text);
    // It is there for what installs packages, not for them.
    if (name === "ENV" && others.length === 0 && isPathOfTools && !isOfUser) {
      rewrites.set(index, { runtime: null });
    }
  }
  const runner = start.words.slice(0, 2).map(baseName).join(" ");
  if (/^(?:poetry|pipenv) shell$/.test(runner))
    return stop("It starts a shell of a tool for developing.");
  return {
    ...NO_RECIPE,
    base,
    app: "folder",
    carries: where.carries,
    manifests: MANIFESTS,
    rewrites,
    beforeStep: where.beforeStep,
    runtimeAfterCarries: where.path === null ? [] : [where.path],
    usage,
    alsoInstalls: lackingPackages(subject, base),
    notes:
      base.text === subject.baseText || image.tag.includes("alpine")
        ? []
        : [
            `“${base.text}” has fewer libraries than “${subject.baseText}”. Wheels bring their own; a package that pip compiled needs its library among the packages of the runtime stage.`,
          ],
    dropped: [roughPart("pip’s cache and what building leaves", 30)],
    kept: [roughPart("Python packages and the application", 100)],
  };
}

function isInstall({ action, subcommand }: ManagerUse): boolean {
  return action === "install" || action === "fetch" || /^(?:sync|install)/.test(subcommand);
}

function baseOf(subject: Subject, questions: Questions): RuntimeBase | Stop {
  const { image } = subject;
  if (IMAGE.test(image.name)) return slimBase(subject, questions, "slim-first");
  if (UV_IMAGE.test(image.name)) {
    const { tag } = readImageText(subject.baseText);
    const [, version, rest = ""] = /^(?:[\d.]+-)?python([\d.]+)-(.+)$/.exec(tag) ?? [];
    if (version === undefined)
      return stop(
        `“${subject.baseText}” names no version of Python, so no image to run on is known.`,
      );
    const plain = rest.replace(/-?slim/, "");
    const slim = rest.startsWith("alpine")
      ? rest.replace(/^alpine/, "alpine")
      : plain === ""
        ? "slim"
        : `slim-${plain.replace(/^-|-$/g, "")}`;
    const name = `${version}-${slim}`;
    return { text: `python:${name}`, image: { name: "python", tag: name }, hasShell: true };
  }
  const isAptPython = subject.steps.some(({ script }) =>
    /python3/.test(script?.source.kind === "shell" ? script.source.text : ""),
  );
  if (isAptPython && subject.distribution.system !== "other") return sameBase(subject);
  return stop(`Nothing is known of the Python in “${subject.baseText}”.`);
}

interface Place {
  readonly carries: readonly Carry[];
  readonly beforeStep: ReadonlyMap<number, readonly string[]>;
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  /** The line that lets the runtime stage find it; null where it does already. */
  readonly path: string | null;
}

/** Where the packages are, or will be, so that they can be carried over as one folder. */
function placeOf(
  subject: Subject,
  installs: readonly SplitStep[],
  questions: Questions,
): Place | Stop {
  const last = installs.at(-1);
  const empty = { beforeStep: new Map(), rewrites: new Map<number, Rewrite>() };
  if (last === undefined) return { ...empty, carries: [], path: null };
  const own = ownEnvironment(subject, installs);
  if (own !== null) {
    const isNamed =
      subject.steps.some(
        ({ name, item }) =>
          name === "ENV" && item.line.text.includes("PATH") && item.line.text.includes(own),
      ) || subject.end.variable("PATH")?.includes(`${own}/bin`) === true;
    const { words } = subject.start ?? { words: [] };
    const isCalled = (words[0] ?? "").startsWith(own);
    return {
      ...empty,
      carries: [{ step: last.index, from: own, to: own }],
      path: isNamed || isCalled ? null : pathLine(`${own}/bin`),
    };
  }
  const main = subject.start?.words[0] ?? "";
  const isAbsolute = /^\/usr\/(?:local\/)?bin\//.test(main);
  const isBound = installs.some(({ item }) =>
    /\/usr\/(?:local\/)?bin\/(?:pip|python)|uv pip [^&;]*--system|sudo /.test(item.line.text),
  );
  const minor = /^(\d+\.\d+)/.exec(subject.image.tag)?.[1] ?? null;
  const isOfficial = IMAGE.test(subject.image.name) && minor !== null;
  const chosen = questions.ask({
    id: "packages",
    question: "How do the installed packages come into the runtime stage?",
    choices: [
      { value: "venv", label: `A virtual environment in ${VENV}, copied as one folder` },
      ...(isOfficial
        ? [
            {
              value: "site-packages",
              label: `The folders of Python ${minor} itself: site-packages and bin in /usr/local`,
            },
          ]
        : []),
    ],
    preferred: (isAbsolute || isBound) && isOfficial ? "site-packages" : "venv",
  });
  if (chosen === "site-packages") {
    const site = `/usr/local/lib/python${minor}/site-packages`;
    return {
      ...empty,
      carries: [site, "/usr/local/bin"].map((path) => ({ step: last.index, from: path, to: path })),
      path: null,
    };
  }
  const into = installs.find((step) => !isToolInstall(step)) ?? installs[0];
  const python =
    subject.steps.some(({ item }) => /python3/.test(item.line.text)) &&
    !IMAGE.test(subject.image.name)
      ? "python3"
      : "python";
  const packages = new Map<number, Rewrite>();
  if (!IMAGE.test(subject.image.name) && !UV_IMAGE.test(subject.image.name)) {
    const step = withVenvPackage(subject, packages);
    if (step !== null)
      return stop(
        "Python comes from a package of the system here, which has no virtual environments.",
        step,
      );
  }
  const usesTools = installs.some(({ uses }) =>
    uses.some(({ manager }) => manager.id !== "pip" && isPythonId(manager.id)),
  );
  const place = placeForVenv(subject, into?.index ?? 0);
  const make = `RUN ${python} -m venv ${VENV}`;
  const enter = usesTools
    ? `ENV VIRTUAL_ENV=${VENV} \\\n    PATH="${VENV}/bin:$PATH"`
    : pathLine(`${VENV}/bin`);
  // PATH is set either side of it: what matters is that no two RUNs that could be one follow each other.
  const isBehindRun = subject.steps[place - 1]?.name === "RUN";
  const venvLines = isBehindRun ? [enter, make] : [make, enter];
  const joined =
    isBehindRun && place === into?.index ? joinedRun(into, make.replace(/^RUN /, "")) : null;
  if (joined !== null && into !== undefined) {
    return {
      rewrites: new Map([...packages, [into.index, { build: joined }]]),
      beforeStep: new Map([[place, [enter]]]),
      carries: [{ step: last.index, from: VENV, to: VENV }],
      path: pathLine(`${VENV}/bin`),
    };
  }
  return {
    rewrites: packages,
    beforeStep: new Map([[place, venvLines]]),
    carries: [{ step: last.index, from: VENV, to: VENV }],
    path: pathLine(`${VENV}/bin`),
  };
}

/** Debian and Ubuntu have the module in a package of its own: it goes beside pip's. Answers the step that is in the way. */
function withVenvPackage(
  { steps, distribution }: Subject,
  rewrites: Map<number, Rewrite>,
): number | null {
  if (distribution.system === "alpine" || distribution.system === "rpm") return null;
  for (const step of steps) {
    for (const { packages, command } of step.uses) {
      if (packages.some(({ name }) => name === "python3-venv" || name === "python3-full"))
        return null;
      const pip = packages.find(({ name }) => name === "python3-pip");
      if (pip === undefined || command.layer?.isVerbatim !== true) continue;
      const raw = step.item.raw.replace(/\r?\n$/, "");
      rewrites.set(step.index, {
        build: `${raw.slice(0, pip.word.to)} python3-venv${raw.slice(pip.word.to)}`,
      });
      return null;
    }
  }
  return steps.find(({ uses }) => uses.some(isPython))?.index ?? 0;
}

/** The RUN with a command before its own; null where that would mean something else. */
function joinedRun({ item, script }: SplitStep, command: string): string | null {
  const { rest, isJson } = item.instruction;
  const isChain = script?.commands.every(
    ({ nesting, reachedBy }) => nesting.length > 0 || /^(?:first|and)$/.test(reachedBy),
  );
  if (isJson || item.heredocs.length > 0 || isChain !== true) return null;
  const raw = item.raw.replace(/\r?\n$/, "");
  return `${raw.slice(0, rest.from)}${command} && ${raw.slice(rest.from)}`;
}

/** Above what is copied for the install, so that a change of it makes no new environment. */
function placeForVenv({ steps }: Subject, install: number): number {
  let place = install;
  while (/^(?:COPY|ADD)$/.test(steps[place - 1]?.name ?? "")) place--;
  return place;
}

function isPythonId(id: string): boolean {
  return /^(?:poetry|pipenv|uv|pdm)$/.test(id);
}

function pathLine(folder: string): string {
  return `ENV PATH="${folder}:$PATH"`;
}

/** Installs nothing but the tools that install the rest. */
function isToolInstall({ uses }: SplitStep): boolean {
  const own = uses.filter((use) => isPython(use));
  return own.every(
    ({ action, packages }) =>
      action === "other" ||
      (action !== "fetch" &&
        packages.length > 0 &&
        packages.every(({ name, word }) => INSTALLERS.test(name ?? word.text))),
  );
}

/** The folder that the file itself gives to the packages; null where they go among Python's own. */
function ownEnvironment(subject: Subject, installs: readonly SplitStep[]): string | null {
  for (const step of installs.toReversed()) {
    for (const use of step.uses.filter(isPython)) {
      const option = use.options.find(({ name }) => /^(?:-t|--target|--prefix|--root)$/.test(name));
      if (option?.value !== undefined && option.value !== null)
        return joinPath(step.settings.directory, option.value);
      if (use.options.some(({ name }) => name === "--user"))
        return `${homesOf(step.settings)[0] ?? "/root"}/.local`;
      const isInProject =
        (use.manager.id === "uv" && /^(?:sync)/.test(use.subcommand)) ||
        step.settings.variable("POETRY_VIRTUALENVS_IN_PROJECT") !== undefined ||
        step.settings.variable("PIPENV_VENV_IN_PROJECT") !== undefined ||
        subject.steps.some(({ item }) =>
          /virtualenvs\.in-project true|--in-project/.test(item.line.text),
        );
      const named =
        step.settings.variable("UV_PROJECT_ENVIRONMENT") ?? step.settings.variable("VIRTUAL_ENV");
      if (named !== undefined) return joinPath(step.settings.directory, named);
      if (isInProject && use.manager.id !== "pip") {
        const inside = use.command.directory;
        return inside === null
          ? null
          : joinPath(joinPath(step.settings.directory, inside), ".venv");
      }
    }
  }
  return madeEnvironment(subject);
}

/** The folder of `python -m venv FOLDER` or `virtualenv FOLDER`. */
function madeEnvironment({ steps }: Subject): string | null {
  for (const { script, settings } of steps) {
    for (const { basename, args, directory } of script?.commands ?? []) {
      const words = args.map(({ value }) => value ?? "");
      const isModule = /^python/.test(basename ?? "") && words[0] === "-m" && words[1] === "venv";
      const isUv = basename === "uv" && words[0] === "venv";
      if (!isModule && basename !== "virtualenv" && !isUv) continue;
      const folder = words
        .slice(isModule ? 2 : isUv ? 1 : 0)
        .findLast((word) => !word.startsWith("-"));
      if (directory === null) return null;
      if (folder !== undefined && folder !== "")
        return joinPath(joinPath(settings.directory, directory), folder);
      if (isUv) return joinPath(settings.directory, ".venv");
    }
  }
  return null;
}
