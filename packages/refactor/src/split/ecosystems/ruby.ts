import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { leavesBuildPackages, systemPackages } from "../packages.ts";
import { NO_RECIPE, nothingGained, stop } from "../recipe.ts";
import type { Carry, Ecosystem, Recipe, Stop } from "../recipe.ts";
import { lackingPackages, slimBase } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import type { SplitStep, Subject } from "../subject.ts";

const IMAGE = /(?:^|\/)(?:ruby|jruby)$/;
const MANIFESTS =
  /(?:^|\/)(?:Gemfile(?:\.lock)?\*?|[\w*-]+\.gemspec|\.ruby-version|\.tool-versions|package\.json|yarn\.lock|package-lock\.json)$/;
/** With assets compiled while building, nothing of JavaScript is needed when it runs. */
const JAVASCRIPT = /^(?:nodejs|npm|yarn|yarnpkg|nodejs-current)$/;

export const RUBY: Ecosystem = {
  title: "Ruby",
  isOf: ({ image }) => IMAGE.test(image.name),
  plan: planRuby,
};

function planRuby(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const installs = steps.filter(({ name, uses }) => name === "RUN" && uses.some(isInstall));
  const base = slimBase(subject, questions, "slim-first");
  const hasAssets = steps.some(
    ({ name, item }) =>
      name === "RUN" && /assets:precompile|vite:build|webpacker:compile/.test(item.line.text),
  );
  const usage = { started: start.programs, alsoBuild: hasAssets ? JAVASCRIPT : null };
  const hasCompilers = steps.some(
    (step) => step.name === "RUN" && leavesBuildPackages(systemPackages(subject, step, usage)),
  );
  if (base.text === subject.baseText && !hasCompilers) {
    return nothingGained(
      `“${subject.baseText}” is small already, and nothing is installed that only building needs: a second stage would save next to nothing.`,
    );
  }
  if (installs.length === 0) {
    return nothingGained(`No gems are installed here: “FROM ${base.text}” is all it takes.`);
  }
  const carries = installs.flatMap((step) =>
    step.uses.filter(isInstall).map((use): Carry => {
      const path = placeOf(step, use);
      return { step: step.index, from: path, to: path };
    }),
  );
  return {
    ...NO_RECIPE,
    base,
    app: "folder",
    carries,
    manifests: MANIFESTS,
    areManifestsDone: false,
    usage,
    alsoInstalls: lackingPackages(subject, base),
    notes:
      base.text === subject.baseText
        ? []
        : [
            `“${base.text}” has fewer libraries than “${subject.baseText}”. A gem that was compiled needs its library among the packages of the runtime stage: pg needs libpq5, mysql2 needs libmariadb3.`,
          ],
    dropped: [roughPart("caches of gems", 40)],
    kept: [roughPart("gems and the application", 150)],
  };
}

function isInstall({ manager, action }: ManagerUse): boolean {
  return manager.ecosystem === "ruby" && (action === "install" || action === "fetch");
}

function placeOf(
  { settings, script }: SplitStep,
  { manager, options, command }: ManagerUse,
): string {
  const here = joinPath(settings.directory, command.directory ?? "");
  const option = options.find(({ name }) => name === "--path")?.value ?? null;
  const set = script?.commands.flatMap(({ basename, args }) => {
    const words = args.map(({ value }) => value ?? "");
    const at = words.findIndex((word) => word === "path" || word === "deployment");
    return basename === "bundle" && words[0] === "config" && at !== -1 ? [words] : [];
  });
  const path =
    set?.find((words) => words.includes("path"))?.at(-1) ??
    option ??
    settings.variable("BUNDLE_PATH");
  if (manager.id === "bundle" && path !== undefined && path !== null && path !== "")
    return joinPath(here, path);
  const isDeployment =
    set?.some((words) => words.includes("deployment")) === true ||
    options.some(({ name }) => name === "--deployment") ||
    settings.variable("BUNDLE_DEPLOYMENT") !== undefined;
  if (manager.id === "bundle" && isDeployment) return joinPath(here, "vendor/bundle");
  return settings.variable("GEM_HOME") ?? "/usr/local/bundle";
}
