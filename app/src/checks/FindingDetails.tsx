import type { Problem, RuleView } from "@stagemap/analysis";
import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./FindingDetails.module.css";
import { FindingActions } from "./FindingActions.tsx";
import { FixOffer } from "./FixOffer.tsx";
import { mend } from "./mend.ts";
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
  const found = useFixes(problem);
  const hasFix = found !== null && found.fixes.length > 0;
  const [isWhyOpen, setWhyOpen] = useState<boolean | null>(null);
  // Where nothing can be mended by a click, the reason is what one wants to see.
  const isWhyShown = isWhyOpen ?? !hasFix;

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
      <FindingActions
        problem={problem}
        rule={rule}
        isWhyShown={isWhyShown}
        onWhy={() => setWhyOpen(!isWhyShown)}
        onDone={onDone}
      />
    </div>
  );
}
