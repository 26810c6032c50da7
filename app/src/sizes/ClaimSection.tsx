import type { Measurement, SizeClaim } from "@stagemap/analysis";
import { Section } from "../cache/Section.tsx";
import styles from "./ClaimSection.module.css";
import { sayMegabytes } from "./size-words.ts";

const verdicts = { holds: "holds", depends: "depends" } as const;

/** What is commonly said that stages save, next to what others have measured. */
export function ClaimSection({ claims }: { readonly claims: readonly SizeClaim[] }) {
  return (
    <Section title="What others saved" note="said, and measured">
      <ul className={styles["list"]}>
        {claims.map((claim) => (
          <li key={claim.language}>
            <details>
              <summary className={styles["head"]}>
                <span className={styles["language"]}>{claim.language}</span>
                <span className={styles["sizes"]}>{pair(claim.before, claim.after)}</span>
                <span className={styles["verdict"]} data-verdict={claim.verdict}>
                  {verdicts[claim.verdict]}
                </span>
              </summary>
              <p className={styles["when"]}>
                From {claim.beforeWhat} to {claim.afterWhat}. {claim.when}
              </p>
              {claim.measurements.length > 0 && (
                <ul className={styles["measurements"]} aria-label="Measured by others">
                  {claim.measurements.map((each) => (
                    <li key={`${each.what} ${each.source} ${each.after}`}>
                      <span className={styles["sizes"]}>{pair(each.before, each.after)}</span>
                      <span>
                        {each.what} <cite>({each.source})</cite>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function pair(before: Measurement["before"], after: Measurement["after"]): string {
  return `${say(before)} → ${say(after)}`;
}

function say(megabytes: number | null): string {
  return megabytes === null ? "?" : sayMegabytes(megabytes);
}
