import type { Model } from "@stagemap/model";
import { applyEdits, mapOffset } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { checkText, refusals } from "./check-text.ts";
import type { CheckedText } from "./check-text.ts";
import type { Fix } from "./rule.ts";
import type { RuleFinding } from "./run.ts";

/** A finding with what is to mend it. */
export interface Mending {
  readonly finding: RuleFinding;
  readonly fix: Fix;
}

/**
 * The text after one or several fixes, checked; null when they break the contract of every fix that is offered:
 * 1. the text changed, and only where the edits say so;
 * 2. BuildKit refuses nothing that it did not refuse before;
 * 3. the findings are gone, and no rule finds more than before;
 * 4. every comment and every directive is still there;
 * 5. with safe fixes, the same stages stand on the same bases and take from the same places, and BuildKit refuses the same.
 */
export function certify(before: CheckedText, mendings: readonly Mending[]): CheckedText | null {
  const fixes = mendings.map(({ fix }) => fix);
  const edits = fixes.flatMap((fix) => fix.edits);
  const after = edited(before, edits, fixes);
  if (after === null) return null;
  const isKept =
    isNoWorse(before, after, mendings) &&
    mendings.every(({ finding }) => isGone(after, finding, edits)) &&
    hasNoMore(counted(remarks(after.model)), counted(remarks(before.model))) &&
    (fixes.some(({ safety }) => safety === "review") || isSameBuild(before, after));
  return isKept ? after : null;
}

/** The fixes of a finding that keep the contract, in the rule's order. */
export function fixesOf(checked: CheckedText, finding: RuleFinding): readonly Fix[] {
  const proposed = finding.fixes === undefined ? [] : [...finding.fixes()];
  return proposed.filter((fix) => certify(checked, [{ finding, fix }]) !== null);
}

/** The text with fixes, checked; null when the edits do not fit together or change nothing. */
function edited(
  before: CheckedText,
  edits: readonly TextEdit[],
  fixes: readonly Fix[],
): CheckedText | null {
  const { source } = before.model.tree;
  if (!isInOrder(edits, source.length)) return null;
  const text = applyEdits(source, edits);
  const newFiles = fixes.flatMap((fix) => fix.newFiles ?? []);
  if (text === source && newFiles.length === 0) return null;
  const dockerignore = newFiles.find(({ path }) => path === ".dockerignore")?.text;
  const runOptions =
    dockerignore === undefined ? before.runOptions : { ...before.runOptions, dockerignore };
  return checkText(text, { ...before, runOptions });
}

/** True when the edits lie in the text, do not overlap, and do not insert twice at one place. */
function isInOrder(edits: readonly TextEdit[], length: number): boolean {
  const spans = edits.map(({ span }) => span).toSorted((a, b) => a.start - b.start);
  return spans.every(({ start, end }, index) => {
    const next = spans[index + 1];
    return start >= 0 && start <= end && end <= (next?.start ?? length) && start !== next?.start;
  });
}

function isNoWorse(before: CheckedText, after: CheckedText, mendings: readonly Mending[]): boolean {
  const was = counted(before.findings.map(({ rule }) => rule.id));
  const is = counted(after.findings.map(({ rule }) => rule.id));
  const mended = counted(mendings.map(({ finding }) => finding.rule.id));
  const isEveryRuleQuieter = [...is].every(
    ([id, count]) => count <= (was.get(id) ?? 0) - (mended.get(id) ?? 0),
  );
  return isEveryRuleQuieter && hasNoMore(counted(refusals(before)), counted(refusals(after)));
}

/** True when the rule no longer speaks of the same place. */
function isGone(
  after: CheckedText,
  { rule, span }: RuleFinding,
  edits: readonly TextEdit[],
): boolean {
  const isTouched = edits.some(
    (edit) => edit.span.start <= span.end && edit.span.end >= span.start,
  );
  if (isTouched) return true;
  const start = mapOffset(span.start, edits, "after");
  return !after.findings.some((each) => each.rule === rule && each.span.start === start);
}

/** Comments, also those between continued lines, and directives. */
function remarks({ tree }: Model): string[] {
  return tree.items.flatMap((item) => {
    if (item.kind === "comment" || item.kind === "directive") return [item.raw.trim()];
    if (item.kind === "blank" || !item.raw.includes("#")) return [];
    const bodies = item.heredocs.map(({ body }) => body);
    let offset = 0;
    const found: string[] = [];
    for (const line of item.raw.split(/(?<=\n)/)) {
      const isInBody = bodies.some(({ from, to }) => offset >= from && offset < to);
      if (offset > 0 && !isInBody && /^[\t ]*#/.test(line)) found.push(line.trim());
      offset += line.length;
    }
    return found;
  });
}

function isSameBuild(before: CheckedText, after: CheckedText): boolean {
  return (
    shape(before.model) === shape(after.model) &&
    hasNoMore(counted(refusals(after)), counted(refusals(before)))
  );
}

/** Stages by number with what they stand on and take from. Where a step stands in its stage does not matter. */
function shape({ stages, bases, edges }: Model): string {
  const used = edges.map(({ kind, from, to }) => JSON.stringify([kind, from, to]));
  return JSON.stringify([stages.map(({ base }) => base !== ""), bases, used.toSorted()]);
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** True when nothing occurs more often in `counts` than in `limits`. */
function hasNoMore(
  limits: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
): boolean {
  return [...counts].every(([name, count]) => count <= (limits.get(name) ?? 0));
}
