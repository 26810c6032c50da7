import type { Model, Stage } from "@stagemap/model";
import { createScriptCache, managerUses } from "@stagemap/shell";
import type { Ecosystem, ManagerUse, Script } from "@stagemap/shell";
import { settingsOf } from "../settings.ts";
import type { Estimate, StepSite } from "./inputs.ts";

const OLD_OFFICIAL = "of steps of official images (2015–2018)";
const FIGURES = {
  nothing: { seconds: 0, source: "changes the image's configuration only, or copies files" },
  any: { seconds: 8, source: `median ${OLD_OFFICIAL}, 1055 RUN lines` },
  small: {
    seconds: 1,
    source: `median ${OLD_OFFICIAL}, 334 that only make folders, links and users`,
  },
  apt: { seconds: 44, source: `median ${OLD_OFFICIAL}, 85 that only install with apt-get` },
  apk: { seconds: 5, source: `median ${OLD_OFFICIAL}, 21 that only add with apk` },
  pip: { seconds: 20, source: `median ${OLD_OFFICIAL}, 8 with pip install` },
  npm: { seconds: 26, source: `median ${OLD_OFFICIAL}, 7 with npm install` },
  compile: { seconds: 155, source: `median ${OLD_OFFICIAL}, 122 that compile from source` },
  go: { seconds: 71, source: "one cold go build of a large program, measured once on two cores" },
  again: {
    seconds: 8,
    source: "assumed: what a step above has fetched or compiled is there, and the rest is any RUN",
  },
} as const satisfies Record<string, Estimate>;

/** A kind of work in a step; of two of a kind the longer one counts. */
interface Work {
  readonly kind: "system" | "fetch" | "build" | "other";
  readonly ecosystem: Ecosystem;
  readonly figure: Estimate;
  readonly manager: string;
  /** True for a fetch that leaves the rest for another call, as `composer install --no-scripts`. */
  readonly isPart: boolean;
}

/** What a step takes when it is rebuilt. What a build needs and no step above has fetched, it fetches itself. */
export function secondsOfStep({ model, stage, step }: StepSite): Estimate {
  if (step.item.instruction.name !== "RUN") return FIGURES.nothing;
  const index = stage.steps.indexOf(step);
  const own = worksOf(model, stage)[index];
  if (own === undefined || own === null) return FIGURES.any;
  if (own.works.length === 0) return own.isSmall ? FIGURES.small : FIGURES.any;
  const above = worksAbove(model, stage, index);
  const figures = new Map<string, Estimate>();
  const add = (key: string, figure: Estimate): void => {
    if (figure.seconds > (figures.get(key)?.seconds ?? -1)) figures.set(key, figure);
  };
  for (const work of own.works) {
    const { kind, ecosystem, figure } = work;
    if (kind === "fetch") {
      const isRest = above.some(
        (each) => each.isPart && !work.isPart && each.manager === work.manager,
      );
      add(`fetch ${ecosystem}`, isRest ? FIGURES.again : figure);
    } else if (kind !== "build") add(`${kind} ${ecosystem}`, figure);
    else {
      const isFetched = [...above, ...own.works].some(
        (each) => each.ecosystem === ecosystem && each.kind !== "other" && each !== work,
      );
      const isCompiled = above.some(
        (each) => each.ecosystem === ecosystem && each.figure === FIGURES.compile,
      );
      add(`build ${ecosystem}`, isCompiled ? FIGURES.again : figure);
      if (!isFetched && FETCHING.has(ecosystem)) add(`fetch ${ecosystem}`, fetchFigure(ecosystem));
    }
  }
  const parts = [...figures.values()];
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return {
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    source: [...new Set(parts.map(({ source }) => source))].join("; "),
  };
}

/** Where a build fetches what is missing. */
const FETCHING: ReadonlySet<Ecosystem> = new Set([
  "go",
  "rust",
  "java",
  "dotnet",
  "haskell",
  "swift",
]);

function fetchFigure(ecosystem: Ecosystem): Estimate {
  if (ecosystem === "python") return FIGURES.pip;
  return ecosystem === "go" ? FIGURES.any : FIGURES.npm;
}

interface StepWork {
  readonly works: readonly Work[];
  readonly isSmall: boolean;
}

const scripts = createScriptCache();
const known = new WeakMap<Model, Map<number, readonly (StepWork | null)[]>>();

/** The work of each step of a stage; null for a RUN that cannot be read. */
function worksOf(model: Model, stage: Stage): readonly (StepWork | null)[] {
  const ofModel = known.get(model) ?? new Map<number, readonly (StepWork | null)[]>();
  known.set(model, ofModel);
  const before = ofModel.get(stage.index);
  if (before !== undefined) return before;
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  const found = stage.steps.map(({ item }, index): StepWork | null => {
    if (item.instruction.name !== "RUN") return { works: [], isSmall: false };
    const own = settings[index];
    const script = own === undefined ? null : scripts.get(item, own.shell);
    if (script === null || own === undefined) return null;
    return { works: managerUses(script, own).map(workOf), isSmall: isSmall(script) };
  });
  ofModel.set(stage.index, found);
  return found;
}

/** The work of the steps above, those of stages below this one included. */
function worksAbove(model: Model, stage: Stage, index: number): readonly Work[] {
  const found = worksOf(model, stage)
    .slice(0, index)
    .flatMap((each) => each?.works ?? []);
  let at = model.bases[stage.index];
  for (let depth = 0; at?.kind === "stage" && depth < model.stages.length; depth++) {
    const below = model.stages[at.stage];
    if (below === undefined) break;
    found.push(...worksOf(model, below).flatMap((each) => each?.works ?? []));
    at = model.bases[below.index];
  }
  return found;
}

const LEAST_KNOWN: ReadonlySet<string> = new Set(
  "echo mkdir chmod chown ln rm cp mv touch useradd groupadd adduser addgroup set test sed cat export cd find : true".split(
    " ",
  ),
);

function isSmall({ commands }: Script): boolean {
  return commands.every(({ basename }) => basename !== null && LEAST_KNOWN.has(basename));
}

const PARTS: ReadonlySet<string> = new Set(
  "--no-root --no-self --no-install-project --no-install-workspace --no-autoloader --no-scripts".split(
    " ",
  ),
);

/** The figure of what is nearest; other managers have none of their own. */
function workOf({ manager, action, subcommand, options }: ManagerUse): Work {
  const { ecosystem, id } = manager;
  const isPart = options.some(({ name }) => PARTS.has(name));
  const work = (kind: Work["kind"], figure: Estimate): Work => ({
    kind,
    ecosystem,
    figure,
    manager: id,
    isPart,
  });
  if (action === "clean" || action === "other" || action === "remove") {
    return work("other", FIGURES.small);
  }
  if (ecosystem === "system") return work("system", id === "apk" ? FIGURES.apk : FIGURES.apt);
  if (action === "run") return work("other", FIGURES.any);
  const isCompiling = ecosystem === "haskell" || subcommand === "chef cook";
  if (action === "fetch" && isCompiling) return work("fetch", FIGURES.compile);
  if (action !== "build") return work("fetch", fetchFigure(ecosystem));
  if (ecosystem === "go") return work("build", FIGURES.go);
  const isScript = ecosystem === "node" || ecosystem === "python";
  return work("build", isScript ? FIGURES.any : FIGURES.compile);
}
