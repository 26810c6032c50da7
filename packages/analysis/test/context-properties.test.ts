import { simulate } from "@stagemap/cache";
import {
  contextFiles,
  createMatcher,
  parseIgnoreFile,
  selectSources,
} from "@stagemap/dockerignore";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FILE_FATES, FILE_STATES, loadContext } from "../src/index.ts";
import type { ContextQuestion, ContextReport } from "../src/index.ts";

const context = await loadContext();

const NAMES = ["a.ts", "app.ts", "README.md", "package.json", ".env", "x", "Dockerfile"];
const FOLDERS = ["", "src/", "src/x/", "docs/", "node_modules/a/", ".git/"];
const PATTERNS = [
  "*.md",
  "**/*.ts",
  "!src/app.ts",
  "src",
  "!src/x",
  "node_modules",
  ".git",
  "*",
  "!package.json",
  "**/x",
  "# a comment",
  "[",
];
const STEPS = [
  "COPY . .",
  "COPY src /src",
  "COPY src/*.ts package.json /two/",
  "COPY --exclude=*.md . /all",
  "COPY --exclude=**/x src docs /some/",
  "COPY --parents src/./x docs /p/",
  "COPY --parents **/*.ts /t/",
  "ADD docs/README.md /",
  "COPY no[body] nothing? /n/",
  "RUN make",
  "RUN --mount=target=/ctx,source=src make",
  "WORKDIR /w",
];

const PLAIN: ReadonlySet<string> = new Set([
  "src",
  "src/*.ts package.json",
  "docs/README.md",
  "no[body] nothing?",
]);

const files = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES))
    .map(([folder, name]) => folder + name),
  { maxLength: 14 },
);
// A file and a folder of one name cannot be.
const listed = files.map((paths) =>
  paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))),
);
const ignore = fc
  .array(fc.constantFrom(...PATTERNS), { maxLength: 5 })
  .map((lines) => lines.map((line) => `${line}\n`).join(""));
const dockerfile = fc
  .array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((stages) =>
    stages
      .map(([first = 0, ...others], stage) => {
        const base = stage > 0 && first % 2 === 0 ? `s${first % stage}` : "alpine";
        const take = stage > 0 && first % 3 === 0 ? [`COPY --from=s${first % stage} /src /in`] : [];
        const steps = others.map((number) => STEPS[number % STEPS.length] ?? "");
        return [`FROM ${base} AS s${stage}`, ...steps, ...take, ""].join("\n");
      })
      .join(""),
  );

const project = fc.record({ dockerfile, dockerignore: ignore, paths: listed });

interface Project {
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly paths: readonly string[];
}

function report({ paths, ...texts }: Project, more: Partial<ContextQuestion> = {}): ContextReport {
  const list = paths.map((path, index) => ({ path, size: index + 1 }));
  return context.report({ ...texts, target: null, files: list, ...more });
}

function takersOf({ takerSets, taken, steps }: ContextReport, at: number) {
  return (takerSets[taken[at] ?? 0] ?? []).flatMap((taker) => steps[taker] ?? []);
}

function check(holds: (project: Project, found: ContextReport) => void): void {
  fc.assert(
    fc.property(project, (given) => holds(given, report(given))),
    { numRuns: 300 },
  );
}

test("A file is left out when its line says so, and by that line", () => {
  check(({ dockerignore }, { paths, states, lines }) => {
    const { decide } = createMatcher(parseIgnoreFile(dockerignore));
    for (const [at, path] of paths.entries()) {
      const { isIgnored, line } = decide(path);
      expect([FILE_STATES[states[at] ?? 0] === "ignored", lines[at]]).toEqual([
        isIgnored,
        line ?? 0,
      ]);
    }
  });
});

test("What a step takes is what its sources select of the files that are let in", () => {
  check((_, found) => {
    const { paths, states, steps } = found;
    const letIn = paths.filter((__, at) => FILE_STATES[states[at] ?? 0] !== "ignored");
    const tree = contextFiles(letIn);
    for (const step of steps) {
      const taken = paths.filter((__, at) => takersOf(found, at).includes(step));
      expect(step.files).toBe(taken.length);
      // Neither --exclude nor --parents is told by the report: these are copies without them.
      if (!PLAIN.has(step.sources.join(" "))) continue;
      const selected = selectSources(tree, step.sources, { exclude: [], keepsParents: false });
      const expected = new Set(selected.flatMap(({ matches }) => matches.flatMap((m) => m.files)));
      expect(taken).toEqual([...expected].toSorted());
    }
  });
});

test("Sent is what a step of the build asks for, and only what such a step takes ships", () => {
  check((_, found) => {
    const { paths, states, ships } = found;
    for (const at of paths.keys()) {
      const state = FILE_STATES[states[at] ?? 0];
      const takers = takersOf(found, at);
      const isBuilt = takers.some((step) => step.isBuilt);
      if (state === "ignored") expect(takers).toEqual([]);
      if (isBuilt) expect(state).toBe("sent");
      if (!isBuilt) expect(FILE_FATES[ships[at] ?? 0]).toBe("no");
    }
  });
});

test("The totals add up", () => {
  check(({ paths }, { totals }) => {
    const { all, sent, ignored, unused, ships, mayShip } = totals;
    expect(all.files).toBe(paths.length);
    expect(sent.files + ignored.files + unused.files).toBe(all.files);
    expect(sent.bytes + ignored.bytes + unused.bytes).toBe(all.bytes);
    expect(ships.files + mayShip.files).toBeLessThanOrEqual(sent.files);
  });
});

test("A changed file rebuilds something when a step of the build takes it, and else nothing", () => {
  check(({ dockerfile: text, dockerignore }, found) => {
    const model = buildModel(parse(text), { target: null });
    for (const [at, path] of found.paths.entries()) {
      const { steps } = simulate({
        before: model,
        files: found.paths,
        ignore: { before: dockerignore, after: dockerignore },
        changes: [{ path, kind: "content" }],
      });
      const isRebuilt = steps.some(({ status }) => status === "rebuilt");
      expect([path, isRebuilt]).toEqual([path, takersOf(found, at).some((step) => step.isBuilt)]);
    }
  });
});

test("The order of the list does not matter, nor do spellings of its paths", () => {
  check((given, found) => {
    const turned = given.paths.map((path, index) => ({ path: `./${path}`, size: index + 1 }));
    expect(report(given, { files: turned.toReversed() })).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
  });
});

test("One more line that leaves everything out sends nothing", () => {
  check((given) => {
    const { totals } = report({ ...given, dockerignore: `${given.dockerignore}**\n` });
    expect(totals.sent.files).toBe(0);
  });
});
