import { baseImage } from "./base-images.ts";
import { contextSources } from "./context-sources.ts";
import { imageOf } from "./lineage.ts";
import { packageUses } from "./package-uses.ts";
import type { CheckContext } from "./rule.ts";

/** What a Dockerfile gives away of the project that it builds. */
export interface ProjectEvidence {
  /** By its images or by its package managers: "node", "python". */
  readonly ecosystems: ReadonlySet<string>;
  /** Those whose dependencies the build fetches itself. */
  readonly fetched: ReadonlySet<string>;
  /** Ids of the managers that are called: "cmake", "gradle". */
  readonly managers: ReadonlySet<string>;
  /** True when a front end is built, whose tools read .env files of their own. */
  readonly buildsFrontEnd: boolean;
  /** Folders that a build of the sources makes, for a later stage takes them from there: "dist". */
  readonly outputs: ReadonlySet<string>;
  /** Folders of the context that projects lie in: "" for the top one. */
  readonly roots: readonly string[];
  /** What COPY, ADD and mounts name of the context, without "./" and "/" around. */
  readonly named: readonly string[];
  /** The text of every RUN, to see what it mentions. */
  readonly commands: string;
}

export function projectEvidence(context: CheckContext): ProjectEvidence {
  const uses = packageUses(context);
  const fetching = uses.filter(({ action }) => /^(?:fetch|install|build)$/.test(action));
  const named = namedPaths(context);
  const commands = context.runs
    .filter(({ instruction }) => instruction.name === "RUN")
    .map(({ site }) => site.item.raw)
    .join("\n");
  return {
    ecosystems: new Set([
      ...uses.map(({ manager }) => manager.ecosystem),
      ...imageEcosystems(context),
    ]),
    fetched: new Set(fetching.map(({ manager }) => manager.ecosystem)),
    managers: new Set(uses.map(({ manager }) => manager.id)),
    buildsFrontEnd:
      /\b(?:npm|yarn|pnpm|bun)\s+(?:run\s+)?(?:build|generate|export)|\b(?:vite|next|ng|nuxt|astro|react-scripts|vue-cli-service|gatsby|webpack)\s+build\b/.test(
        commands,
      ),
    outputs: outputsOf(context),
    roots: rootsOf(named),
    named,
    commands,
  };
}

const BY_IMAGE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:node|bun|deno)$/, "node"],
  [/(?:^|\/)(?:python|pypy)$|\/uv$/, "python"],
  [/(?:^|\/)golang$/, "go"],
  [/(?:^|\/)(?:rust|cargo-chef)$/, "rust"],
  [/(?:^|\/)(?:maven|gradle|openjdk|eclipse-temurin|amazoncorretto)$/, "java"],
  [/\/dotnet\//, "dotnet"],
  [/(?:^|\/)(?:php|composer|frankenphp)$/, "php"],
  [/(?:^|\/)ruby$/, "ruby"],
  [/(?:^|\/)elixir$/, "elixir"],
  [/(?:^|\/)swift$/, "swift"],
  [/(?:^|\/)haskell$/, "haskell"],
  [/(?:^|\/)gcc$/, "native"],
];

function imageEcosystems(context: CheckContext): readonly string[] {
  return context.model.stages.flatMap(({ index }) => {
    const image = imageOf(context.model, index);
    const name = image === null ? "" : baseImage(image).name;
    return BY_IMAGE.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  });
}

/** To leave one of these out would break the build. */
function namedPaths(context: CheckContext): readonly string[] {
  const copied = contextSources(context).map(({ source }) => source);
  const mounted = context.runs.flatMap(({ mounts }) =>
    mounts.flatMap(({ type, from, source }) => (type === "bind" && from === "" ? [source] : [])),
  );
  const paths = [...copied, ...mounted].map((path) =>
    path.replaceAll(/\/\.?(?=\/)/g, "").replaceAll(/^(?:\.?\/)+|\/\.?$/g, ""),
  );
  return [...new Set(paths)].filter((path) => path !== "" && path !== ".");
}

const OUTPUTS = new Set(
  "dist build out .next .nuxt .output .svelte-kit target publish _site public/build".split(" "),
);

/** Folders that COPY --from takes from a stage which copied sources first and then ran something. */
function outputsOf({ model, dispatched }: CheckContext): ReadonlySet<string> {
  const building = dispatched.map((steps) => {
    const copy = steps.findIndex(({ site }) => site.step?.contextPaths?.length);
    return copy !== -1 && steps.slice(copy).some(({ instruction }) => instruction.name === "RUN");
  });
  const found = new Set<string>();
  for (const { kind, from, paths } of model.edges) {
    if (kind !== "copy" || from.kind !== "stage" || !(building[from.stage] ?? false)) continue;
    for (const part of paths.flatMap((path) => path.split("/"))) {
      if (OUTPUTS.has(part)) found.add(part);
    }
  }
  return found;
}

const MANIFEST =
  /(?:^|\/)(?:package\.json|package\*\.json|Cargo\.toml|pom\.xml|build\.gradle[\w.*]*|go\.mod|composer\.json|Gemfile|mix\.exs|pyproject\.toml|requirements[\w.*-]*\.txt|[^/]*\.(?:cs|fs|vb)proj|CMakeLists\.txt)$/;

/** The top folder, the folders of manifests that are named, and folders that are named as a whole. */
function rootsOf(named: readonly string[]): readonly string[] {
  const folders = named.flatMap((path) => {
    if (/[*?[]/.test(path.slice(0, path.lastIndexOf("/") + 1))) return [];
    if (MANIFEST.test(path)) return [path.slice(0, Math.max(path.lastIndexOf("/"), 0))];
    return /^[\w-]+(?:\/[\w-]+)*$/.test(path) ? [path] : [];
  });
  return [...new Set(["", ...folders])];
}
