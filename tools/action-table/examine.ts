import { createAnalyzer, loadChecks, loadStageActions } from "@stagemap/analysis";
import type { ActionPlan, Analysis, EdgeView, StageAction } from "@stagemap/analysis";
import { applyEdits, minimalEdit } from "@stagemap/text";
import { actionsOn } from "./actions.ts";
import type { Tried } from "./actions.ts";

export type Kind = StageAction["kind"];

/** What came of one action that was tried. */
export interface Examined {
  readonly kind: Kind;
  readonly outcome: "refused" | "clean" | "gains" | "gains, and says so" | "fault";
  /** What should not have happened: a sentence; empty without. */
  readonly fault: string;
}

/** What builds the same as before from other stages has to say what the checks find more. */
const SAYS_SO: ReadonlySet<Kind> = new Set<Kind>([
  "extract-steps",
  "inline-stage",
  "share-beginning",
]);

/** Tries what `actionsOn` gives on a file, and compares what stands before and after by other ways than the plan's own. */
export async function createExaminer(): Promise<(text: string) => readonly Examined[]> {
  const engine = await loadStageActions();
  const checks = await loadChecks();

  /** Of each rule how many findings there are. */
  function findingsOf(dockerfile: string): Counts {
    const { findings } = checks.reportOn({ dockerfile, target: null });
    return countsOf(findings.map(({ rule }) => rule));
  }

  return (text) => {
    const input = { dockerfile: text, target: null };
    const before = { text, analysis: analyze(text), findings: findingsOf(text) };
    return [...actionsOn(before.analysis.picture, input, engine)].map((tried): Examined => {
      const { kind } = tried.action;
      const plan = engine.planOf(input, tried.action);
      if (!plan.ok) {
        const fault = plan.reasons.length === 0 ? "refused without a reason" : "";
        return { kind, outcome: fault === "" ? "refused" : "fault", fault };
      }
      const now = applyEdits(text, plan.edits);
      const fault =
        undoFault(text, now) ??
        graphFault(before.analysis, analyze(now), tried) ??
        commentFault({ text, now, kind });
      if (fault !== null) return { kind, outcome: "fault", fault: `${kind}: ${fault}` };
      return { kind, ...gains({ kind, plan, before: before.findings, after: findingsOf(now) }) };
    });
  };
}

/** By a new analyzer: one that has seen another text would keep that one's picture while this one looks half-typed. */
function analyze(dockerfile: string): Analysis {
  return createAnalyzer().analyze({ dockerfile, target: null });
}

type Counts = ReadonlyMap<string, number>;

function countsOf(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What `after` has more of. */
function more(before: Counts, after: Counts): readonly string[] {
  return [...after].flatMap(([word, count]) => (count > (before.get(word) ?? 0) ? [word] : []));
}

/** One edit back has to give the very text. */
function undoFault(text: string, now: string): string | null {
  const back = minimalEdit(now, text);
  const undone = back === null ? now : applyEdits(now, [back]);
  return undone === text ? null : "undo does not give the text back";
}

/** New problems that BuildKit would report as errors, and edges that the action says nothing of. */
function graphFault(before: Analysis, after: Analysis, { graph, stages }: Tried): string | null {
  const [error] = more(errorsOf(before), errorsOf(after));
  if (error !== undefined) return `a new problem: ${error}`;
  const count = after.picture.stages.length - before.picture.stages.length;
  const counts = [stages].flat();
  if (!counts.includes(count)) return `${count} stages more instead of ${counts.join(" or ")}`;
  if (graph === null) return null;
  const gone = new Set(graph.gone);
  const expected = [...before.picture.edges.filter((edge) => !gone.has(edge)), ...graph.added];
  const [wanted, found] = [expected, after.picture.edges].map((edges) =>
    countsOf(edges.map(sayEdge)),
  );
  const [extra] = more(wanted ?? new Map(), found ?? new Map());
  const [lost] = more(found ?? new Map(), wanted ?? new Map());
  if (extra !== undefined) return `an edge too many: ${extra}`;
  return lost === undefined ? null : `an edge too few: ${lost}`;
}

function errorsOf({ problems }: Analysis): Counts {
  return countsOf(problems.flatMap(({ severity, code }) => (severity === "error" ? [code] : [])));
}

/** Names of stages change with actions: an edge is known by what it carries. */
function sayEdge({ kind, paths }: EdgeView): string {
  return [kind, ...paths].join(" ");
}

interface Change {
  readonly text: string;
  readonly now: string;
  readonly kind: Kind;
}

/** What takes lines away takes their comments along; everything else keeps them all. */
function commentFault({ text, now, kind }: Change): string | null {
  if (kind.startsWith("delete") || kind === "disconnect") return null;
  // What two stages share has a comment of both only once.
  const words = (each: string): readonly string[] =>
    kind === "share-beginning" ? [...new Set(commentsIn(each))] : commentsIn(each);
  const [lost] = more(countsOf(words(now)), countsOf(words(text)));
  return lost === undefined ? null : `a comment is gone: ${lost}`;
}

/** The words of comments, however often they are commented out. */
function commentsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => /^\s*#[#\s]*(?<words>\w.*?)\s*$/.exec(line)?.groups?.["words"] ?? []);
}

interface Gained {
  readonly kind: Kind;
  readonly plan: Extract<ActionPlan, { readonly ok: true }>;
  readonly before: Counts;
  readonly after: Counts;
}

function gains({ kind, plan, before, after }: Gained): Pick<Examined, "outcome" | "fault"> {
  const gained = more(before, after);
  if (gained.length === 0) return { outcome: "clean", fault: "" };
  const unsaid = gained.filter(
    (rule) => !plan.notes.some((note) => note.includes(` of ${rule}: `)),
  );
  if (unsaid.length === 0) return { outcome: "gains, and says so", fault: "" };
  if (!SAYS_SO.has(kind)) return { outcome: "gains", fault: "" };
  return { outcome: "fault", fault: `${kind} gains without a word: ${unsaid.join(", ")}` };
}
