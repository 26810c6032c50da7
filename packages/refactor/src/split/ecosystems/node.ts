import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { folderOf } from "../roles.ts";
import { leavesBuildPackages, systemPackages } from "../packages.ts";
import { NO_RECIPE, nothingGained, stop } from "../recipe.ts";
import type { BuildCommand, Carry, Ecosystem, Recipe, Rewrite, Stop } from "../recipe.ts";
import { natureOf } from "../run-nature.ts";
import { lackingPackages, sameBase, slimBase } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { SplitStep, Subject } from "../subject.ts";
import { planStatic, staticServer } from "./node-static.ts";
import { productionCommand, productionOption } from "./node-production.ts";

const IMAGE = /(?:^|\/)(?:node|bun)$/;
const MANIFESTS =
  /(?:^|\/)(?:package(?:-lock)?\.json|package\*\.json|package\*|npm-shrinkwrap\.json|yarn\.lock\*?|pnpm-lock\.yaml\*?|pnpm-workspace\.yaml|bun\.lockb?|\.npmrc|\.yarnrc(?:\.yml)?|\.yarn|\.pnp\.\w+|\*\.lock|lerna\.json|turbo\.json|nx\.json|tsconfig[\w.-]*\.json|tsconfig\*\.json)$/;
/** Only node-gyp asks for it. */
const PYTHON =
  /^(?:python|python2|python3|py3-[\w-]+|python-is-python3|python3-minimal|libc6-compat|node-gyp)$/;
/** With `node` started by itself nothing calls npm. */
const PYTHON_AND_NPM = new RegExp(`${PYTHON.source}|^(?:npm|yarn)$`);
const DEVELOPING =
  /^(?:nodemon|ts-node-dev|tsnd|webpack-dev-server|vue-cli-service|react-scripts|ng|gatsby|gulp|grunt|parcel|storybook)$/;
const DEVELOPING_SCRIPT =
  /^(?:dev|develop|development|watch|start[:-]dev|serve[:-]dev|dev[:-].*|storybook)$/;
const OUTPUT = /^(?:dist|build|out|lib|output|\.output|bundle|compiled|release|target|prod)$/;

export const NODE: Ecosystem = {
  title: "Node",
  isOf: ({ image, distribution, steps }) =>
    IMAGE.test(image.name) ||
    (/(?:^|\/)(?:debian|ubuntu|alpine)$/.test(image.name) &&
      distribution.system !== "other" &&
      steps.some(({ name, uses }) => name === "RUN" && uses.some(isProjectFetch)) &&
      steps.every(({ uses }) =>
        uses.every(({ manager }) => /^(?:system|node|native)$/.test(manager.ecosystem)),
      )),
  plan: planNode,
};

function isProjectFetch({ manager, action }: ManagerUse): boolean {
  return manager.ecosystem === "node" && action === "fetch";
}

function planNode(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const developing = developingStart(subject);
  if (developing !== null) {
    return stop(
      `“${developing}” starts a server for developing, which needs everything that building needs.`,
      start.steps.at(-1)?.index ?? null,
    );
  }
  const server = staticServer(subject);
  if (server !== null) return planStatic(subject, server, questions);
  const fetches = fetchesOf(subject);
  const builds = steps.filter((step) => isBuild(step));
  const lastFetch = fetches.at(-1);
  if (lastFetch === undefined && builds.length === 0) {
    return nothingGained("Nothing is fetched or built here, so there is nothing to take apart.");
  }
  const base = IMAGE.test(subject.image.name)
    ? slimBase(subject, questions, "slim-last")
    : sameBase(subject);
  const usage = {
    started: start.programs,
    alsoBuild: [...start.programs].every((program) => program === "node") ? PYTHON_AND_NPM : PYTHON,
  };
  const production = productionOf(subject, { fetches, hasBuild: builds.length > 0, questions });
  const hasCompilers = steps.some(
    (step) => step.name === "RUN" && leavesBuildPackages(systemPackages(subject, step, usage)),
  );
  if (base.text === subject.baseText && !hasCompilers && !production.isLess) {
    return nothingGained(
      `“${subject.baseText}” is small already, and nothing is fetched that only building needs: a second stage would save next to nothing.`,
    );
  }
  const output = outputFolder(subject, builds, questions);
  const worked = lastFetch?.step ?? builds[0];
  const folder = worked === undefined ? "/" : folderOf(worked);
  const modules = fetches.map(({ step, use }): Carry => {
    const path = joinPath(projectOf(step, use), "node_modules");
    return { step: step.index, from: path, to: path };
  });
  const lastBuild = builds.at(-1)?.index ?? -1;
  const carries =
    output === null
      ? [
          ...modules,
          ...builds.map((step): Carry => ({
            step: step.index,
            from: folderOf(step),
            to: folderOf(step),
          })),
        ]
      : outputCarries({ folder, output, modules, lastBuild });
  if (carries.some(({ to }) => to === "/")) {
    return stop(
      "The project is built in “/”, where nobody can tell it from the system; a WORKDIR would.",
    );
  }
  const globals = globalRewrites(subject);
  return {
    ...NO_RECIPE,
    base,
    app: output === null ? "folder" : "artefacts",
    carries,
    manifests: MANIFESTS,
    areManifestsDone: false,
    rewrites: new Map([...production.rewrites, ...globals]),
    buildEnd: production.buildEnd,
    usage,
    alsoInstalls: [...lackingPackages(subject, base), ...prismaPackages(subject, base.text)],
    notes: [...production.notes],
    dropped: [
      ...(production.isLess ? [roughPart("development dependencies", 180)] : []),
      roughPart("the package manager’s cache", 60),
    ],
    kept: [roughPart("production dependencies and the application", 120)],
  };
}

