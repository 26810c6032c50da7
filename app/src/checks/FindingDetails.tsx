import type { Problem, RuleView } from "@stagemap/analysis";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./FindingDetails.module.css";
import { FixOffer } from "./FixOffer.tsx";
import { ignore, mend } from "./mend.ts";
import { showPlace } from "./show-place.ts";
import { useFixes } from "./use-fixes.ts";

interface FindingDetailsProps {
  readonly problem: Problem;
  readonly rule: RuleView;
  /** The finding is mended or ignored. */
  readonly onDone: () => void;
}

/** What one can do about a finding: mend it, read why it matters, switch its rule off here. */
export function FindingDetails({ problem, rule, onDone }: FindingDetailsProps) {
  const context = useAppContext();
  const openDialog = useApp((state) => state.openDialog);
  const found = useFixes(problem);
  const hasFix = found !== null && found.fixes.length > 0;
  const [isWhyOpen, setWhyOpen] = useState<boolean | null>(null);
  // Where nothing can be mended by a click, the reason is what one wants to see.
  const isWhyShown = isWhyOpen ?? !hasFix;
  const where = problem.skippedBy === "directive" ? "in this file" : "here";

  return (
    <div className={styles["details"]} role="group" aria-label={`About ${rule.id}`}>
      {found?.fixes.map((fix, index) => (
        <FixOffer
          key={fix.title}
          fix={fix}
          text={found.text}
          isFirst={index === 0}
          onApply={() => {
            const message = `Fixed: ${fix.title}.`;
            if (mend(context, { text: found.text, edits: fix.edits, message })) onDone();
          }}
        />
      ))}
      {isWhyShown && (
        <p className={styles["why"]}>
          <Prose text={rule.rationale} />
        </p>
      )}
      <div className={styles["actions"]}>
        <button
          type="button"
          className={styles["action"]}
          aria-expanded={isWhyShown}
          aria-label={`Why ${rule.id}`}
          onClick={() => setWhyOpen(!isWhyShown)}
        >
          Why
        </button>
        <button
          type="button"
          className={styles["action"]}
          aria-label={`Ignore ${rule.id} ${where}`}
          title={`Writes “# check=skip=${rule.id}” ${where === "here" ? "above the instruction" : "at the top"}`}
          onClick={() => {
            if (ignore(context, problem)) onDone();
          }}
        >
          Ignore {where}
        </button>
        <button
          type="button"
          className={styles["action"]}
          aria-label={`About ${rule.id}, with examples`}
          onClick={() => openDialog({ kind: "rule", ruleId: rule.id })}
        >
          Examples
        </button>
        <button
          type="button"
          className={styles["action"]}
          aria-label={`Go to line ${problem.line}`}
          onClick={() => showPlace(context, problem, { focus: true })}
        >
          Line {problem.line}
        </button>
      </div>
    </div>
  );
}
