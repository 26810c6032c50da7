import type { ContextReport, FileCount } from "@stagemap/analysis";
import { bytesInWords } from "./bytes.ts";
import styles from "./ContextTotals.module.css";
import type { FileFilter } from "./file-filter.ts";

interface ContextTotalsProps {
  readonly report: ContextReport;
  readonly show: FileFilter["show"];
  readonly onShow: (show: FileFilter["show"]) => void;
}

/** How much is sent, ignored, never asked for and shipped. Each line shows its files alone when it is pressed. */
export function ContextTotals({ report, show, onShow }: ContextTotalsProps) {
  const { sent, ignored, unused, ships, mayShip, all, unsized } = report.totals;
  const every: readonly TotalLine[] = [
    { id: "sent", title: "Sent", count: sent },
    { id: "unused", title: "Taken by no step", count: unused },
    { id: "ignored", title: "Ignored", count: ignored },
    { id: "ships", title: "In the image", count: ships },
    { id: "mayShip", title: "Maybe in the image", count: mayShip },
  ];
  const lines = every.filter(({ id, count }) => id !== "mayShip" || count.files > 0);
  const isBySize = unsized === 0 && all.bytes > 0;
  const parts = lines
    .slice(0, 3)
    .map(({ id, count }) => ({ id, part: isBySize ? count.bytes : count.files }))
    .filter(({ part }) => part > 0);
  return (
    <section aria-label="Totals" className={styles["totals"]}>
      <div className={styles["bar"]} aria-hidden>
        {parts.map(({ id, part }) => (
          <span key={id} data-part={id} style={{ flexGrow: part }} />
        ))}
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Total
              line={line}
              areSized={all.bytes > 0}
              isShown={show === line.id}
              onPress={() => onShow(show === line.id ? "all" : line.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TotalLine {
  readonly id: Exclude<FileFilter["show"], "all">;
  readonly title: string;
  readonly count: FileCount;
}

interface TotalProps {
  readonly line: TotalLine;
  readonly areSized: boolean;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function Total({ line: { id, title, count }, areSized, isShown, onPress }: TotalProps) {
  return (
    <button
      type="button"
      className={styles["total"]}
      aria-pressed={isShown}
      title={isShown ? "Show all files" : "Show only these files"}
      onClick={onPress}
    >
      <span className={styles["key"]} data-part={id} />
      <span className={styles["title"]}>{title}</span>
      <span className={styles["files"]}>{count.files.toLocaleString("en")}</span>
      {areSized && (
        <span className={styles["bytes"]}>{count.bytes > 0 ? bytesInWords(count.bytes) : ""}</span>
      )}
    </button>
  );
}
