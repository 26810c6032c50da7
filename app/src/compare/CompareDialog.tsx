import { ArrowLeftRight, Link2 } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import styles from "./CompareDialog.module.css";
import { ComparePicture } from "./ComparePicture.tsx";
import { CompareSummary } from "./CompareSummary.tsx";
import { CompareText } from "./CompareText.tsx";
import { copyComparison } from "./copy-comparison.ts";
import { PickOther } from "./PickOther.tsx";
import { useComparison } from "./use-comparison.ts";

interface CompareDialogProps {
  /** The earlier text; null where it is still to be picked. */
  readonly other: string | null;
}

const views = [
  { id: "picture", title: "Graph" },
  { id: "text", title: "Text" },
  { id: "summary", title: "What it changes" },
] as const;

/** The present text against another one: as a graph with both, line by line, and by what it comes to. */
export function CompareDialog({ other: given }: CompareDialogProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const text = useApp((state) => state.text);
  const [other, setOther] = useState(given);
  const [isSwapped, setIsSwapped] = useState(false);
  const [view, setView] = useState<(typeof views)[number]["id"]>("picture");
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
        <>
          <Button look="framed" onClick={() => setOther(null)}>
            Another text
          </Button>
          <Button look="framed" onClick={() => setIsSwapped(!isSwapped)}>
            <ArrowLeftRight size={14} aria-hidden /> Swap sides
          </Button>
          <Button look="framed" onClick={() => void copyComparison(context, before, after)}>
            <Link2 size={14} aria-hidden /> Copy link
          </Button>
          <Button look="primary" onClick={close}>
            Close
          </Button>
        </>
      }
    >
      {comparison !== null && (
        <div className={styles["page"]}>
          {comparison.remarks.length > 0 && (
            <ul className={styles["remarks"]} aria-label="In short">
              {comparison.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
          <div role="radiogroup" aria-label="Shown as" className={styles["choice"]}>
            {views.map(({ id, title }) => (
              <label key={id} className={styles["option"]}>
                <input
                  type="radio"
                  name="compare-view"
                  className={styles["radio"]}
                  checked={id === view}
                  onChange={() => setView(id)}
                />
                {title}
              </label>
            ))}
          </div>
          {view === "picture" && <ComparePicture comparison={comparison} />}
          {view === "text" && <CompareText before={before} after={after} />}
          {view === "summary" && <CompareSummary comparison={comparison} />}
        </div>
      )}
    </DialogFrame>
  );
}
