import type { OrderQuestion, RewriteKind, StageKey } from "@stagemap/analysis";
import { useMemo } from "react";
import { useApp } from "../app-context.ts";

/** What is wanted of the order, for as long as its dialog is open. */
export interface OrderWishes {
  /** Null for all stages that the target needs. */
  readonly stage: StageKey | null;
  readonly isRiskAllowed: boolean;
  readonly rewrites: readonly RewriteKind[];
  /** Ids of changes that were taken out. */
  readonly unwanted: readonly string[];
}

/** The question that the state and the wishes come to: the same object as long as it says the same. */
export function useQuestion(wishes: OrderWishes): OrderQuestion {
  const dockerfile = useApp((state) => state.text);
  const target = useApp((state) => state.wantedTarget);
  const build = useApp((state) => state.buildSettings);
  const project = useApp((state) => state.projectContext);
  const weights = useApp((state) => state.orderWeights);
  const seconds = useApp((state) => state.scenario.seconds);
  return useMemo(() => {
    const { stage, isRiskAllowed, rewrites, unwanted } = wishes;
    const { buildPlatform, targetPlatform } = build;
    return {
      dockerfile,
      target,
      dockerignore: project.dockerignore,
      files: project.files?.map(({ path }) => path) ?? null,
      // Made from entries, a record keeps even an argument that is called "__proto__".
      buildArguments: Object.fromEntries(build.arguments),
      namedContexts: Object.fromEntries(build.contexts),
      buildPlatform,
      targetPlatform,
      stages: stage === null ? null : [stage],
      isRiskAllowed,
      rewrites,
      unwanted,
      weights: weights?.shares ?? null,
      seconds,
    };
  }, [dockerfile, target, build, project, weights, seconds, wishes]);
}
