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
  const lines: readonly TotalLine[] = [
    { id: "sent", title: "Sent", count: sent, note: "" },
    { id: "unused", title: "No step takes", count: unused, note: "" },
    { id: "ignored", title: "Ignored", count: ignored, note: "" },
    {
      id: "ships",
      title: "In the image",
      count: ships,
      note: mayShip.files > 0 ? `${mayShip.files.toLocaleString("en")} more may be` : "",
    },
  ];
  const isBySize = unsized === 0 && all.bytes > 0;
  const parts = [sent, unused, ignored].map((count) => (isBySize ? count.bytes : count.files));
  return (
    <section aria-label="Totals" className={styles["totals"]}>
      <div className={styles["bar"]} aria-hidden>
        {parts.map((part, index) => (
          <span key={lines[index]?.id} data-part={lines[index]?.id} style={{ flexGrow: part }} />
        ))}
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Total
              line={line}
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
  readonly note: string;
}

interface TotalProps {
  readonly line: TotalLine;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function Total({ line: { id, title, count, note }, isShown, onPress }: TotalProps) {
  return (
    <button
      type="button"
      className={styles["total"]}
      aria-pressed={isShown}
      title={isShown ? "Show all files" : `Show only these files`}
      onClick={onPress}
    >
      <span className={styles["key"]} data-part={id} />
      <span className={styles["title"]}>{title}</span>
      {note !== "" && <span className={styles["note"]}>{note}</span>}
      <span className={styles["files"]}>{count.files.toLocaleString("en")}</span>
      <span className={styles["bytes"]}>{count.bytes > 0 ? bytesInWords(count.bytes) : ""}</span>
    </button>
  );
}
