import type { Model } from "@stagemap/model";
import { baseImage } from "./base-images.ts";
import { createContext } from "./context.ts";
import { imageOf } from "./lineage.ts";
import { packageUses } from "./package-uses.ts";
import type { CheckContext } from "./rule.ts";

/** Lines of a .dockerignore with the reason for them. */
interface Section {
  readonly why: string;
  readonly lines: readonly string[];
}

const COMMON: readonly Section[] = [
  { why: "History: large, and every commit would change the copy", lines: [".git"] },
  {
    why: "Secrets: they do not belong in a layer",
    lines: ["**/.env", "**/.env.*", "!**/.env.example", "**/*.pem", "**/*.key"],
  },
  {
    why: "What builds the image is not part of it",
    lines: ["**/Dockerfile*", "**/compose*.y*ml", ".dockerignore"],
  },
  {
    why: "Settings of editors and leftovers of systems",
    lines: ["**/.idea", "**/.vscode", "**/.DS_Store"],
  },
];

const BY_ECOSYSTEM: ReadonlyMap<string, readonly Section[]> = new Map([
  [
    "node",
    [
      { why: "The image installs its own, for its own system", lines: ["**/node_modules"] },
      { why: "What the build makes anew", lines: ["**/.next", "**/.cache", "**/coverage"] },
      { why: "Logs", lines: ["**/npm-debug.log*", "**/yarn-error.log*"] },
    ],
  ],
  [
    "python",
    [
      { why: "Compiled again in the image", lines: ["**/__pycache__", "**/*.py[cod]"] },
      { why: "Environments of this machine", lines: ["**/.venv", "**/venv"] },
      {
        why: "Caches of test and lint tools",
        lines: ["**/.pytest_cache", "**/.mypy_cache", "**/.ruff_cache", "**/.tox", "**/.coverage"],
      },
    ],
  ],
  ["go", [{ why: "Programs and coverage of this machine", lines: ["**/*.test", "**/*.out"] }]],
  ["rust", [{ why: "What Cargo builds, often gigabytes", lines: ["**/target"] }]],
  [
    "java",
    [{ why: "What Maven and Gradle build", lines: ["**/target", "**/.gradle", "**/*.class"] }],
  ],
  ["dotnet", [{ why: "What .NET builds", lines: ["**/bin", "**/obj", "**/*.user"] }]],
  ["php", [{ why: "The image installs its own", lines: ["vendor"] }]],
  [
    "ruby",
    [
      { why: "The image installs its own", lines: [".bundle", "vendor/bundle"] },
      { why: "Logs and temporary files", lines: ["log/*", "tmp/*"] },
    ],
  ],
  ["elixir", [{ why: "What Mix fetches and builds", lines: ["_build", "deps"] }]],
  ["swift", [{ why: "What Swift builds", lines: [".build"] }]],
  ["haskell", [{ why: "What the compiler builds", lines: [".stack-work", "dist-newstyle"] }]],
]);

const BY_IMAGE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:node|bun|deno)$/, "node"],
  [/(?:^|\/)(?:python|pypy)$/, "python"],
  [/(?:^|\/)golang$/, "go"],
  [/(?:^|\/)rust$/, "rust"],
  [/(?:^|\/)(?:maven|gradle|openjdk|eclipse-temurin)$/, "java"],
  [/\/dotnet\//, "dotnet"],
  [/(?:^|\/)(?:php|composer)$/, "php"],
  [/(?:^|\/)ruby$/, "ruby"],
  [/(?:^|\/)elixir$/, "elixir"],
  [/(?:^|\/)swift$/, "swift"],
];

/** A new .dockerignore, and its patterns with the reason of each. */
export interface WrittenIgnoreFile {
  readonly text: string;
  readonly lines: readonly { readonly pattern: string; readonly reason: string }[];
}

/** A .dockerignore for what a Dockerfile builds, with reasons. It leaves out nothing that a COPY, ADD or mount names. */
export function dockerignoreFor(model: Model): WrittenIgnoreFile {
  const sections = sectionsFor(createContext(model, {}));
  return {
    text: textOf(sections),
    lines: sections.flatMap(({ why, lines }) => lines.map((pattern) => ({ pattern, reason: why }))),
  };
}

/** A .dockerignore for what the text builds, with a reason above each group of lines. */
export function dockerignoreText(context: CheckContext): string {
  return textOf(sectionsFor(context));
}

function textOf(sections: readonly Section[]): string {
  return sections.map(({ why, lines }) => `# ${why}.\n${lines.join("\n")}\n`).join("\n");
}

function sectionsFor(context: CheckContext): readonly Section[] {
  const ecosystems = ecosystemsOf(context);
  const sections = [
    ...COMMON,
    ...[...BY_ECOSYSTEM].flatMap(([name, own]) => (ecosystems.has(name) ? own : [])),
  ];
  const taken = takenPaths(context);
  return sections
    .map(({ why, lines }) => ({
      why,
      lines: lines.filter((line) => !taken.some((path) => excludes(line, path))),
    }))
    .filter(({ lines }) => lines.some((line) => !line.startsWith("!")));
}

function ecosystemsOf(context: CheckContext): ReadonlySet<string> {
  const found = new Set<string>(packageUses(context).map(({ manager }) => manager.ecosystem));
  for (const { index } of context.model.stages) {
    const image = imageOf(context.model, index);
    const name = image === null ? "" : baseImage(image).name;
    const ecosystem = BY_IMAGE.find(([pattern]) => pattern.test(name))?.[1];
    if (ecosystem !== undefined) found.add(ecosystem);
  }
  return found;
}

/** What COPY, ADD and mounts name of the build context: to leave it out would break the build. */
function takenPaths({ sites, runs }: CheckContext): readonly string[] {
  const copied = sites.flatMap(({ step }) => step?.contextPaths ?? []);
  const mounted = runs.flatMap(({ mounts }) =>
    mounts.flatMap(({ type, from, source }) => (type === "bind" && from === "" ? [source] : [])),
  );
  return [...copied, ...mounted];
}

/** Whether the line may leave out what the path names. */
function excludes(line: string, path: string): boolean {
  const name = line.replace(/^!?(?:\*\*\/)?/, "").replace(/[*[].*$|\/\*$/, "");
  if (name === "") {
    const end = line.replace(/^.*\*/, "");
    return end !== "" && path.endsWith(end);
  }
  return path
    .split("/")
    .some((part) => (line.endsWith("*") ? part.startsWith(name) : part === name));
}
