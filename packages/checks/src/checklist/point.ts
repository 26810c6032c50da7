import type { LocalSpan } from "@stagemap/syntax";
import { findingAt } from "../rule.ts";
import type { CheckContext, ChecklistItem, Site } from "../rule.ts";
import type { RuleFinding } from "../run.ts";

/** One point of the checklist. */
export interface ChecklistPoint {
  readonly id: string;
  readonly text: string;
  judge(seen: Seen): Judgement;
}

/** What a point is judged by. */
export interface Seen {
  readonly context: CheckContext;
  readonly findings: readonly RuleFinding[];
}

export type Judgement = Omit<ChecklistItem, "id" | "text">;

export function done(evidence: string, span: Judgement["span"] = null): Judgement {
  return { verdict: "done", evidence, span };
}

export function todo(evidence: string, span: Judgement["span"] = null): Judgement {
  return { verdict: "todo", evidence, span };
}

export function notApplicable(evidence: string): Judgement {
  return { verdict: "does not apply", evidence, span: null };
}

/** A part of an instruction as a span of the text; without a part, all of it. */
export function spanAt(context: CheckContext, site: Site, part?: LocalSpan): Judgement["span"] {
  const { instruction } = site;
  const whole = { from: instruction.keyword.from, to: instruction.rest.to };
  return findingAt(context, site, part ?? whole, "").span;
}

/** What is to be done when one of these rules speaks of a stage that the target needs; null when none does. */
export function judgedByRules(
  { context, findings }: Seen,
  ids: ReadonlySet<string>,
): Judgement | null {
  const found = findings.find(({ rule, site }) => {
    const stage = site?.stage ?? null;
    return ids.has(rule.id) && (stage === null || context.needed.has(stage.index));
  });
  return found === undefined ? null : todo(found.message, found.span);
}

/** How a stage is called in a sentence: “builder”, or stage 2 by its number from 0. */
export function stageTitle({ model }: CheckContext, stage: number): string {
  const name = model.stages[stage]?.writtenName ?? null;
  return name === null ? `stage ${stage}` : `“${name}”`;
}

/** Calls that bring what a program is built with or from, in one of the stages. */
export function isOfProject(ecosystem: string, action: string): boolean {
  return ecosystem !== "system" && /^(?:fetch|build|install)$/.test(action);
}
