import { isDeepStrictEqual } from "node:util";
import {
  createAnalyzer,
  loadBestOrder,
  loadCache,
  loadChecks,
  loadContext,
  loadHovers,
  loadNames,
} from "@stagemap/analysis";
import type { AnalysisInput, Hovers } from "@stagemap/analysis";
import { demand } from "./target.ts";
import type { Target } from "./target.ts";

const cloning: Target = {
  name: "cloning what the screen shows",
  weight: 3,
  run(text) {
    const analysis = createAnalyzer().analyze(inputOf(text));
    demand(isDeepStrictEqual(structuredClone(analysis), analysis), "the clone differs");
  },
};

function createPointing(hovers: Hovers): Target {
  return {
    name: "what is said under the pointer",
    weight: 2,
    run(text) {
      for (const share of [0.1, 0.5, 0.9]) {
        const offset = Math.floor(text.length * share);
        const found = hovers.hoverAt(inputOf(text), offset);
        if (found === null) continue;
        const { start, end } = found.span;
        demand(start <= offset && offset <= end, "a hover speaks of another place");
      }
    },
  };
}

/** What the screen shows of a text, and what is asked about it. */
export async function createTargetsOfAnalysis(): Promise<readonly Target[]> {
  const [checks, cache, context, names, hovers] = await Promise.all([
    loadChecks(),
    loadCache(),
    loadContext(),
    loadNames(),
    loadHovers(),
    loadBestOrder(),
  ]);
  return [
    cloning,
    {
      name: "analysis, after an edit as from the start",
      weight: 6,
      run(text, _random, before) {
        const [fresh, used] = [createAnalyzer(), createAnalyzer()];
        for (const analyzer of [fresh, used]) analyzer.useChecks(checks);
        used.analyze(inputOf(before));
        const after = used.analyze(inputOf(text), { isNewDocument: true });
        demand(isDeepStrictEqual(after, fresh.analyze(inputOf(text))), "the analyses differ");
        demand(used.analyze(inputOf(text)) === after, "an equal text gives another object");
      },
    },
    {
      name: "checks and checklist",
      weight: 6,
      run(text) {
        const { findings, checklist } = checks.reportOn({ ...inputOf(text), isAll: true });
        for (const { span } of findings) {
          demand(span.start <= span.end && span.end <= text.length, "a finding leaves the text");
        }
        demand(checklist.length === 0 || checklist.length === 8, "the checklist has gaps");
      },
    },
    {
      name: "cache",
      weight: 6,
      run(text, random) {
        const question = { ...inputOf(text), files: null, changes: {} };
        const same = cache.simulate(question);
        const isQuiet = same.report.steps.every(
          ({ status, causes }) => status !== "rebuilt" || causes.length > 0,
        );
        demand(isQuiet, "a step is rebuilt and nothing says why");
        const path = random.pick(same.files) ?? "a";
        const changed = cache.simulate({
          ...question,
          changes: { files: [{ path, kind: "content" }] },
        });
        demand(changed.report.steps.length === same.report.steps.length, "a step is gone");
        cache.typicalWeek(question);
      },
    },
    {
      name: "build context",
      weight: 3,
      run(text) {
        context.report({ ...inputOf(text), dockerignore: text, files: null });
        context.writeIgnoreFile(inputOf(text));
        context.readFileList(text);
      },
    },
    createPointing(hovers),
    {
      name: "names",
      weight: 4,
      run(text) {
        for (const { places } of names.namesIn(inputOf(text))) {
          let end = 0;
          for (const { span } of places) {
            demand(span.start >= end && span.end <= text.length, "two places of a name overlap");
            end = span.end;
          }
        }
      },
    },
  ];
}

export function inputOf(dockerfile: string): AnalysisInput {
  return { dockerfile, target: null };
}
