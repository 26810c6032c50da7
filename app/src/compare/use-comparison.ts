import { loadCompare } from "@stagemap/analysis";
import type { Comparison } from "@stagemap/analysis";
import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import { contextInput } from "../state/project-context.ts";
import { useLoaded } from "../ui/use-loaded.ts";

/** What lies between two texts in the project as it is; null until the engine is there, or while a text is missing. */
export function useComparison(before: string | null, dockerfile: string | null): Comparison | null {
  const target = useApp((state) => state.wantedTarget);
  const build = useApp((state) => state.buildSettings);
  const ruleSettings = useApp((state) => state.ruleSettings);
  const project = useApp((state) => state.projectContext);
  const comparer = useLoaded(loadCompare);

  return useMemo(() => {
    if (comparer === null || before === null || dockerfile === null) return null;
    return comparer.compare({
      before,
      dockerfile,
      target,
      buildArguments: Object.fromEntries(build.arguments),
      namedContexts: Object.fromEntries(build.contexts),
      buildPlatform: build.buildPlatform,
      targetPlatform: build.targetPlatform,
      ruleSettings,
      ...contextInput(project),
      files: project.files,
    });
  }, [comparer, before, dockerfile, target, build, ruleSettings, project]);
}
