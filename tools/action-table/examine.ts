import { createAnalyzer, loadChecks, loadStageActions } from "@stagemap/analysis";
import type { AnalysisInput, StageAction } from "@stagemap/analysis";
import { applyEdits } from "@stagemap/text";

export type Kind = StageAction["kind"];

/** What came of one action that was tried. */
export interface Examined {
  readonly kind: Kind;
  readonly outcome: "refused" | "clean" | "gains, and says so" | "fault";
  /** What should not have happened: a sentence; empty without. */
  readonly fault: string;
}

/** A name that no file has. */
const NEW = "a-name-that-is-new";

/** Tries every action on the structure of a file, and compares what stands before and after by other ways than the plan's own. */
export async function createExaminer(): Promise<(text: string) => readonly Examined[]> {
  const actions = await loadStageActions();
  const checks = await loadChecks();
  const analyzer = createAnalyzer();

  /** Of each rule, and of each problem, how many there are. */
  function findingsOf(dockerfile: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const { findings } = checks.reportOn({ dockerfile, target: null });
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  }

  function offered(input: AnalysisInput): readonly (readonly [Kind, StageAction])[] {
    const { stages } = analyzer.analyze(input).picture;
    return stages.slice(0, 12).flatMap(({ key: stage, steps }) => {
      const list: (readonly [Kind, StageAction])[] = [["inline", { kind: "inline-stage", stage }]];
      for (const partner of actions.sharingOf(input, stage)?.partners ?? []) {
        const action = {
          kind: "share-beginning",
          stages: [stage, partner.stage],
          name: NEW,
        } as const;
        list.push(["share", action]);
      }
      for (const { key, keyword } of steps) {
        if (keyword !== "RUN") continue;
        const paths = actions.extractionOf(input, stage, [key])?.paths ?? null;
        list.push(["extract", { kind: "extract-steps", stage, steps: [key], name: NEW, paths }]);
      }
      return list;
    });
  }

  return (text) => {
    const input = { dockerfile: text, target: null };
    const before = findingsOf(text);
    return offered(input).map(([kind, action]) => {
      const plan = actions.planOf(input, action);
      if (!plan.ok) return { kind, outcome: "refused", fault: "" };
      const after = findingsOf(applyEdits(text, plan.edits));
      const gained = [...after].filter(([rule, count]) => count > (before.get(rule) ?? 0));
      const unsaid = gained.filter(
        ([rule]) => !plan.notes.some((note) => note.includes(` of ${rule}: `)),
      );
      if (unsaid.length > 0) {
        const fault = `${kind} gains without a word: ${unsaid.map(([rule]) => rule).join(", ")}`;
        return { kind, outcome: "fault", fault };
      }
      const outcome = gained.length > 0 ? "gains, and says so" : "clean";
      return { kind, outcome, fault: "" };
    });
  };
}