export interface Fetch {
  readonly step: SplitStep;
  readonly use: ManagerUse;
}

function fetchesOf({ steps }: Subject): readonly Fetch[] {
  return steps.flatMap((step) =>
    step.name !== "RUN"
      ? []
      : step.uses.flatMap((use) => {
          const isGlobal = use.options.some(({ name }) => name === "-g" || name === "--global");
          const isFetch = use.action === "fetch" || use.action === "install";
          return use.manager.ecosystem === "node" && isFetch && !isGlobal && !isGlobalYarn(use)
            ? [{ step, use }]
            : [];
        }),
  );
}

function isGlobalYarn({ subcommand }: ManagerUse): boolean {
  return subcommand.startsWith("global");
}

function projectOf(step: SplitStep, { command, options }: ManagerUse): string {
  const here = joinPath(step.settings.directory, command.directory ?? "");
  const option = options.find(({ name }) => /^(?:--prefix|-C|--cwd|--dir)$/.test(name))?.value;
  return option === undefined || option === null ? here : joinPath(here, option);
}

/** A RUN that compiles or bundles. */
function isBuild(step: SplitStep): boolean {
  if (step.name !== "RUN") return false;
  const nature = natureOf(step);
  return nature.isProject && !nature.isFetchOnly;
}

function developingStart({ start }: Subject): string | null {
  const [program = "", second = "", third = ""] = start?.words ?? [];
  const name = baseName(program);
  if (DEVELOPING.test(name)) return name;
  if (/^(?:npx|pnpx|bunx)$/.test(name) && DEVELOPING.test(second)) return second;
  if (
    /^(?:next|nuxt|vite|astro|remix|nest|wrangler)$/.test(name) &&
    /^(?:dev|develop|start:dev|)$/.test(second)
  ) {
    return `${name} ${second}`.trim();
  }
  if (!/^(?:npm|yarn|pnpm|bun)$/.test(name)) return null;
  const script = second === "run" || second === "run-script" ? third : second;
  return DEVELOPING_SCRIPT.test(script)
    ? `${name} ${second === script ? script : `run ${script}`}`
    : null;
}

interface Production {
  /** True when development dependencies do not come along although they are there today. */
  readonly isLess: boolean;
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  readonly buildEnd: readonly BuildCommand[];
  readonly notes: readonly string[];
}

const AS_IS: Production = { isLess: false, rewrites: new Map(), buildEnd: [], notes: [] };

/** Leaves development dependencies behind, where they come today. */
function productionOf(
  subject: Subject,
  {
    fetches,
    hasBuild,
    questions,
  }: {
    readonly fetches: readonly Fetch[];
    readonly hasBuild: boolean;
    readonly questions: Questions;
  },
): Production {
  const manifests = fetches.filter(({ use }) => use.action === "fetch");
  const withDevelopment = manifests.filter(({ use }) => use.includesDevelopment === true);
  const [first] = withDevelopment;
  if (first === undefined) return AS_IS;
  const words = subject.start?.words ?? [];
  const program = baseName(words[0] ?? "");
  const isTool = words.some((word) =>
    /^(?:ts-node|tsx|nodemon|babel-node|npx|tsconfig-paths\/register)/.test(baseName(word)),
  );
  const isSure = /^node$|\.[cm]?js$/.test(program) || (hasBuild && !isTool);
  const chosen = questions.ask({
    id: "dependencies",
    question: "Which of the project’s dependencies does the image need when it runs?",
    choices: [
      {
        value: "production",
        label: "Those of production: what package.json lists under “dependencies”",
      },
      { value: "all", label: "All of them" },
    ],
    preferred: isSure && !isTool ? "production" : "all",
  });
  if (chosen === "all") return AS_IS;
  const directories = new Set(withDevelopment.map(({ step, use }) => projectOf(step, use)));
  if (!hasBuild) {
    const rewrites = new Map<number, Rewrite>();
    for (const { step, use } of withDevelopment) {
      const text = productionOption(step, use);
      if (text === null) return AS_IS;
      rewrites.set(step.index, { build: text });
    }
    return { ...AS_IS, isLess: true, rewrites };
  }
  const [directory = ""] = directories;
  const command = productionCommand(first, subject);
  if (directories.size > 1 || command === null) {
    return {
      ...AS_IS,
      notes: ["Several projects fetch dependencies here; those for development come along."],
    };
  }
  const isThere = lastDirectory(subject) === directory;
  const text = isThere ? command : `cd ${directory} && ${command}`;
  return { ...AS_IS, isLess: true, buildEnd: [{ command: text, manager: null }] };
}

