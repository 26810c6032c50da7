import type { SizeEstimate } from "@stagemap/analysis";
import styles from "./SplitSizes.module.css";

interface SplitSizesProps {
  readonly sizes: { readonly before: SizeEstimate; readonly after: SizeEstimate };
}

/** What the image comes to before and after, with the parts that add up to it. */
export function SplitSizes({ sizes: { before, after } }: SplitSizesProps) {
  const share = before.megabytes === 0 ? 0 : after.megabytes / before.megabytes;
  return (
    <section aria-label="Estimated size">
      <p className={styles["sum"]}>
        <span className={styles["before"]}>about {say(before)}</span>
        <span aria-hidden> → </span>
        <span className={styles["after"]}>about {say(after)}</span>
      </p>
      <div className={styles["bar"]} aria-hidden>
        <div className={styles["rest"]} style={{ width: `${Math.max(1, share * 100)}%` }} />
      </div>
      <details className={styles["details"]}>
        <summary>How that is estimated</summary>
        <Parts title="Before" estimate={before} />
        <Parts title="After" estimate={after} />
      </details>
    </section>
  );
}

function Parts({ title, estimate }: { readonly title: string; readonly estimate: SizeEstimate }) {
  return (
    <>
      <h4 className={styles["title"]}>{title}</h4>
      <ul className={styles["parts"]}>
        {estimate.parts.map(({ what, megabytes, source }) => (
          <li key={what} title={source}>
            <span>{what}</span>
            <span className={styles["number"]}>{Math.round(megabytes)} MB</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function say({ megabytes }: SizeEstimate): string {
  return megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${Math.round(megabytes)} MB`;
}
