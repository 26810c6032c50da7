import { ChevronRight } from "lucide-react";
import { fateInWords, fateOf, shippingInWords, sizeInWords } from "./describe-files.ts";
import styles from "./FileRow.module.css";
import type { Summary } from "./file-table.ts";
import type { TreeRow } from "./tree-rows.ts";

interface FileRowProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly summary: Summary;
  /** Pixels from the start of the tree. */
  readonly top: number;
  readonly isActive: boolean;
  readonly onPick: () => void;
  readonly onLine: (line: number) => void;
}

/** A file or a folder: what becomes of it, by which line, and how large it is. */
export function FileRow({ id, row, summary, top, isActive, onPick, onLine }: FileRowProps) {
  const { kind, name, level, isOpen, position, siblings } = row;
  const isFolder = kind === "folder";
  const fate = fateOf(summary);
  const size = sizeInWords(summary);
  const words = [name, fateInWords(summary), shippingInWords(summary), size];
  const { line } = summary;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the tree's
    <div
      tabIndex={-1}
      role="treeitem"
      id={id}
      aria-level={level}
      aria-setsize={siblings}
      aria-posinset={position}
      aria-selected={isActive}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-label={words.filter((part) => part !== null && part !== "").join(", ")}
      className={styles["row"]}
      data-fate={fate}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 10 + (level - 1) * 14 }}
      onClick={onPick}
    >
      {isFolder ? (
        <ChevronRight size={13} className={styles["chevron"]} data-open={isOpen} aria-hidden />
      ) : (
        <span className={styles["chevron"]} />
      )}
      <span className={styles["name"]}>
        {name}
        {isFolder && <span className={styles["slash"]}>/</span>}
      </span>
      {summary.ships === summary.files && <span className={styles["ships"]}>ships</span>}
      {fate === "mixed" && (
        <span className={styles["note"]}>
          {summary.sent.toLocaleString("en")}/{summary.files.toLocaleString("en")}
        </span>
      )}
      {fate === "unused" && <span className={styles["note"]}>unused</span>}
      {line !== null && line > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles["line"]}
          title={`Show line ${line} of the .dockerignore`}
          onClick={(event) => {
            event.stopPropagation();
            onLine(line);
          }}
        >
          line {line}
        </button>
      )}
      <span className={styles["size"]}>{size}</span>
    </div>
  );
}
