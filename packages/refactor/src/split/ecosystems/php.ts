import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import { leavesBuildPackages, systemPackages } from "../packages.ts";
import { NO_RECIPE, nothingGained, stop } from "../recipe.ts";
import type { Carry, Ecosystem, Recipe, Rewrite, Stop } from "../recipe.ts";
import { sameBase } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import type { SplitStep, Subject } from "../subject.ts";

const IMAGE = /(?:^|\/)php$/;
const MANIFESTS =
  /(?:^|\/)(?:composer\.(?:json|lock|\*)|symfony\.lock|auth\.json|package\.json|package-lock\.json)$/;
/** Composer unpacks with them; the assets of a front end are built with the others. */
const TOOLS = /^(?:zip|unzip|7zip|p7zip|p7zip-full|git|nodejs|npm|yarn|autoconf|\$PHPIZE_DEPS)$/;
const EXTENSIONS =
  /\b(?:docker-php-ext-(?:install|enable|configure)|pecl install|install-php-extensions|pear install)\b/;

export const PHP: Ecosystem = {
  title: "PHP",
  isOf: ({ image }) => IMAGE.test(image.name),
  plan: planPhp,
};

function planPhp(subject: Subject): Recipe | Stop {
  const { steps, start } = subject;
  const started = start?.programs ?? new Set<string>();
  const usage = { started, alsoBuild: TOOLS };
  const composer = steps.filter(({ name, uses }) => name === "RUN" && uses.some(isFetch));
  const extensions = steps.filter(
    ({ name, item }) => name === "RUN" && EXTENSIONS.test(item.line.text),
  );
  const hasBuildPackages = steps.some(
    (step) => step.name === "RUN" && leavesBuildPackages(systemPackages(subject, step, usage)),
  );
  if (composer.length === 0 && !(hasBuildPackages && extensions.length > 0)) {
    return nothingGained(
      "PHP runs its sources as they are, and nothing is installed here that only building needs.",
    );
  }
  const configured = steps.find(
    ({ name, item }) =>
      name === "RUN" &&
      /\ba2en(?:mod|site|conf)\b|(?:^|[\s"'])\/etc\/(?:apache2|php)/.test(item.line.text),
  );
  const lastExtension = extensions.at(-1);
  const carries: Carry[] = [];
  if (lastExtension !== undefined) {
    for (const path of ["/usr/local/lib/php/extensions", "/usr/local/etc/php/conf.d"]) {
      carries.push({ step: lastExtension.index, from: path, to: path });
    }
  }
  for (const step of composer) {
    for (const use of step.uses.filter(isFetch)) {
      const path = `${projectOf(step, use)}/vendor`;
      carries.push({ step: step.index, from: path, to: path });
    }
  }
  const rewrites = new Map<number, Rewrite>();
  if (configured !== undefined) {
    const isAlone =
      !extensions.includes(configured) &&
      !composer.includes(configured) &&
      configured.uses.length === 0;
    if (!isAlone) {
      return stop(
        "It sets up the web server in the same RUN as it builds; taken apart it can be split.",
        configured.index,
      );
    }
    rewrites.set(configured.index, {
      build: null,
      runtime: configured.item.raw.replace(/\r?\n$/, ""),
    });
  }
  for (const step of composer) {
    const text = withoutDevelopment(step);
    if (text !== null) rewrites.set(step.index, { build: text });
  }
  return {
    ...NO_RECIPE,
    base: sameBase(subject),
    app: "folder",
    carries,
    manifests: MANIFESTS,
    areManifestsDone: false,
    rewrites,
    usage,
    notes: [],
    dropped:
      composer.length > 0 ? [roughPart("Composer, its cache and packages for developing", 60)] : [],
    kept: [roughPart("the application with its packages", 60)],
  };
}

function isFetch({ manager, action, subcommand }: ManagerUse): boolean {
  return manager.ecosystem === "php" && action === "fetch" && !subcommand.startsWith("global");
}

function projectOf({ settings }: SplitStep, { command, options }: ManagerUse): string {
  const here = joinPath(settings.directory, command.directory ?? "");
  const option = options.find(({ name }) => /^(?:-d|--working-dir)$/.test(name))?.value;
  return option === undefined || option === null ? here : joinPath(here, option);
}

/** The step with `--no-dev`; null where it is there, or cannot be put in. */
function withoutDevelopment({ item, uses }: SplitStep): string | null {
  const use = uses.find((each) => isFetch(each) && each.includesDevelopment === true);
  const word = use?.subcommandWords.at(-1);
  if (use === undefined || word === undefined || use.command.layer?.isVerbatim !== true)
    return null;
  const raw = item.raw.replace(/\r?\n$/, "");
  return `${raw.slice(0, word.to)} --no-dev${raw.slice(word.to)}`;
}
