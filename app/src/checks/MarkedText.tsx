import { Check, X } from "lucide-react";
import styles from "./MarkedText.module.css";
import { markedPieces } from "./marks.ts";

interface MarkedTextProps {
  /** With «marks» around what is found. */
  readonly text: string;
  readonly kind: "bad" | "good";
}

/** A piece of a Dockerfile as an example, with what is found in it underlined as in the editor. */
export function MarkedText({ text, kind }: MarkedTextProps) {
  const Icon = kind === "bad" ? X : Check;
  return (
    <div className={styles["example"]} data-kind={kind}>
      <Icon size={14} strokeWidth={2.5} className={styles["icon"]} aria-hidden />
      <pre className={styles["text"]}>
        {markedPieces(text.replace(/\n$/, "")).map(({ text: piece, isMarked }, index) =>
          isMarked ? (
            // Pieces of a text have nothing but their order to tell them apart.
            <mark key={index} className={styles["found"]}>
              {piece}
            </mark>
          ) : (
            piece
          ),
        )}
      </pre>
    </div>
  );
}
