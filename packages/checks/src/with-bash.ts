import { baseSystem } from "./base-system.ts";
import { linesAboveComments } from "./lines-above-comments.ts";
import type { CheckContext, Fix } from "./rule.ts";
import type { Run } from "./runs.ts";
import { inCaseOf, isSteered } from "./written.ts";

/** Lets bash run what stands from a RUN on, where the image is sure to have it. */
export function withBash(context: CheckContext, { site, script, isTrigger }: Run): readonly Fix[] {
  const { source } = script;
  if (site.stage === null || isTrigger || source.shell.isExplicit || isSteered(site)) return [];
  if (baseSystem(context, site.stage.index) !== "debian") return [];
  const line = `${inCaseOf(site.instruction.keyword, "SHELL")} ["/bin/bash", "-c"]`;
  const edits = [linesAboveComments(context, site, line)];
  return [{ title: "Run it with bash", safety: "review", edits }];
}
