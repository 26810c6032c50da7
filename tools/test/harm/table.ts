import type { Examination, Harm, RuleCounts } from "./examine.ts";

const COLUMNS = ["findings", "fixable", "safe", "fixes", "harm"];

/** A table of the first examination by rule, the first harms in words, and a line of totals for each examination. */
export function examinationTable(examinations: readonly Examination[], shown: number): string {
  const rules = examinations[0]?.rules ?? new Map<string, RuleCounts>();
  const ids = [...rules.keys()].toSorted();
  const width = Math.max(4, ...ids.map((id) => id.length));
  const row = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(10)).join("");
  const lines = [row("rule", COLUMNS)];
  for (const [id, counts] of [...rules].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(row(id, cellsOf(counts)));
  }
  const harms = examinations.flatMap((each) => each.harms);
  lines.push("", ...harms.slice(0, shown).map(harmText), ...examinations.map(totals), "");
  return lines.join("\n");
}

function cellsOf({ findings, fixable, safe, fixes, harmful }: RuleCounts): readonly number[] {
  return [findings, fixable, safe, fixes, harmful];
}

function harmText({ file, rule, fix, faults }: Harm): string {
  return [`${file}: ${rule}: ${fix}`, ...faults.map((fault) => `  ${fault}`)].join("\n");
}

function totals({ title, rules, files, harms, fixedAtOnce }: Examination): string {
  const sum = (key: keyof RuleCounts): number =>
    [...rules.values()].reduce((total, counts) => total + counts[key], 0);
  const share = (key: keyof RuleCounts): string =>
    `${sum(key)} (${((100 * sum(key)) / Math.max(1, sum("findings"))).toFixed(1)} %)`;
  return (
    `${title}: ${files} texts, ${sum("findings")} findings, fixable ${share("fixable")}, safely ${share("safe")}, ` +
    `${fixedAtOnce} fixed at once, ${sum("fixes")} fixes tried, harm ${harms.length}`
  );
}
