import type { ManagerUse } from "@stagemap/shell";
import { readImageText } from "../image-text.ts";
import { NO_RECIPE, isStop, nothingGained, stop } from "../recipe.ts";
import type { Ecosystem, Recipe, Rewrite, RuntimeBase, Stop } from "../recipe.ts";
import { lackingPackages, sameBase, slimBase } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import type { Subject } from "../subject.ts";
import type { Questions } from "../assumptions.ts";
import { baseName } from "../start.ts";
import { isPython, placeOf, PYTHON_IMAGE, UV_IMAGE } from "./python-environment.ts";
import { withoutRunner } from "../runner.ts";
import { leavesBuildPackages, systemPackages } from "../packages.ts";

const MANIFESTS =
  /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in|lock)|requirements|constraints[\w.-]*\.txt|pyproject\.toml|poetry\.lock|poetry\.toml|uv\.lock|pdm\.lock|Pipfile(?:\.lock)?|Pipfile\*|setup\.(?:py|cfg)|\.python-version|pip\.conf|poetry\.lock\*|environment\.ya?ml)$|requirements[\w.-]*\*?/;

export const PYTHON: Ecosystem = {
  title: "Python",
  isOf: ({ image, steps }) =>
    PYTHON_IMAGE.test(image.name) || UV_IMAGE.test(image.name)
      ? true
      : steps.some(({ name, uses }) => name === "RUN" && uses.some(isPython)),
  plan: planPython,
};

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
  if (PYTHON_IMAGE.test(image.name)) return slimBase(subject, questions, "slim-first");
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
