import type { ChecklistItemView } from "@stagemap/analysis";
import { Check, ChevronDown, ChevronRight, CircleAlert, Minus } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { subjectAt } from "../state/subjects.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./Checklist.module.css";
import { moveFocus } from "./move-focus.ts";
import { showPlace } from "./show-place.ts";

const verdicts = {
  done: { Icon: Check, word: "Done" },
  todo: { Icon: CircleAlert, word: "To do" },
  "does not apply": { Icon: Minus, word: "Does not apply" },
} as const;

/** A few words for each point, because the panel is narrow; a point that is not here has its own text. */
const shortTexts: ReadonlyMap<string, string> = new Map([
  ["separate-build", "Build and runtime are separate"],
  ["slim-runtime", "Slim base for the runtime"],
  ["copy-needed", "Only what is needed is copied"],
  ["production-deps", "Production dependencies only"],
  ["layer-order", "Layers ordered for the cache"],
  ["dockerignore", "A .dockerignore"],
  ["scratch", "scratch for static binaries"],
  ["secrets", "No secret embedded"],
]);

/** The points of a good multi-stage build, judged. */
export function Checklist({ points }: { readonly points: readonly ChecklistItemView[] }) {
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
  const { id, text, verdict, evidence, span } = point;
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
        {shortTexts.get(id) ?? text}
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