/** The working directory at the end of what is built. */
function lastDirectory({ steps }: Subject): string {
  const last = steps.findLast(({ name, uses }) => name === "RUN" && uses.length > 0);
  return last?.settings.directory ?? "/";
}

/** The folder that the build writes and the start names: "dist" of `node dist/main.js`; null where all of the project's folder runs. */
function outputFolder(
  { start, end }: Subject,
  builds: readonly SplitStep[],
  questions: Questions,
): string | null {
  if (builds.length === 0) return null;
  const file = (start?.words ?? []).slice(1).find((word) => !word.startsWith("-")) ?? "";
  if (baseName(start?.words[0] ?? "") !== "node" || file === "") return null;
  const folder = joinPath(end.directory, file).slice(end.directory.length).split("/")[1] ?? "";
  if (!OUTPUT.test(folder)) return null;
  const chosen = questions.ask({
    id: "application",
    question: "What of the project’s folder does the image need when it runs?",
    choices: [
      { value: "output", label: `What the build writes to ${folder}, and the dependencies` },
      { value: "folder", label: "All of the folder, as it is after the build" },
    ],
  });
  return chosen === "folder" ? null : folder;
}

function outputCarries({
  folder,
  output,
  modules,
  lastBuild,
}: {
  readonly folder: string;
  readonly output: string;
  readonly modules: readonly Carry[];
  readonly lastBuild: number;
}): readonly Carry[] {
  const at = (path: string): Carry => ({ step: lastBuild, from: path, to: path });
  // What Nitro writes there has its dependencies with it.
  if (output === ".output") return [at(joinPath(folder, output))];
  return [
    at(joinPath(folder, "package.json")),
    ...modules.map((carry) => ({ ...carry, step: lastBuild })),
    at(joinPath(folder, output)),
  ];
}

/** The engines of Prisma look for OpenSSL, which the slim images of Debian lack. */
function prismaPackages(
  { steps, baseText, distribution }: Subject,
  base: string,
): readonly string[] {
  const isUsed = steps.some(({ item }) => /\bprisma\b/.test(item.line.text));
  return isUsed && base !== baseText && distribution.system === "debian" ? ["openssl"] : [];
}

/** Tools that are installed for all and that the start calls stand in the runtime stage as well. */
function globalRewrites({ steps, start }: Subject): ReadonlyMap<number, Rewrite> {
  const rewrites = new Map<number, Rewrite>();
  const started = start?.programs ?? new Set<string>();
  for (const step of steps) {
    if (step.name !== "RUN") continue;
    const isCorepack =
      step.script?.commands.some(({ basename }) => basename === "corepack") === true;
    if (isCorepack && (started.has("pnpm") || started.has("yarn"))) {
      const isAlone = step.uses.length === 0;
      rewrites.set(step.index, {
        runtime: isAlone ? step.item.raw.trimEnd() : "RUN corepack enable",
      });
    }
    for (const use of step.uses) {
      const isGlobal =
        use.options.some(({ name }) => name === "-g" || name === "--global") || isGlobalYarn(use);
      if (use.manager.ecosystem !== "node" || use.action !== "install" || !isGlobal) continue;
      const wanted = use.packages.filter(({ name }) => name !== null && isStarted(name, started));
      if (wanted.length === 0) continue;
      const names = wanted.map(({ word }) => word.value ?? word.text).join(" ");
      rewrites.set(step.index, {
        runtime: `RUN --mount=type=cache,target=/root/.npm npm install -g ${names}`,
      });
    }
  }
  return rewrites;
}

function isStarted(name: string, started: ReadonlySet<string>): boolean {
  const plain = baseName(name).replace(/-cli$/, "");
  return [...started].some((program) => program === plain || program.startsWith(`${plain}-`));
}
