import type { OrderAnswer, OrderStep } from "@stagemap/analysis";
import { saySeconds } from "../cache/seconds-words.ts";
import styles from "./OrderSources.module.css";

/** Where the seconds come from, for whoever asks. */
export function OrderSources({ answer }: { readonly answer: OrderAnswer }) {
  const steps = dearest(answer.stepsBefore);
  return (
    <details className={styles["sources"]}>
      <summary className={styles["summary"]}>Where the figures come from</summary>
      <p className={styles["note"]}>
        A typical build is the mean over what may have changed since the one before, weighed as
        below; the seconds of all steps that are rebuilt are added up, stage after stage. Seconds
        that you give in the Cache panel count in place of these.
      </p>
      {/* The keyboard scrolls it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={styles["steps"]} aria-label="Seconds of the steps" tabIndex={0}>
        {steps.map(({ step, line, keyword, summary, seconds, source }) => (
          <li key={step} className={styles["step"]}>
            <span className={styles["line"]}>{line}</span>
            <span className={styles["title"]}>
              {keyword} {summary}
            </span>
            <span className={styles["seconds"]}>{saySeconds(seconds)}</span>
            <span className={styles["source"]}>{source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const MOST = 40;

function dearest(steps: readonly OrderStep[]): readonly OrderStep[] {
  return steps
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, MOST);
}
