import { compileGlob } from "@stagemap/dockerignore";
import type { Model } from "@stagemap/model";
import type { Ecosystem, ManagerUse } from "@stagemap/shell";
import { contextPath, isWithin } from "./paths.ts";
import type { StagePlan, Vertex } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { scriptOfRun, usesOf } from "./seconds.ts";

/** A source file as projects of a kind have it. */
const SOURCES: Partial<Record<Ecosystem, readonly string[]>> = {
  node: ["src/index.ts"],
  python: ["app.py"],
  ruby: ["app.rb"],
  go: ["main.go"],
  rust: ["src/main.rs"],
  java: ["src/main/java/App.java"],
  dotnet: ["Program.cs"],
  php: ["src/index.php"],
  elixir: ["lib/app.ex"],
  haskell: ["src/Main.hs"],
  swift: ["Sources/main.swift"],
  native: ["src/main.c"],
};

/** How images are called that come with an ecosystem's tools. */
const IMAGES: readonly (readonly [name: RegExp, ecosystem: Ecosystem])[] = [
  [/(^|\/)(node|bun|deno)\b/, "node"],
  [/(^|\/)(python|pypy)\b|\/uv\b/, "python"],
  [/(^|\/)golang\b/, "go"],
  [/(^|\/)rust\b/, "rust"],
  [/(^|\/)(maven|gradle|openjdk|eclipse-temurin|amazoncorretto)\b/, "java"],
  [/dotnet/, "dotnet"],
  [/(^|\/)(php|composer)\b/, "php"],
  [/(^|\/)ruby\b/, "ruby"],
  [/(^|\/)elixir\b/, "elixir"],
  [/(^|\/)haskell\b/, "haskell"],
  [/(^|\/)swift\b/, "swift"],
  [/(^|\/)gcc\b/, "native"],
];

/**
 * Files that a project with this Dockerfile may well have, sorted: those that it names, and typical ones where it copies folders.
 * They are guessed from the text alone, and whoever shows them has to say so.
 */
export function inferFiles(model: Model): readonly string[] {
  const { stages } = readPlan(model);
  const uses = stages.flatMap((stage) => stage.vertices.flatMap((each) => usesIn(each, stage)));
  const typical = typicalFiles(stages, uses);
  const files = new Set<string>();
  for (const { vertices } of stages) {
    for (const { inputs } of vertices) {
      for (const input of inputs) {
        if (input.kind !== "context") continue;
        for (const source of input.selection.sources) {
          for (const file of filesOf(source, typical, input.use)) files.add(file);
        }
      }
    }
  }
  return [...files].filter((file) => file !== "").toSorted();
}

function usesIn(vertex: Vertex, stage: StagePlan): readonly ManagerUse[] {
  const script = vertex.kind === "run" ? scriptOfRun(vertex, stage) : null;
  return script === null ? [] : usesOf(script, vertex);
}

function isPlain(pattern: string): boolean {
  return !/[*?[]/.test(pattern);
}

interface Typical {
  readonly manifests: readonly string[];
  readonly sources: readonly string[];
}

function typicalFiles(stages: readonly StagePlan[], uses: readonly ManagerUse[]): Typical {
  const ecosystems = new Set<Ecosystem>();
  for (const { manager } of uses)
    if (manager.ecosystem !== "system") ecosystems.add(manager.ecosystem);
  for (const { base } of stages) {
    if (base.kind !== "image") continue;
    for (const [name, ecosystem] of IMAGES) {
      if (name.test(base.reference.path)) ecosystems.add(ecosystem);
    }
  }
  const manifests = uses.flatMap(({ manager, action, manifestFiles }) => {
    const named = manifestFiles.flatMap(({ path }) => (path === null ? [] : [contextPath(path)]));
    if (named.length > 0) return named;
    if (action !== "fetch" && action !== "build") return [];
    const [lock] = manager.lockFiles.filter(isPlain);
    const [manifest] = manager.manifests.filter(isPlain);
    return [manifest, lock].filter((name) => name !== undefined);
  });
  const scripts = stages.flatMap(({ vertices }) => vertices.flatMap(startedFiles));
  const sources = [...ecosystems].flatMap((each) => SOURCES[each] ?? []);
  const named = scripts.length > 0 ? sources.filter((name) => name.includes("/")) : sources;
  return { manifests, sources: [...scripts, ...named] };
}

/** Scripts that CMD or ENTRYPOINT names and that nothing builds. */
function startedFiles({ instruction: { name, args } }: Vertex): readonly string[] {
  if (name !== "CMD" && name !== "ENTRYPOINT") return [];
  return args
    .map(({ text }) => text)
    .filter((text) => /^[\w./-]+\.(py|rb|php|pl|sh|js|mjs)$/.test(text))
    .filter((text) => !/(^|\/)(dist|build|out|target)\//.test(text) && !text.startsWith("/"))
    .map(contextPath);
}

const ALWAYS = ["README.md", "Dockerfile", ".git/HEAD"];

function filesOf(source: string, typical: Typical, use: "copy" | "mount"): readonly string[] {
  const path = contextPath(source);
  const { manifests, sources } = typical;
  if (path === "") {
    return [...manifests, ...(sources.length === 0 ? ["src/app"] : sources), ...ALWAYS];
  }
  if (/[*?[]/.test(path)) return filesOfPattern(path, [...manifests, ...sources]);
  // A name with a dot inside is a file, others are mostly folders.
  if (/[^/]\.[^/]+$/.test(path) || FILE_NAMES.test(path) || use === "mount") return [path];
  const inside = [...manifests, ...sources].filter((file) => isWithin(file, path));
  return inside.length > 0 ? inside : [`${path}/${(sources[0] ?? "app").replace(/^.*\//, "")}`];
}

const FILE_NAMES =
  /(^|\/)(Makefile|Gemfile|Pipfile|Procfile|Rakefile|LICENSE|Dockerfile|gradlew|mvnw|\.\w+|[\w-]*entrypoint)$/;

function filesOfPattern(pattern: string, known: readonly string[]): readonly string[] {
  const glob = compileGlob(pattern);
  const found = known.filter((file) => glob.match(file) === true);
  return found.length > 0 ? found : [pattern.replaceAll("*", "example").replaceAll(/[?[\]]/g, "x")];
}
