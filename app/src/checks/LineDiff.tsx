import type { TextEdit } from "@stagemap/text";
import { Fragment, useMemo } from "react";
import styles from "./LineDiff.module.css";
import type { DiffLine } from "./line-diff.ts";
import { lineDiff } from "./line-diff.ts";

interface LineDiffProps {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** Unchanged lines shown above and below. */
  readonly context?: number;
  /** False where the line numbers of the text mean nothing. */
  readonly hasNumbers?: boolean;
}

const signs = { same: " ", removed: "−", added: "+" } as const;
const words = { same: "", removed: "Removed: ", added: "Added: " } as const;

/** What edits change in a text, line by line. */
export function LineDiff({ text, edits, context = 1, hasNumbers = true }: LineDiffProps) {
  const hunks = useMemo(() => lineDiff(text, edits, context), [text, edits, context]);
  return (
    <div className={styles["diff"]} role="group" aria-label="Preview of the change">
      {hunks.map(({ line, lines }) => (
        <Fragment key={line}>
          {hasNumbers && <p className={styles["place"]}>line {line}</p>}
          {lines.map((each, index) => (
            // Lines of a hunk have nothing but their order to tell them apart.
            <Line key={index} line={each} />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

function Line({ line: { kind, text, changed } }: { readonly line: DiffLine }) {
  const from = changed?.from ?? 0;
  const to = changed?.to ?? 0;
  return (
    <div className={styles["line"]} data-kind={kind}>
      <span className={styles["sign"]} aria-hidden>
        {signs[kind]}
      </span>
      <code className={styles["text"]}>
        <span className={styles["word"]}>{words[kind]}</span>
        {text.slice(0, from)}
        {to > from && <mark className={styles["changed"]}>{text.slice(from, to)}</mark>}
        {text.slice(to)}
      </code>
    </div>
  );
}
