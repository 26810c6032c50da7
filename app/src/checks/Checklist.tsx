import type { ChecklistItemView } from "@stagemap/analysis";
import { Check, ChevronDown, ChevronRight, CircleAlert, Minus, Wand2 } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { subjectAt } from "../state/subjects.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./Checklist.module.css";
import { findingOfPoint, shortText } from "./checklist-points.ts";
import type { Finding } from "./finding.ts";
import type { Fixability } from "./fixability.ts";
import { moveFocus } from "./move-focus.ts";
import { showPlace } from "./show-place.ts";

const verdicts = {
  done: { Icon: Check, word: "Done" },
  todo: { Icon: CircleAlert, word: "To do" },
  "does not apply": { Icon: Minus, word: "Does not apply" },
} as const;

interface ChecklistProps {
  readonly points: readonly ChecklistItemView[];
  readonly findings: readonly Finding[];
  readonly fixability: ReadonlyMap<string, Fixability>;
}

/** The points of a good multi-stage build, judged. */
export function Checklist({ points, findings, fixability }: ChecklistProps) {
  const isOpen = useApp((state) => state.findingView.isChecklistOpen);
  const viewFindings = useApp((state) => state.viewFindings);
  const asked = points.filter(({ verdict }) => verdict !== "does not apply");
  const done = asked.filter(({ verdict }) => verdict === "done");
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section aria-labelledby="checklist-heading">
      <h3 className={styles["heading"]}>
        <button
          type="button"
          id="checklist-heading"
          className={styles["toggle"]}
          aria-expanded={isOpen}
          onClick={() => viewFindings({ isChecklistOpen: !isOpen })}
        >
          Before shipping
          <small className={styles["count"]}>
            {done.length} of {asked.length}
          </small>
          <Chevron size={14} className={styles["chevron"]} aria-hidden />
        </button>
      </h3>
      {isOpen && (
        <ul className={styles["points"]} data-list="">
          {points.map((point, index) => (
            <li key={point.id}>
              <Point point={point} isTabStop={index === 0} />
              <FindingLink finding={findingOfPoint(point, findings)} fixability={fixability} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PointProps {
  readonly point: ChecklistItemView;
  readonly isTabStop: boolean;
}

/** What is to do says why at once; the rest when asked, by a click that also shows the place. */
function Point({ point, isTabStop }: PointProps) {
  const context = useAppContext();
  const { text, verdict, evidence, span } = point;
  const { Icon, word } = verdicts[verdict];
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isEvidenceShown = isOpen ?? verdict === "todo";

  function open(): void {
    setOpen(span === null ? !isEvidenceShown : true);
    if (span === null) return;
    const subject = subjectAt(context.store.getState().analysis.places, span.start);
    const stage = subject?.kind === "stage" ? subject.key : null;
    const step = subject?.kind === "step" ? subject.key : null;
    showPlace(context, { span, stage, step }, { focus: false });
  }

  return (
    <button
      type="button"
      className={styles["point"]}
      data-item=""
      data-verdict={verdict}
      tabIndex={isTabStop ? 0 : -1}
      title={isEvidenceShown ? text : `${text}. ${evidence}`}
      onClick={open}
      onKeyDown={moveFocus}
    >
      <Icon size={14} strokeWidth={2.5} className={styles["icon"]} aria-hidden />
      <span>
        <span className={styles["word"]}>{word}: </span>
        {shortText(point)}
        {isEvidenceShown ? (
          <span className={styles["evidence"]}>
            <Prose text={evidence} />
          </span>
        ) : (
          <span className={styles["word"]}>. {evidence}</span>
        )}
      </span>
    </button>
  );
}

interface FindingLinkProps {
  readonly finding: Finding | null;
  readonly fixability: ReadonlyMap<string, Fixability>;
}

/** Leads to the finding that has the fix. */
function FindingLink({ finding, fixability }: FindingLinkProps) {
  const context = useAppContext();
  if (finding === null) return null;
  const { key, problem } = finding;
  const hasFix = (fixability.get(key) ?? "none") !== "none";

  function show(): void {
    const { viewFindings, showFinding } = context.store.getState();
    viewFindings({ query: "", hidden: [], isOnlyFixable: false, rule: "" });
    showFinding(key);
    showPlace(context, problem, { focus: false });
    context.browser.afterRender(() =>
      document.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`)?.focus(),
    );
  }

  return (
    <button
      type="button"
      className={styles["link"]}
      data-item=""
      tabIndex={-1}
      aria-label={`${hasFix ? "Show the fix" : "Show the finding"}: ${problem.rule?.id}`}
      onClick={show}
      onKeyDown={moveFocus}
    >
      {hasFix && <Wand2 size={12} aria-hidden />}
      {hasFix ? "Show the fix" : "Show the finding"}
    </button>
  );
}
