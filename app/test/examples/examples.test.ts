import { createAnalyzer, loadChecks } from "@stagemap/analysis";
import { describe, expect, test } from "vitest";
import { examples } from "../../src/examples/examples.ts";

/** The stages of each example, those in brackets not built for the default target. */
const stages: Readonly<Record<string, string>> = {
  "python-single": "Stage 0",
  "python-multi": "builder runtime",
  "go-scratch": "builder Stage 1",
  "node-production": "builder runtime",
  "rust-slim": "builder runtime",
  "rust-musl": "builder Stage 1",
  "dependency-caching": "builder runtime",
  "named-stages": "deps builder (tester) runner",
  "scanning-stage": "builder scanner final",
  "secret-mount": "builder runtime",
  monorepo: "base packages workspace (check) web-build (api-build) assets (migrate) (api) web",
  "cross-compiled-go": "xx base modules (lint) (test) (coverage) build e2e release",
  "pytorch-service": "uv toolchain wheels deps weights (dev) (test) prod",
  stagemap: "build serve",
};

const checks = await loadChecks();

describe.each(examples.map((example) => [example.id, example] as const))("%s", (id, example) => {
  const { dockerfile, dockerignore = null } = example;
  const analyzer = createAnalyzer();
  analyzer.useChecks(checks);
  const { picture, problems } = analyzer.analyze({ dockerfile, dockerignore, target: null });

  test("has nothing that BuildKit would complain about", () => {
    const ofBuildkit = problems.filter(({ rule }) => (rule?.origin ?? "buildkit") === "buildkit");
    expect(ofBuildkit).toEqual([]);
  });

  test("has its stages, and builds what ships", () => {
    const titles = picture.stages.map(({ title, role }) =>
      role === "unbuilt" ? `(${title})` : title,
    );
    expect(titles.join(" ")).toBe(stages[id]);
  });

  test("is a text as one would save it", () => {
    expect(dockerfile).toMatch(/^# syntax=docker\/dockerfile:1\n/);
    expect(dockerfile).toMatch(/[^\n]\n$/);
    expect(dockerfile).not.toMatch(/[\t\r\uFEFF]| $/m);
  });
});

test("nothing is found in the file that builds this page", () => {
  const { dockerfile = "", dockerignore = null } =
    examples.find(({ id }) => id === "stagemap") ?? {};
  expect(dockerignore).not.toBeNull();
  const { findings } = checks.reportOn({ dockerfile, dockerignore, target: null });
  expect(findings).toEqual([]);
});

test("every example can be told from the others", () => {
  for (const key of ["id", "title", "summary", "dockerfile"] as const) {
    expect(new Set(examples.map((example) => example[key])).size).toBe(examples.length);
  }
  expect(Object.keys(stages)).toEqual(examples.map(({ id }) => id));
});
