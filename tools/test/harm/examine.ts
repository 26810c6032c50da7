import { fixAll, fixesOf } from "@stagemap/checks";
import type { Fix, RuleFinding } from "@stagemap/checks";
import { editFaults, harmOf, spliced } from "./contract.ts";
import { readText } from "./reading.ts";
import type { Reading, Surroundings } from "./reading.ts";

/** What was seen of a rule. */
export interface RuleCounts {
  findings: number;
  /** Findings with a fix, and with one that needs nobody to look. */
  fixable: number;
  safe: number;
  /** Fixes that were tried, and those that did harm. */
  fixes: number;
  harmful: number;
}

export interface Harm {
  readonly file: string;
  readonly rule: string;
  readonly fix: string;
  readonly faults: readonly string[];
}

export interface Examination {
  readonly title: string;
  readonly rules: Map<string, RuleCounts>;
  readonly harms: Harm[];
  files: number;
  /** Findings that "fix all" mended. */
  fixedAtOnce: number;
}

export interface SampleFile extends Surroundings {
  readonly name: string;
  readonly text: string;
}

export function createExamination(title: string): Examination {
  return { title, rules: new Map(), harms: [], files: 0, fixedAtOnce: 0 };
}

const FIX_ALL = "fix all";

/** Applies every fix of every finding by itself and then all safe ones, and notes what harm was done. */
export function examine(examination: Examination, file: SampleFile): void {
  const before = readText(file.text, file);
  const noteHarm = (rule: string, fix: string, faults: readonly string[]): void => {
    if (faults.length > 0) examination.harms.push({ file: file.name, rule, fix, faults });
  };
  examination.files++;
  for (const finding of before.checked.findings) {
    const fixes = fixesOf(before.checked, finding);
    const counts = countsOf(examination, finding.rule.id);
    counts.findings++;
    counts.fixes += fixes.length;
    if (fixes.length > 0) counts.fixable++;
    if (fixes.some(({ safety }) => safety === "safe")) counts.safe++;
    for (const fix of fixes) {
      const faults = faultsOfFix(before, file, finding, fix);
      if (faults.length > 0) counts.harmful++;
      noteHarm(finding.rule.id, `[${fix.safety}] ${fix.title}`, faults);
    }
  }
  noteHarm(FIX_ALL, FIX_ALL, faultsOfAll(examination, before, file));
}

function countsOf({ rules }: Examination, rule: string): RuleCounts {
  const known = rules.get(rule);
  if (known !== undefined) return known;
  const counts: RuleCounts = { findings: 0, fixable: 0, safe: 0, fixes: 0, harmful: 0 };
  rules.set(rule, counts);
  return counts;
}

function faultsOfFix(
  before: Reading,
  file: SampleFile,
  finding: RuleFinding,
  { edits, safety, newFiles = [] }: Fix,
): readonly string[] {
  const faults = editFaults(before.text, edits);
  if (faults.length > 0) return faults;
  const dockerignore =
    newFiles.find(({ path }) => path === ".dockerignore")?.text ?? file.dockerignore;
  const after = readText(spliced(before.text, edits), { ...file, dockerignore });
  return [...harmOf(before, after, safety === "safe"), ...staying(before, after, finding)];
}

/** A fix has to take away what it is for, and a change has to be one. */
function staying(before: Reading, after: Reading, { rule, message }: RuleFinding): string[] {
  const words = `${rule.id}: ${message}`;
  const count = ({ messages }: Reading): number => messages.filter((each) => each === words).length;
  return count(after) < count(before) ? [] : ["the finding is still there"];
}

function faultsOfAll(
  examination: Examination,
  before: Reading,
  file: SampleFile,
): readonly string[] {
  const all = fixAll(before.checked);
  examination.fixedAtOnce += all.fixed;
  const after = readText(all.after.model.tree.source, file);
  const faults = [...harmOf(before, after, true)];
  if (fixAll(after.checked).after.model.tree.source !== after.text) {
    faults.push("fixing all again changes something");
  }
  const isLeft = after.checked.findings.some((finding) =>
    fixesOf(after.checked, finding).some(
      ({ safety, newFiles }) => safety === "safe" && newFiles === undefined,
    ),
  );
  if (isLeft) faults.push("a finding with a safe fix is left");
  return faults;
}

/** Adds what was seen elsewhere. */
export function addExamination(to: Examination, from: Examination): void {
  for (const [rule, counts] of from.rules) {
    const sum = countsOf(to, rule);
    sum.findings += counts.findings;
    sum.fixable += counts.fixable;
    sum.safe += counts.safe;
    sum.fixes += counts.fixes;
    sum.harmful += counts.harmful;
  }
  to.harms.push(...from.harms);
  to.files += from.files;
  to.fixedAtOnce += from.fixedAtOnce;
}
