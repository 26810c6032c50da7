import { builtinModules } from "node:module";
import { posix } from "node:path";
import { importsOf } from "./imports.ts";

/** The one table of who may import whom, lowest first. Only what ARCHITECTURE.md draws. */
const belowModel = ["text", "syntax", "shell"];
const belowAnalysis = [...belowModel, "model"];
const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ["text", []],
  ["share", []],
  ["lessons", []],
  ["testkit", ["text"]],
  ["dockerignore", ["text"]],
  ["syntax", ["text"]],
  ["shell", ["text", "syntax"]],
  ["model", belowModel],
  ["images", ["model"]],
  ["checks", [...belowAnalysis, "dockerignore", "images"]],
  ["cache", [...belowAnalysis, "dockerignore"]],
  ["sizes", [...belowAnalysis, "images"]],
  ["refactor", [...belowAnalysis, "images"]],
  ["format", belowAnalysis],
  [
    "analysis",
    [
      ...belowAnalysis,
      "dockerignore",
      "images",
      "checks",
      "cache",
      "sizes",
      "refactor",
      "format",
      "lessons",
    ],
  ],
  ["layout", ["analysis"]],
  ["export", ["text", "analysis", "layout"]],
  ["cli", ["text", "analysis", "export"]],
  ["app", ["text", "share", "lessons", "analysis", "layout", "export"]],
]);

/** The one workspace that runs in Node and not in browsers. */
const runsInNode = "cli";

export interface SourceFile {
  /** From the project's top folder, with "/": "packages/text/src/index.ts". */
  readonly path: string;
  readonly source: string;
}

export interface Manifest {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

export interface Project {
  readonly files: readonly SourceFile[];
  /** By folder: "" for the top one, "app", "packages/text". */
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** A sentence for every import that the architecture forbids, in the order of the files. */
export function fenceFaults({ files, manifests }: Project): readonly string[] {
  const faults: string[] = [];
  for (const { path, source } of files) {
    const place = placeOf(path);
    for (const specifier of importsOf(path, source)) {
      const fault =
        specifier === null ? faultOfRunTimeName(place) : faultOf(specifier, place, manifests);
      if (fault !== null) faults.push(`${path}: ${fault}`);
    }
  }
  return faults;
}

/** The tools bundle TypeScript and import what comes out; nothing else has a reason to. */
function faultOfRunTimeName({ workspace, isTest }: Place): string | null {
  return workspace === "" && !isTest
    ? null
    : "imports a module whose name is only known at run time";
}

interface Place {
  readonly path: string;
  /** The folder that no relative import may leave: a workspace's src for its sources, else the workspace. */
  readonly home: string;
  /** The workspace's folder: "packages/text", "app", or "" for the tools, the end-to-end tests and the configuration. */
  readonly workspace: string;
  /** The name in the table. */
  readonly name: string;
  readonly isTest: boolean;
}

function placeOf(path: string): Place {
  const [workspace = ""] = /^(packages\/[^/]+|app)(?=\/)/.exec(path) ?? [];
  const isTest =
    workspace === "" ? /^(e2e|tools\/test)\//.test(path) : !path.startsWith(`${workspace}/src/`);
  const home = workspace === "" || isTest ? workspace : `${workspace}/src`;
  return { path, home, workspace, name: workspace.replace("packages/", ""), isTest };
}

function faultOf(specifier: string, place: Place, manifests: Project["manifests"]): string | null {
  // A file's text taken in as it is, and what the build itself makes, are no code of another place.
  if (specifier.endsWith("?raw") || specifier.startsWith("virtual:")) return null;
  if (specifier.startsWith(".")) return faultOfRelative(specifier, place);
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (name.startsWith("node:") || builtinModules.includes(name)) {
    const isAllowed = place.workspace === "" || place.isTest || place.name === runsInNode;
    return isAllowed ? null : `uses “${specifier}” of Node, and runs in browsers`;
  }
  if (name.startsWith("@stagemap/") && specifier !== name) {
    return `imports “${specifier}”, which is not the root of a package`;
  }
  // The top package.json names no workspace: its tools reach them all.
  const isNamed = name.startsWith("@stagemap/") && place.workspace === "";
  if (!isNamed && !namesOf(place, manifests).includes(name)) {
    return `imports “${name}”, which its package.json does not name`;
  }
  return name.startsWith("@stagemap/") ? faultOfPackage(name, place) : null;
}

function faultOfRelative(specifier: string, { path, home }: Place): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  const isInside =
    home === "" ? !/^(\.\.|app|packages)\//.test(target) : target.startsWith(`${home}/`);
  return isInside
    ? null
    : `imports “${specifier}”, which is outside ${home || "its part of the project"}`;
}

function faultOfPackage(packageName: string, place: Place): string | null {
  const imported = packageName.replace("@stagemap/", "");
  if (imported === "testkit") {
    return place.isTest ? null : `imports “${packageName}”, which is for tests only`;
  }
  if (place.workspace === "" || place.isTest) return null;
  const allowed = mayImport.get(place.name);
  if (allowed === undefined) return `belongs to “${place.name}”, which has no line in the table`;
  return allowed.includes(imported)
    ? null
    : `imports “${packageName}”, which ${place.name} must not know`;
}

/** What a file may import by name. The top folder's development tools are there for every test. */
function namesOf({ workspace, isTest }: Place, manifests: Project["manifests"]): readonly string[] {
  const own = manifests.get(workspace);
  const top = manifests.get("");
  const isShell = workspace === "app" || workspace === "";
  return [
    ...(own?.dependencies ?? []),
    ...(isShell ? (top?.dependencies ?? []) : []),
    ...(isTest ? (own?.devDependencies ?? []) : []),
    ...(isTest || workspace === "" ? (top?.devDependencies ?? []) : []),
  ];
}
