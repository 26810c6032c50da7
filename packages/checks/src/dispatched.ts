import type { Model } from "@stagemap/model";
import type { CheckContext, Dispatched, Finding, Site } from "./rule.ts";
import { findingAt } from "./rule.ts";

/** What every stage carries out, stage by stage in text order. */
export function dispatchedByStage(
  model: Model,
  sites: readonly Site[],
): readonly (readonly Dispatched[])[] {
  const byStage: Dispatched[][] = model.stages.map(() => []);
  for (const site of sites) {
    const list = byStage[site.stage?.index ?? -1];
    if (list === undefined || site.stage === null) continue;
    if (site.step !== null) {
      list.push({ instruction: site.instruction, site, isTrigger: false });
      continue;
    }
    const base = model.bases[site.stage.index];
    const triggers = base?.kind === "stage" ? (model.stages[base.stage]?.triggers ?? []) : [];
    // What is said of these stands at FROM, and no comment of this text speaks of them.
    const place = { ...site, comments: [] };
    for (const { instruction } of triggers) {
      list.push({ instruction, site: place, isTrigger: true });
    }
  }
  return byStage;
}

/** A finding on a part of a carried out instruction; on FROM's base for what ONBUILD left. */
export function dispatchedFinding(
  context: CheckContext,
  { site, isTrigger }: Dispatched,
  part: { readonly from: number; readonly to: number },
  message: string,
): Finding {
  const { instruction } = site;
  return findingAt(
    context,
    site,
    isTrigger ? (instruction.args[0] ?? instruction.keyword) : part,
    message,
  );
}
