import { useEffect, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { LineDiff } from "../checks/LineDiff.tsx";
import { mend } from "../checks/mend.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import type { PlannedRefactoring } from "./engine-calls.ts";
import { ask, questionOf } from "./engine.ts";
import { reasonWords } from "./gap-words.ts";
import styles from "./RefactoringDialog.module.css";

interface RefactoringDialogProps {
  readonly step: string;
  readonly refactoringId: string;
}

interface Found {
  readonly text: string;
  readonly refactoring: PlannedRefactoring;
}

/** A refactoring of a step, shown before it is made. */
export function RefactoringDialog({ step, refactoringId }: RefactoringDialogProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [found, setFound] = useState<Found | null>(null);

  useEffect(() => {
    let isGone = false;
    const state = context.store.getState();
    ask({ kind: "refactorings", question: questionOf(state, step) }).then(
      (all) => {
        const refactoring = all.find(({ id }) => id === refactoringId);
        if (!isGone && refactoring !== undefined) setFound({ text: state.text, refactoring });
        return undefined;
      },
      (error: unknown) =>
        isGone ||
        setFound(() => {
          throw error;
        }),
    );
    return () => {
      isGone = true;
    };
  }, [context, step, refactoringId]);

  const plan = found?.refactoring.plan;
  const title = found?.refactoring.title ?? "Change the step";

  function apply(): void {
    if (found === null || plan?.ok !== true) return;
    close();
    mend(context, { text: found.text, edits: plan.edits, message: `Done: ${title}.` });
  }

  return (
    <DialogFrame
      title={title}
      description={found?.refactoring.summary ?? "Looking at the step…"}
      onClose={close}
      actions={
        <>
          <Button look="framed" onClick={close}>
            {plan?.ok === false ? "Close" : "Cancel"}
          </Button>
          {plan?.ok !== false && (
            <Button look="primary" disabled={plan === undefined} onClick={apply}>
              Apply
            </Button>
          )}
        </>
      }
    >
      {found !== null && plan?.ok === true && (
        <>
          <LineDiff text={found.text} edits={plan.edits} context={2} />
          {plan.notes.map((note) => (
            <p key={note} className={styles["note"]}>
              {note}
            </p>
          ))}
        </>
      )}
      {plan?.ok === false && <p className={styles["note"]}>{reasonWords(plan)}</p>}
    </DialogFrame>
  );
}
