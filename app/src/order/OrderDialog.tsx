import type { OrderChange, StageKey } from "@stagemap/analysis";
import { useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { saySeconds } from "../cache/seconds-words.ts";
import { LineDiff } from "../checks/LineDiff.tsx";
import { mend } from "../checks/mend.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { NothingToGain } from "./NothingToGain.tsx";
import { OrderChanges } from "./OrderChanges.tsx";
import styles from "./OrderDialog.module.css";
import { OrderGain } from "./OrderGain.tsx";
import { OrderOptions } from "./OrderOptions.tsx";
import type { AllowedChanges } from "./OrderOptions.tsx";
import { OrderRows } from "./OrderRows.tsx";
import { OrderWeek } from "./OrderWeek.tsx";
import { useOrder } from "./use-order.ts";
import type { Answered } from "./use-order.ts";
import { useQuestion } from "./use-question.ts";

interface OrderDialogProps {
  /** The stage to begin with; null for all. */
  readonly stage: StageKey | null;
}

/** The order in which builds take least: what it saves, what it changes and why, before it is made. */
export function OrderDialog({ stage: firstStage }: OrderDialogProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [allowed, setAllowed] = useState<AllowedChanges>({
    stage: firstStage,
    isRiskAllowed: false,
    rewrites: ["split-copy"],
  });
  const [leftOut, setLeftOut] = useState<readonly OrderChange[]>([]);
  const wishes = useMemo(
    () => ({ ...allowed, unwanted: leftOut.map(({ id }) => id) }),
    [allowed, leftOut],
  );
  const search = useOrder(useQuestion(wishes));
  const { answered } = search;

  function apply({ question, answer }: Answered): void {
    close();
    const saved = saySeconds(answer.before - answer.after);
    mend(context, {
      text: question.dockerfile,
      edits: answer.edits,
      message: `Put in order: a typical build takes about ${saved} less.`,
    });
  }

  const isChanging = answered !== null && answered.answer.changes.length > 0;
  return (
    <DialogFrame
      isWide
      title="Best order"
      description="The order of steps with the least to rebuild, week after week. Nothing changes until you apply it."
      onClose={close}
      actions={
        <>
          <Button look="framed" onClick={close}>
            {answered === null || isChanging ? "Cancel" : "Close"}
          </Button>
          {isChanging && (
            <Button
              look="primary"
              disabled={search.progress !== "none"}
              onClick={() => apply(answered)}
            >
              Apply {counted(answered.answer.changes.length, "change")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles["page"]}>
        <OrderGain search={search} />
        <OrderOptions
          allowed={allowed}
          onChange={(part) => {
            setAllowed({ ...allowed, ...part });
            setLeftOut([]);
          }}
        />
        {answered !== null && (
          <div className={styles["columns"]} data-busy={search.progress === "long" || undefined}>
            <div className={styles["main"]}>
              <Found
                answered={answered}
                leftOut={leftOut}
                onLeaveOut={setLeftOut}
                onAllow={(part) => setAllowed({ ...allowed, ...part })}
              />
            </div>
            <OrderWeek answer={answered.answer} />
          </div>
        )}
      </div>
    </DialogFrame>
  );
}

interface FoundProps {
  readonly answered: Answered;
  readonly leftOut: readonly OrderChange[];
  readonly onLeaveOut: (changes: readonly OrderChange[]) => void;
  readonly onAllow: (part: Partial<AllowedChanges>) => void;
}

function Found({ answered: { question, answer }, leftOut, onLeaveOut, onAllow }: FoundProps) {
  const { changes, edits } = answer;
  return (
    <>
      {changes.length === 0 && (
        <NothingToGain answer={answer} rewrites={question.rewrites} onAllow={onAllow} />
      )}
      {(changes.length > 0 || leftOut.length > 0) && (
        <OrderChanges answer={answer} leftOut={leftOut} onLeaveOut={onLeaveOut} />
      )}
      {edits.length > 0 && (
        <section aria-labelledby="order-diff">
          <h3 id="order-diff" className={styles["heading"]}>
            In the Dockerfile
          </h3>
          <LineDiff text={question.dockerfile} edits={edits} context={1} />
        </section>
      )}
      <OrderRows answer={answer} />
    </>
  );
}
