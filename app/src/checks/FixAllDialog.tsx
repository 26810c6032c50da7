import type { FixAllView } from "@stagemap/analysis";
import { useEffect, useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import styles from "./FixAllDialog.module.css";
import { LineDiff } from "./LineDiff.tsx";
import { countChanges, lineDiff } from "./line-diff.ts";
import { mend } from "./mend.ts";

interface FixAllDialogProps {
  /** Null for all rules. */
  readonly ruleIds: readonly string[] | null;
}

interface Found extends FixAllView {
  readonly text: string;
}

/** All safe fixes as one change, shown before it is made. */
export function FixAllDialog({ ruleIds }: FixAllDialogProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [found, setFound] = useState<Found | null>(null);

  useEffect(() => {
    // Every fix is tried out, alone and with the others, which may take a moment: the dialog is drawn first.
    const timer = setTimeout(() => {
      const { text, fixAll } = context.store.getState();
      setFound({ ...fixAll(ruleIds === null ? undefined : (id) => ruleIds.includes(id)), text });
    }, 30);
    return () => clearTimeout(timer);
  }, [context, ruleIds]);

  function apply({ text, edits, fixed }: Found): void {
    close();
    mend(context, { text, edits, message: `Fixed: ${counted(fixed, "finding")}.` });
  }

  const hasFix = found !== null && found.fixed > 0;
  return (
    <DialogFrame
      title={ruleIds === null ? "Fix all safe findings" : `Fix ${ruleIds.join(", ")}`}
      description={found === null ? "Trying out every fix…" : <Summary found={found} />}
      onClose={close}
      actions={
        <>
          <Button look="framed" onClick={close}>
            {found !== null && !hasFix ? "Close" : "Cancel"}
          </Button>
          {(found === null || hasFix) && (
            <Button
              look="primary"
              disabled={found === null}
              onClick={() => {
                if (found !== null) apply(found);
              }}
            >
              {found === null ? "Fix" : `Fix ${counted(found.fixed, "finding")}`}
            </Button>
          )}
        </>
      }
    >
      {hasFix ? (
        <LineDiff text={found.text} edits={found.edits} context={2} />
      ) : (
        <div className={styles["blank"]} />
      )}
    </DialogFrame>
  );
}

function Summary({ found: { text, edits, fixed } }: { readonly found: Found }) {
  const { removed, added } = useMemo(() => countChanges(lineDiff(text, edits)), [text, edits]);
  if (fixed === 0) {
    return "Nothing is left that can be fixed without somebody looking at it. Findings with other fixes show them when they are opened.";
  }
  return (
    <>
      {counted(fixed, "finding")} {fixed === 1 ? "goes" : "go"} away:{" "}
      <span className={styles["added"]}>+{counted(added, "line")}</span>,{" "}
      <span className={styles["removed"]}>−{counted(removed, "line")}</span>. Stages, bases and
      comments stay as they are. One undo step.
    </>
  );
}
