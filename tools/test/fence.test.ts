import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../run.mjs";
import type { Manifest, Project, SourceFile } from "./fence.ts";
import { fenceFaults } from "./fence.ts";
import { importsOf } from "./imports.ts";

/** Not the whole top folder: node_modules holds more files than all of these. */
const folders = ["app", "e2e", "packages", "tools"];

function readProject(): Project {
  const inside = folders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: "utf8" }).map(
      (path) => `${folder}/${path.replaceAll("\\", "/")}`,
    ),
  );
  const paths = [...readdirSync(projectFolder), ...inside].filter(
    (path) => !path.includes("node_modules/"),
  );
  return {
    files: paths
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
      .toSorted()
      .map((path): SourceFile => ({ path, source: read(path) })),
    manifests: new Map(
      paths
        .filter((path) => /(^|\/)package\.json$/.test(path))
        .map((path) => [path.replace(/\/?package\.json$/, ""), readManifest(read(path))]),
    ),
  };
}

function read(path: string): string {
  return readFileSync(join(projectFolder, path), "utf8");
}

function readManifest(json: string): Manifest {
  const manifest = JSON.parse(json);
  return {
    dependencies: Object.keys(manifest.dependencies ?? {}),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
  };
}

const sampleManifests: Project["manifests"] = new Map([
  ["", { dependencies: ["react"], devDependencies: ["vitest"] }],
  ["app", { dependencies: ["@stagemap/analysis", "@stagemap/model"], devDependencies: [] }],
  [
    "packages/model",
    {
      dependencies: ["@stagemap/analysis", "@stagemap/syntax", "@stagemap/testkit"],
      devDependencies: ["@stagemap/testkit"],
    },
  ],
  ["packages/surprise", { dependencies: ["@stagemap/text"], devDependencies: [] }],
]);

function checkFault(path: string, source: string, fault: string | null): void {
  const faults = fenceFaults({ files: [{ path, source }], manifests: sampleManifests });
  expect(faults).toEqual(fault === null ? [] : [`${path}: ${fault}`]);
}

test("every import of the project keeps to the architecture", () => {
  const project = readProject();
  expect(project.files.length).toBeGreaterThan(20);
  expect(fenceFaults(project)).toEqual([]);
});

test("finds every way of naming a module", () => {
  const source = `
    import type { A } from "a"; import "b"; export * from "c"; export { d } from "d";
    const e = await import("e"); let f: import("f").F; const g = require("g");
    new Worker(new URL("./h.ts", import.meta.url)); new URL("no", base); export const no = "no";
    import W from "./i.ts?worker"; await import(W);`;
  const expected = ["a", "b", "c", "d", "e", "f", "g", "./h.ts", "./i.ts?worker", null];
  expect(importsOf("x.ts", source)).toEqual(expected);
});

test("lets sources and tests import what they may", () => {
  checkFault("packages/model/src/a.ts", `import "./b.ts"; import "@stagemap/syntax";`, null);
  checkFault(
    "packages/model/test/a.test.ts",
    `import "../src/b.ts"; import "@stagemap/testkit"; import "vitest"; import "node:fs";`,
    null,
  );
  checkFault("app/src/main.tsx", `import "react/jsx-runtime"; import "@stagemap/analysis";`, null);
  checkFault("tools/a.mjs", `import "node:fs"; import "vitest"; import "@stagemap/syntax";`, null);
});

test("reports a package that its own package.json does not name", () => {
  checkFault(
    "packages/model/src/a.ts",
    `import type { Span } from "@stagemap/text";`,
    "imports “@stagemap/text”, which its package.json does not name",
  );
  checkFault(
    "packages/model/src/a.ts",
    `import "react";`,
    "imports “react”, which its package.json does not name",
  );
});

test("reports a way into another package that is not its root", () => {
  checkFault(
    "packages/model/src/a.ts",
    `import "@stagemap/syntax/src/tree.ts";`,
    "imports “@stagemap/syntax/src/tree.ts”, which is not the root of a package",
  );
  checkFault(
    "packages/model/src/a.ts",
    `import "../../syntax/src/tree.ts";`,
    "imports “../../syntax/src/tree.ts”, which is outside packages/model/src",
  );
  checkFault(
    "tools/a.mjs",
    `import "../app/src/main.tsx";`,
    "imports “../app/src/main.tsx”, which is outside its part of the project",
  );
});

test("reports an import against the order, even one that package.json names", () => {
  checkFault(
    "packages/model/src/a.ts",
    `import "@stagemap/analysis";`,
    "imports “@stagemap/analysis”, which model must not know",
  );
  checkFault(
    "app/src/a.ts",
    `import "@stagemap/model";`,
    "imports “@stagemap/model”, which app must not know",
  );
  checkFault(
    "packages/surprise/src/a.ts",
    `import "@stagemap/text";`,
    "belongs to “surprise”, which has no line in the table",
  );
});

test("reports Node and the test kit in what runs in browsers", () => {
  checkFault(
    "packages/model/src/a.ts",
    `import "fs/promises";`,
    "uses “fs/promises” of Node, and runs in browsers",
  );
  checkFault(
    "packages/model/src/a.ts",
    `import "@stagemap/testkit";`,
    "imports “@stagemap/testkit”, which is for tests only",
  );
});

test("reports a name that is only known at run time", () => {
  checkFault(
    "app/src/a.ts",
    `await import(name);`,
    "imports a module whose name is only known at run time",
  );
});
