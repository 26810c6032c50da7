import type { OriginSum } from "@stagemap/analysis";
import styles from "./Legend.module.css";
import { originWords, saySum } from "./size-words.ts";
import bar from "./SizeBar.module.css";

/** What the colours of a bar stand for, each with its weight. */
export function Legend({ origins }: { readonly origins: readonly OriginSum[] }) {
  return (
    <ul className={styles["legend"]} aria-label="By where it comes from">
      {origins.map(({ origin, sum }) => (
        <li key={origin}>
          <span className={bar["swatch"]} data-origin={origin} aria-hidden />
          <span className={styles["word"]}>{originWords[origin]}</span>
          <span className={styles["size"]}>{saySum(sum)}</span>
        </li>
      ))}
    </ul>
  );
}
