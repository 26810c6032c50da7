import type { Analysis, Problem, StageKey } from "@stagemap/analysis";
import type { LitSpan, StageBar } from "../editor/editor-pane-props.ts";
import type { Badge, RowMark } from "../graph/graph-pane-props.ts";
import type { AppState } from "./app-state.ts";
import { spanOf } from "./subjects.ts";

/*
 * What panes show, computed from the state. These build fresh values, so components call them inside `useMemo`; only
 * functions that answer a primitive or a part of the state may be passed to the store's hook.
 */

/** One line of the target picker. */
export interface TargetChoice {
  readonly key: StageKey;
  readonly number: number;
  readonly title: string;
  readonly base: string;
  readonly color: number;
  readonly isLast: boolean;
  readonly isTarget: boolean;
  /** Why it cannot be picked; null when it can. */
  readonly refusal: string | null;
}

export function targetChoices(analysis: Analysis): readonly TargetChoice[] {
  const { stages, target } = analysis.picture;
  return stages.map(({ key, number, name, title, base, color, isLast }) => ({
    key,
    number,
    title,
    base: base.label,
    color,
    isLast,
    isTarget: key === target,
    refusal:
      name === null && !isLast
        ? "Docker picks a target by its name. Give this stage one with AS to build it."
        : null,
  }));
}

/** The picked target when no stage has its name (any more), so that the last stage is shown instead; else null. */
export function lostTarget({ wantedTarget, analysis }: AppState): StageKey | null {
  if (wantedTarget === null || analysis.picture.stages.length === 0) return null;
  return analysis.picture.target === wantedTarget ? null : wantedTarget;
}

/** How the target is called on the screen; "" when there is no stage. */
export function targetTitle({ analysis }: AppState): string {
  const { stages, target } = analysis.picture;
  return stages.find(({ key }) => key === target)?.title ?? "";
}

/** How many arguments of the text have a value that is given, and how many named contexts the text uses. */
export function givenArguments({ analysis }: AppState): number {
  const given = analysis.arguments.filter(
    ({ isGiven, scope, declarations }) =>
      isGiven && (scope === "platform" || declarations.length > 0),
  );
  return given.length + analysis.namedContexts.filter(({ uses }) => uses.length > 0).length;
}

/** How many problems want attention: all but the notes. */
export function loudProblems({ analysis }: AppState): number {
  return analysis.counts.errors + analysis.counts.warnings;
}

/** For each step, and for each stage's own head, the worst of its problems; notes only count among themselves. */
export function badgesOf(problems: readonly Problem[]): ReadonlyMap<string, Badge> {
  const badges = new Map<string, Badge>();
  for (const { step, stage, severity, message } of problems) {
    const key = step ?? stage;
    if (key === null) continue;
    const badge = badges.get(key);
    const isNote = severity === "info";
    const isQuiet = badge?.severity === "info";
    if (badge === undefined || (isQuiet && !isNote)) {
      badges.set(key, { severity, message, count: 1 });
    } else if (isQuiet === isNote) {
      const isWorse = rank(severity) < rank(badge.severity);
      const worst = isWorse ? { severity, message } : badge;
      badges.set(key, { ...worst, count: badge.count + 1 });
    }
  }
  return badges;
}

export function barsOf({ picture, places }: Analysis): readonly StageBar[] {
  const colors = new Map(picture.stages.map(({ key, color }) => [key, color]));
  return places.stages.flatMap(({ key, span }) => {
    const color = colors.get(key);
    return color === undefined ? [] : [{ span, color }];
  });
}

/** What the editor lights up: only what was pointed at elsewhere, because in the text the cursor shows it already. */
export function litSpans(
  analysis: Analysis,
  selection: AppState["selection"],
  hover: AppState["hover"],
): readonly LitSpan[] {
  const lit: LitSpan[] = [];
  const selected = selection?.from === "text" ? null : selection;
  const hovered = hover?.from === "text" ? null : hover;
  const selectedSpan = selected && spanOf(analysis, selected.subject);
  const hoveredSpan = hovered && spanOf(analysis, hovered.subject);
  if (selectedSpan) lit.push({ span: selectedSpan, kind: "selection" });
  if (hoveredSpan) lit.push({ span: hoveredSpan, kind: "hover" });
  return lit;
}

/** What the editor marks while the build cache is asked: the lines that run again. */
export function rerunSpans(
  { places }: Analysis,
  marks: ReadonlyMap<string, RowMark> | null,
): readonly LitSpan[] {
  if (marks === null) return nothingLit;
  return places.rows.flatMap(({ key, span, isFrom }) => {
    const status = isFrom ? undefined : marks.get(key)?.status;
    return status === "rebuilt" || status === "maybe" ? [{ span, kind: status }] : [];
  });
}

const nothingLit: readonly LitSpan[] = [];

/** The first line that keeps the picture from following the text; null when it follows. */
export function halfTypedLine({ analysis }: AppState): number | null {
  if (!analysis.isPictureKept) return null;
  const error = analysis.problems.find(({ severity }) => severity === "error");
  return (error ?? analysis.problems[0])?.line ?? null;
}

function rank(severity: Problem["severity"]): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}
