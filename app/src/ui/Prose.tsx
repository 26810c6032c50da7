import { Fragment } from "react";
import styles from "./Prose.module.css";

/** Sentences with `code` between backticks. */
export function Prose({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // Parts of a sentence have nothing but their order to tell them apart.
      <code key={index} className={styles["code"]}>
        {part}
      </code>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
