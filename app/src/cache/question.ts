import type { CacheQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import type { ProjectContext } from "../state/project-context.ts";
import type { Scenario } from "../state/scenario.ts";

/** Makes the question to the build cache of the state; equal parts of the state are equal parts of it. */
export function createAsk(): (state: AppState) => CacheQuestion {
  const pathsOf = createPaths();
  let last: { readonly base: CacheQuestion; readonly of: readonly unknown[] } | null = null;
  return (state) => {
    const { text, wantedTarget, buildSettings, projectContext } = state;
    const of = [text, wantedTarget, buildSettings, projectContext];
    if (last === null || !of.every((part, index) => part === last?.of[index])) {
      const { buildPlatform, targetPlatform } = buildSettings;
      const { dockerignore } = projectContext;
      const base: CacheQuestion = {
        dockerfile: text,
        target: wantedTarget,
        buildArguments: Object.fromEntries(buildSettings.arguments),
        namedContexts: Object.fromEntries(buildSettings.contexts),
        buildPlatform,
        targetPlatform,
        files: pathsOf(projectContext),
        dockerignore,
        changes: {},
      };
      last = { base, of };
    }
    return asked(last.base, state.scenario);
  };
}

function asked(base: CacheQuestion, { changes, seconds }: Scenario): CacheQuestion {
  return { ...base, changes, seconds };
}

/** The paths of the given files, the same array as long as they are the same. */
function createPaths(): (context: ProjectContext) => readonly string[] | null {
  let last: { readonly of: ProjectContext["files"]; readonly paths: readonly string[] | null } = {
    of: null,
    paths: null,
  };
  return ({ files }) => {
    if (last.of !== files)
      last = { of: files, paths: files === null ? null : files.map(({ path }) => path) };
    return last.paths;
  };
}
