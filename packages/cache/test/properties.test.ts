import { buildModel, neededStages } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { dockerfileText } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { simulate } from "../src/index.ts";
import type { CacheInput, CacheReport, FileChange } from "../src/index.ts";

const PATHS = [
  "a.ts",
  "src/app.ts",
  "src/x/y.ts",
  "README.md",
  "package.json",
  "out/z",
  "Dockerfile",
];
const IGNORES = ["", "*.md\n", "src\n!src/x\n", "**/*.ts\n", "node_modules\nout\n"];

const STEPS = [
  "COPY . .",
  "COPY src /src",
  "COPY --link package.json /",
  "COPY --exclude=*.md . /all",
  "ADD README.md /",
  "WORKDIR /work",
  "RUN make",
  "RUN --mount=target=/ctx,source=src make ctx",
  "ENV A=$V",
  "ARG V=1",
  "LABEL a=b",
  "CMD run",
  "USER 7",
];

/** Stages that are built on each other, copy from each other and mount each other. */
const build = fc
  .array(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 6 })
  .map((stages) =>
    stages
      .map((numbers, stage) => {
        const [first = 0, ...others] = numbers;
        const earlier = stage === 0 ? null : `s${first % stage}`;
        const base = earlier === null || first % 3 !== 0 ? "alpine" : earlier;
        const lines = others.map((number) => {
          if (earlier !== null && number % 5 === 0) return `COPY --from=${earlier} /src /in`;
          if (earlier !== null && number % 7 === 0) {
            return `RUN --mount=from=${earlier},source=/work,target=/m make m`;
          }
          return STEPS[number % STEPS.length] ?? "";
        });
        return [`FROM ${base} AS s${stage}`, ...lines, ""].join("\n");
      })
      .join("\n"),
  );

const changes: fc.Arbitrary<readonly FileChange[]> = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom(...PATHS),
    kind: fc.constantFrom(
      "content" as const,
      "mode" as const,
      "added" as const,
      "removed" as const,
    ),
  }),
  { selector: ({ path }) => path, maxLength: 4 },
);

function modelOf(text: string, values: Readonly<Record<string, string>> = {}): Model {
  return buildModel(parse(text), {
    target: null,
    buildArguments: new Map(Object.entries(values)),
  });
}

function inputOf(text: string, rest: Partial<CacheInput> = {}): CacheInput {
  return { before: modelOf(text), files: PATHS, ...rest };
}

const RANK = { skipped: 0, cached: 0, maybe: 1, rebuilt: 2 } as const;

function ranks({ steps }: CacheReport): readonly number[] {
  return steps.map(({ status }) => RANK[status]);
}

test("nothing changed, nothing is rebuilt", () => {
  fc.assert(
    fc.property(fc.oneof(build, dockerfileText()), fc.constantFrom(...IGNORES), (text, ignore) => {
      const input = inputOf(text, {
        after: modelOf(text),
        ignore: { before: ignore, after: ignore },
      });
      const { steps, totalSeconds } = simulate(input);
      expect(steps.filter(({ status }) => status !== "cached" && status !== "skipped")).toEqual([]);
      expect(totalSeconds).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test("more changes never cache more", () => {
  const scenario = fc.record({
    text: build,
    first: changes,
    second: changes,
    moved: fc.boolean(),
    value: fc.option(fc.constantFrom("1", "2"), { nil: null }),
    output: fc.constantFrom("unknown" as const, "identical" as const, "different" as const),
  });
  fc.assert(
    fc.property(scenario, ({ text, first, second, moved, value, output }) => {
      const paths = new Set(first.map(({ path }) => path));
      const more = [...first, ...second.filter(({ path }) => !paths.has(path))];
      const less = simulate(inputOf(text, { changes: first, output }));
      const all = simulate(
        inputOf(text, {
          changes: more,
          output,
          after: modelOf(text, value === null ? {} : { V: value }),
          moved: moved ? ["alpine"] : [],
        }),
      );
      const before = ranks(less);
      for (const [index, rank] of ranks(all).entries()) {
        expect(rank).toBeGreaterThanOrEqual(before[index] ?? 0);
      }
      expect(all.totalSeconds).toBeGreaterThanOrEqual(less.leastSeconds);
    }),
    { numRuns: 500 },
  );
});

test("an ignored file never causes anything", () => {
  fc.assert(
    fc.property(build, changes, (text, list) => {
      const everything = { before: "*\n", after: "*\n" };
      const { steps } = simulate(inputOf(text, { changes: list, ignore: everything }));
      expect(
        steps.flatMap(({ causes }) => causes.filter(({ kind }) => kind !== "skipped")),
      ).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("only stages that the target needs are rebuilt, and what they come to depends on them alone", () => {
  fc.assert(
    fc.property(build, changes, (text, list) => {
      const model = modelOf(text);
      const whole = simulate(inputOf(text, { changes: list }));
      for (const stage of model.stages) {
        const report = simulate(
          inputOf(text, { changes: list, targets: [stage.key], isCold: false }),
        );
        const needed = neededStages(model, stage.index);
        const keys = new Set([...needed].map((index) => model.stages[index]?.key));
        for (const [index, step] of report.steps.entries()) {
          const inWhole = whole.steps[index]?.status;
          if (!keys.has(step.stage)) expect(step.status).toBe("skipped");
          else if (inWhole !== "skipped") expect(step.status).toBe(inWhole);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("permuting independent stages changes nothing", () => {
  const independent = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(independent, changes, fc.nat(), (stages, list, turn) => {
      const texts = stages.map((numbers, index) =>
        [`FROM alpine AS s${index}`, ...numbers.map((n) => STEPS[n % STEPS.length]), ""].join("\n"),
      );
      const last = `FROM scratch\n${stages.map((_, index) => `COPY --from=s${index} /src /${index}\n`).join("")}`;
      const at = turn % texts.length;
      const turned = [...texts.slice(at), ...texts.slice(0, at)];
      const statusOf = (order: readonly string[]) => {
        const { steps } = simulate(inputOf([...order, last].join("\n"), { changes: list }));
        return new Map(steps.map(({ key, status }) => [key, status]));
      };
      const straight = statusOf(texts);
      // The build that was there before knows the stages in another order, too.
      const moved = simulate(
        inputOf([...texts, last].join("\n"), {
          after: modelOf([...turned, last].join("\n")),
          changes: list,
          dockerfilePath: null,
        }),
      );
      expect(statusOf(turned)).toEqual(straight);
      if (!list.some(({ path }) => path === "Dockerfile")) {
        expect(new Map(moved.steps.map(({ key, status }) => [key, status]))).toEqual(straight);
      }
    }),
    { numRuns: 150 },
  );
});

test("a report is plain data, equal for equal input", () => {
  fc.assert(
    fc.property(dockerfileText(), changes, (text, list) => {
      const report = simulate(inputOf(text, { changes: list, moved: ["alpine"] }));
      expect(structuredClone(report)).toEqual(report);
      expect(simulate(inputOf(text, { changes: list, moved: ["alpine"] }))).toEqual(report);
      for (const { status, causes } of report.steps) {
        expect(causes.length > 0).toBe(status !== "cached");
      }
    }),
    { numRuns: 200 },
  );
});
