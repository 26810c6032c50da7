import { Copy, Download } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import styles from "./FormatRow.module.css";
import type { ExportFormat } from "./formats.ts";

interface FormatRowProps {
  readonly format: ExportFormat;
  /** Why it cannot be had; null when it can. */
  readonly refusal: string | null;
  readonly onDownload: () => void;
  readonly onCopy: () => void;
}

export function FormatRow({ format, refusal, onDownload, onCopy }: FormatRowProps) {
  const { title, detail } = format;
  return (
    <li className={styles["row"]}>
      <span className={styles["words"]}>
        <span className={styles["title"]}>{title}</span>
        <span className={styles["detail"]}>{refusal ?? detail}</span>
      </span>
      <Button
        look="icon"
        disabled={refusal !== null}
        aria-label={`Copy ${title}`}
        title={`Copy ${title}`}
        onClick={onCopy}
      >
        <Copy size={15} aria-hidden />
      </Button>
      <Button
        look="icon"
        disabled={refusal !== null}
        aria-label={`Download ${title}`}
        title={`Download ${format.fileName}`}
        onClick={onDownload}
      >
        <Download size={15} aria-hidden />
      </Button>
    </li>
  );
}
