import { useState } from "react";
import { useApp } from "../app-context.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { CompareActions } from "./CompareActions.tsx";
import styles from "./CompareDialog.module.css";
import { CompareViews } from "./CompareViews.tsx";
import { PickOther } from "./PickOther.tsx";
import { useComparison } from "./use-comparison.ts";

interface CompareDialogProps {
  /** The earlier text; null where it is still to be picked. */
  readonly other: string | null;
}

/** The present text against another one: as a graph with both, line by line, and by what it comes to. */
export function CompareDialog({ other: given }: CompareDialogProps) {
  const close = useApp((state) => state.closeDialog);
  const text = useApp((state) => state.text);
  const [other, setOther] = useState(given);
  const [isSwapped, setIsSwapped] = useState(false);
  const before = isSwapped ? text : other;
  const after = isSwapped ? other : text;
  const comparison = useComparison(before, after);

  if (before === null || after === null) {
    return (
      <DialogFrame
        title="Compare with another Dockerfile"
        description="Yours is taken as the later one; it stays as it is."
        onClose={close}
      >
        <PickOther onPick={setOther} />
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      isWide
      title={isSwapped ? "From your text to the other" : "From the other text to yours"}
      description={
        <p role="status" className={styles["headline"]}>
          {comparison?.headline ?? "Comparing…"}
        </p>
      }
      onClose={close}
      actions={
        <CompareActions
          before={before}
          after={after}
          onOther={() => {
            setIsSwapped(false);
            setOther(null);
          }}
          onSwap={() => setIsSwapped(!isSwapped)}
          onClose={close}
        />
      }
    >
      {comparison !== null && (
        <CompareViews comparison={comparison} before={before} after={after} />
      )}
    </DialogFrame>
  );
}
