import type { FixView } from "@stagemap/analysis";
import { ChevronDown, ChevronRight, Eye } from "lucide-react";
import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { fillIgnoreFile, ignoreFileOf } from "../context/write-ignore-file.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FixOffer.module.css";
import { LineDiff } from "./LineDiff.tsx";
import { NewFile } from "./NewFile.tsx";

interface FixOfferProps {
  readonly fix: FixView;
  /** The text that it mends. */
  readonly text: string;
  /** Whether its preview is there from the start. */
  readonly isFirst: boolean;
  readonly onApply: () => void;
}

/** A fix with its preview. */
export function FixOffer({ fix, text, isFirst, onApply }: FixOfferProps) {
  const [isOpen, setOpen] = useState(isFirst);
  const context = useAppContext();
  const ignoreFile = ignoreFileOf(fix);

  function apply(): void {
    if (fix.edits.length > 0) onApply();
    if (ignoreFile !== undefined) void fillIgnoreFile(context, ignoreFile.text);
  }

  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={styles["fix"]}>
      <button
        type="button"
        className={styles["title"]}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={13} className={styles["chevron"]} aria-hidden />
        <span>{fix.title}</span>
      </button>
      {isOpen && (
        <div className={styles["preview"]}>
          {fix.edits.length > 0 && <LineDiff text={text} edits={fix.edits} />}
          {fix.newFiles.map((file) => (
            <NewFile key={file.path} {...file} />
          ))}
          {fix.safety === "review" && (
            <p className={styles["review"]}>
              <Eye size={13} aria-hidden />
              This may change what the build does: read it before you take it.
            </p>
          )}
          {(fix.edits.length > 0 || ignoreFile !== undefined) && (
            <Button
              look={fix.safety === "safe" ? "primary" : "framed"}
              className={styles["apply"]}
              aria-label={`Apply: ${fix.title}`}
              onClick={apply}
            >
              Apply
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
