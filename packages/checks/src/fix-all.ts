import { certify } from "./certify.ts";
import type { Mending } from "./certify.ts";
import type { CheckedText } from "./check-text.ts";
import type { Fix } from "./rule.ts";
import type { RuleFinding } from "./run.ts";

export interface FixAllResult {
  /** The text with all safe fixes, checked. */
  readonly after: CheckedText;
  /** How many findings were fixed one after the other. */
  readonly fixed: number;
}

/**
 * Applies safe fixes until none is left that keeps the contract: a fixed point, because each leaves fewer findings than there
 * were. `accepts` leaves findings out.
 */
export function fixAll(
  checked: CheckedText,
  accepts: (finding: RuleFinding) => boolean = () => true,
): FixAllResult {
  let after = checked;
  let fixed = 0;
  /** How many of a finding's safe fixes came to nothing: they must not stand in the way of others. */
  let failed = new Map<RuleFinding, number>();
  for (;;) {
    const mendings = together(after, accepts, failed);
    if (mendings.length === 0) return { after, fixed };
    const round = applyMost(after, mendings);
    if (round.fixed === 0) {
      for (const { finding } of mendings) failed.set(finding, (failed.get(finding) ?? 0) + 1);
      continue;
    }
    after = round.after;
    fixed += round.fixed;
    failed = new Map();
  }
}

/** The largest part of the fixes, found by halving, that keeps the contract; alone each is tried as well. */
function applyMost(checked: CheckedText, mendings: readonly Mending[]): FixAllResult {
  if (mendings.length === 0) return { after: checked, fixed: 0 };
  const after = certify(checked, mendings);
  if (after !== null) return { after, fixed: mendings.length };
  if (mendings.length === 1) return { after: checked, fixed: 0 };
  const half = Math.ceil(mendings.length / 2);
  const first = applyMost(checked, mendings.slice(0, half));
  // The second half speaks of the text as it was: it has its turn in the next round unless the first came to nothing.
  return first.fixed > 0 ? first : applyMost(checked, mendings.slice(half));
}

/** One safe fix for each finding, as far as they leave each other alone. */
function together(
  { findings }: CheckedText,
  accepts: (finding: RuleFinding) => boolean,
  failed: ReadonlyMap<RuleFinding, number>,
): readonly Mending[] {
  const taken: Fix[] = [];
  const mendings: Mending[] = [];
  for (const finding of findings) {
    if (!accepts(finding)) continue;
    const fix = safeFix(finding, failed.get(finding) ?? 0);
    if (fix === undefined || taken.some((other) => areNear(other, fix))) continue;
    taken.push(fix);
    mendings.push({ finding, fix });
  }
  return mendings;
}

/** A finding's safe fix, after so many of them. */
function safeFix({ fixes }: RuleFinding, skipped: number): Fix | undefined {
  return [...(fixes?.() ?? [])].filter(
    ({ safety, newFiles }) => safety === "safe" && newFiles === undefined,
  )[skipped];
}

function areNear(a: Fix, b: Fix): boolean {
  return a.edits.some((one) =>
    b.edits.some((other) => one.span.start <= other.span.end && other.span.start <= one.span.end),
  );
}
