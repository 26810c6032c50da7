import type { Picture, RuleView } from "@stagemap/analysis";
import type { Finding, Weight } from "./finding.ts";

/** The findings of a stage, or of all stages when they are listed by rule. */
export interface Section {
  /** A stage's key; "" outside every stage. */
  readonly key: string;
  /** Null for a list without headings. */
  readonly title: string | null;
  /** 0 to 7; null outside every stage. */
  readonly color: number | null;
  readonly count: number;
  readonly entries: readonly Entry[];
}

export type Entry =
  | { readonly kind: "one"; readonly key: string; readonly finding: Finding }
  | {
      readonly kind: "many";
      readonly key: string;
      readonly rule: RuleView;
      readonly weight: Weight;
      readonly findings: readonly Finding[];
    };

/** So many findings of a rule in one stage are one entry of the list; fewer in a long list. */
const manyInShortList = 4;
const manyInLongList = 2;
const longList = 40;

const loudness: Readonly<Record<Weight, number>> = { error: 0, warning: 1, info: 2, style: 3 };

/** By stage, in text order; those outside every stage come first. */
export function groupByStage(
  findings: readonly Finding[],
  { stages }: Picture,
): readonly Section[] {
  const many = findings.length >= longList ? manyInLongList : manyInShortList;
  const ofStage = new Map<string, Finding[]>(stages.map(({ key }) => [key, []]));
  const outside: Finding[] = [];
  for (const finding of findings)
    (ofStage.get(finding.problem.stage ?? "") ?? outside).push(finding);
  const sections = [
    section({ key: "", title: "Outside the stages", color: null }, outside, many),
    ...stages.map((stage) => section(stage, ofStage.get(stage.key) ?? [], many)),
  ];
  return sections.filter(({ count }) => count > 0);
}

/** By rule, the loudest and most frequent first; what BuildKit refuses comes before all rules. */
export function groupByRule(findings: readonly Finding[]): readonly Section[] {
  if (findings.length === 0) return [];
  const entries = entriesOf(findings, 1, "").toSorted(
    (a, b) => loudness[weightOf(a)] - loudness[weightOf(b)] || sizeOf(b) - sizeOf(a),
  );
  return [{ key: "", title: null, color: null, count: findings.length, entries }];
}

function section(
  { key, title, color }: Pick<Section, "key" | "title" | "color">,
  findings: readonly Finding[],
  many: number,
): Section {
  return { key, title, color, count: findings.length, entries: entriesOf(findings, many, key) };
}

/** In the order of the first findings; `many` of one rule are one entry. */
function entriesOf(findings: readonly Finding[], many: number, sectionKey: string): Entry[] {
  const ofRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = finding.problem.rule?.id ?? "";
    const others = ofRule.get(id);
    if (others === undefined) ofRule.set(id, [finding]);
    else others.push(finding);
  }
  return findings.flatMap((finding): Entry[] => {
    const { rule } = finding.problem;
    const same = ofRule.get(rule?.id ?? "") ?? [];
    if (rule === undefined || same.length < many) {
      return [{ kind: "one", key: finding.key, finding }];
    }
    if (same[0] !== finding) return [];
    const weight = loudest(same);
    return [{ kind: "many", key: `${sectionKey} ${rule.id}`, rule, weight, findings: same }];
  });
}

function loudest(findings: readonly Finding[]): Weight {
  return findings.reduce<Weight>(
    (weight, each) => (loudness[each.weight] < loudness[weight] ? each.weight : weight),
    "style",
  );
}

function weightOf(entry: Entry): Weight {
  return entry.kind === "one" ? entry.finding.weight : entry.weight;
}

function sizeOf(entry: Entry): number {
  return entry.kind === "one" ? 1 : entry.findings.length;
}
