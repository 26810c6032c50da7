import type { Analysis, FixView, Problem } from "@stagemap/analysis";
import type { Span } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";
import type { Action, Assistance } from "../editor/assistance.ts";
import { fillIgnoreFile, ignoreFileOf } from "../context/write-ignore-file.ts";
import { findingsOf } from "./finding.ts";
import { ignore, ignoreEverywhere, mend } from "./mend.ts";

/** What the panel offers, for the editor's menus and hovers. */
export function createAssistance(context: AppContext): Assistance {
  const { store } = context;
  const fixesOf = rememberedFixes(context);

  function touched({ start, end }: Span): readonly Problem[] {
    const { problems } = store.getState().analysis;
    return problems.filter(({ span }) => span.start <= end && start <= span.end);
  }

  function fixes(problem: Problem): readonly Action[] {
    const { text } = store.getState();
    return fixesOf(problem)
      .map((fix) => ({ ...fix, ignoreFile: ignoreFileOf(fix) }))
      .filter(({ edits, ignoreFile }) => edits.length > 0 || ignoreFile !== undefined)
      .map(({ title, safety, edits, ignoreFile }) => ({
        title: safety === "safe" ? title : `${title} (to be looked over)`,
        isPreferred: safety === "safe",
        run() {
          if (edits.length > 0) mend(context, { text, edits, message: `Fixed: ${title}.` });
          if (ignoreFile !== undefined) void fillIgnoreFile(context, ignoreFile.text);
        },
      }));
  }

  return {
    actionsIn(span) {
      const found = touched(span).filter(({ rule }) => rule !== undefined);
      if (found.length === 0) return [];
      const mending = found
        .flatMap(fixes)
        .toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
      return [
        ...mending,
        ...found.flatMap((problem) => others(context, problem)),
        action("Fix all safe findings…", () =>
          store.getState().openDialog({ kind: "fix-all", ruleIds: null }),
        ),
      ];
    },
    remarksAt(offset) {
      return touched({ start: offset, end: offset }).flatMap((problem) => {
        const { rule, span } = problem;
        if (rule === undefined) return [];
        // The message right above says which finding is meant.
        const actions = [...fixes(problem), ...others(context, problem, "")];
        return [{ span, ruleId: rule.id, rationale: rule.rationale, actions }];
      });
    },
  };
}

/** What can be done about a finding besides mending it; `name` is how it is called where there are several. */
function others(
  context: AppContext,
  problem: Problem,
  name = `${problem.rule?.id} `,
): readonly Action[] {
  const id = problem.rule?.id ?? "";
  const where = problem.skippedBy === "directive" ? "in this file" : "here";
  return [
    action(name === "" ? "Show in Checks" : `Show ${id}`, () => showInPanel(context, problem)),
    action(`Ignore ${name}${where}`, () => ignore(context, problem)),
    action(`Ignore ${name}everywhere`, () => ignoreEverywhere(context, id)),
    action(`About ${id}`, () => context.store.getState().openDialog({ kind: "rule", ruleId: id })),
  ];
}

function action(title: string, run: () => void): Action {
  return { title, isPreferred: false, run };
}

/** Opens a finding in the panel, where its fixes are shown before they are made. */
function showInPanel({ store }: AppContext, problem: Problem): void {
  const { analysis, viewFindings, openSidePanel, showPane, showFinding } = store.getState();
  const finding = findingsOf(analysis.problems).find((each) => each.problem === problem);
  viewFindings({ query: "", hidden: [], isOnlyFixable: false, rule: "" });
  openSidePanel("checks");
  showPane("side");
  showFinding(finding?.key ?? null);
}

/** The fixes of the present text's problems; the editor asks for them with every move of the cursor. */
function rememberedFixes({ store }: AppContext): (problem: Problem) => readonly FixView[] {
  let known = new Map<Problem, readonly FixView[]>();
  let of: Analysis | null = null;
  return (problem) => {
    const { analysis, fixesOf } = store.getState();
    if (analysis !== of) {
      known = new Map();
      of = analysis;
    }
    const fixes = known.get(problem) ?? fixesOf(problem);
    known.set(problem, fixes);
    return fixes;
  };
}
