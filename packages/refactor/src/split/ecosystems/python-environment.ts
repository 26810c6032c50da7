import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import { homesOf } from "../../settings.ts";
import type { Questions } from "../assumptions.ts";
import { stop } from "../recipe.ts";
import type { Carry, Rewrite, Stop } from "../recipe.ts";
import type { SplitStep, Subject } from "../subject.ts";

const VENV = "/opt/venv";
const INSTALLERS =
  /^(?:pip|setuptools|wheel|poetry|pipenv|uv|pdm|pipx|virtualenv|build|hatch|flit)(?:$|[=<>~![])/;
export const PYTHON_IMAGE = /(?:^|\/)(?:python|pypy)$/;
export const UV_IMAGE = /^ghcr\.io\/astral-sh\/uv$/;

export function isPython({ manager }: ManagerUse): boolean {
  return manager.ecosystem === "python";
}

/** Where installed packages lie, and what makes them do so. */
export interface Place {
  readonly carries: readonly Carry[];
  readonly beforeStep: ReadonlyMap<number, readonly string[]>;
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  /** The line that lets the runtime stage find it; null where it does already. */
  readonly path: string | null;
}

/** Where the packages are, or will be, so that they can be carried over as one folder. */
export function placeOf(
  subject: Subject,
  installs: readonly SplitStep[],
  questions: Questions,
): Place | Stop {
  const last = installs.at(-1)?.index ?? 0;
  const own = ownEnvironment(subject, installs);
  if (own !== null) return ownPlace(subject, own, last);
  const minor = /^(\d+\.\d+)/.exec(subject.image.tag)?.[1] ?? null;
  if (chosenPlace(subject, { installs, minor, questions }) === "site-packages") {
    const folders = [`/usr/local/lib/python${minor ?? "3"}/site-packages`, "/usr/local/bin"];
    return { ...NO_PLACE, carries: folders.map((path) => ({ step: last, from: path, to: path })) };
  }
  return venvPlace(subject, installs, last);
}

const NO_PLACE: Place = { carries: [], beforeStep: new Map(), rewrites: new Map(), path: null };

/** An environment that the file itself makes. */
function ownPlace(subject: Subject, own: string, last: number): Place {
  const isNamed =
    subject.steps.some(
      ({ name, item }) =>
        name === "ENV" && item.line.text.includes("PATH") && item.line.text.includes(own),
    ) || subject.end.variable("PATH")?.includes(`${own}/bin`) === true;
  const isCalled = (subject.start?.words[0] ?? "").startsWith(own);
  return {
    ...NO_PLACE,
    carries: [{ step: last, from: own, to: own }],
    path: isNamed || isCalled ? null : pathLine(`${own}/bin`),
  };
}

function chosenPlace(
  { start, image, end }: Subject,
  {
    installs,
    minor,
    questions,
  }: {
    readonly installs: readonly SplitStep[];
    readonly minor: string | null;
    readonly questions: Questions;
  },
): string {
  const isAbsolute = /^\/usr\/(?:local\/)?bin\//.test(start?.words[0] ?? "");
  const isBound =
    end.variable("UV_SYSTEM_PYTHON") !== undefined ||
    installs.some(({ item }) =>
      /\/usr\/(?:local\/)?bin\/(?:pip|python)|uv pip [^&;]*--system|sudo /.test(item.line.text),
    );
  const isOfficial = PYTHON_IMAGE.test(image.name) && minor !== null;
  const site = {
    value: "site-packages",
    label: `The folders of Python ${minor ?? ""} itself: site-packages and bin in /usr/local`,
  };
  return questions.ask({
    id: "packages",
    question: "How do the installed packages come into the runtime stage?",
    choices: [
      { value: "venv", label: `A virtual environment in ${VENV}, copied as one folder` },
      ...(isOfficial ? [site] : []),
    ],
    preferred: (isAbsolute || isBound) && isOfficial ? "site-packages" : "venv",
  });
}

/** A virtual environment of ours, made and entered before the first install. */
function venvPlace(subject: Subject, installs: readonly SplitStep[], last: number): Place | Stop {
  const into = installs.find((step) => !isToolInstall(step)) ?? installs[0];
  const isOfSystem = !PYTHON_IMAGE.test(subject.image.name) && !UV_IMAGE.test(subject.image.name);
  const packages = new Map<number, Rewrite>();
  const missing = isOfSystem ? withVenvPackage(subject, packages) : null;
  if (missing !== null) {
    const reason =
      "Python comes from a package of the system here, which has no virtual environments.";
    return stop(reason, missing);
  }
  const usesTools = installs.some(({ uses }) =>
    uses.some(({ manager }) => /^(?:poetry|pipenv|uv|pdm)$/.test(manager.id)),
  );
  const place = placeForVenv(subject, into?.index ?? 0);
  const make = `${isOfSystem ? "python3" : "python"} -m venv ${VENV}`;
  const path = pathLine(`${VENV}/bin`);
  const enter = usesTools ? `ENV VIRTUAL_ENV=${VENV} \\\n    PATH="${VENV}/bin:$PATH"` : path;
  const carries = [{ step: last, from: VENV, to: VENV }];
  // PATH is set either side of it: what matters is that no two RUNs that could be one follow each other.
  const isBehindRun = subject.steps[place - 1]?.name === "RUN";
  const isBetween = isBehindRun && into !== undefined && place === into.index;
  const joined = isBetween ? joinedRun(into, make) : null;
  if (joined !== null && into !== undefined) {
    const rewrites = new Map([...packages, [into.index, { build: joined }] as const]);
    return { rewrites, beforeStep: new Map([[place, [enter]]]), carries, path };
  }
  const lines = isBehindRun ? [enter, `RUN ${make}`] : [`RUN ${make}`, enter];
  return { rewrites: packages, beforeStep: new Map([[place, lines]]), carries, path };
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
      const isModule =
        basename?.startsWith("python") === true && words[0] === "-m" && words[1] === "venv";
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
