import type { OrderAnswer, OrderChange } from "@stagemap/analysis";
import { saySeconds } from "../cache/seconds-words.ts";
import styles from "./OrderChanges.module.css";

interface OrderChangesProps {
  readonly answer: OrderAnswer;
  readonly leftOut: readonly OrderChange[];
  readonly onLeaveOut: (changes: readonly OrderChange[]) => void;
}

/** Each change with its reason; one that is taken out stays in the list, to be taken in again. */
export function OrderChanges({ answer, leftOut, onLeaveOut }: OrderChangesProps) {
  const { changes, notes, refusals } = answer;
  const gone = leftOut.filter(({ id }) => !changes.some((change) => change.id === id));
  const all = [...changes, ...gone].toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || lineOf(a) - lineOf(b),
  );
  return (
    <section aria-labelledby="order-changes">
      <h3 id="order-changes" className={styles["heading"]}>
        What changes
      </h3>
      <ul className={styles["list"]}>
        {all.map((change) => {
          const isIn = !gone.includes(change);
          return (
            <li key={change.id}>
              <label className={styles["change"]} data-out={!isIn || undefined}>
                <input
                  type="checkbox"
                  checked={isIn}
                  onChange={() =>
                    onLeaveOut(
                      isIn ? [...leftOut, change] : leftOut.filter(({ id }) => id !== change.id),
                    )
                  }
                />
                <Words change={change} />
                {isIn && change.gain >= 0.05 && (
                  <span className={styles["gain"]} title="What a typical build takes less by it">
                    −{saySeconds(change.gain)}
                  </span>
                )}
              </label>
            </li>
          );
        })}
      </ul>
      {[...refusals, ...notes].map((sentence) => (
        <p key={sentence} className={styles["note"]}>
          {sentence}
        </p>
      ))}
    </section>
  );
}

/** In the order in which they are made. */
const kinds: readonly OrderChange["kind"][] = ["split-copy", "move-definitions", "move"];

/** What only a split makes comes last. */
function lineOf({ line }: OrderChange): number {
  return line ?? Number.MAX_SAFE_INTEGER;
}

const verbs = {
  move: "Move",
  "split-copy": "Split",
  "move-definitions": "Move",
} as const satisfies Record<OrderChange["kind"], string>;

function Words({ change: { kind, line, title, to, reason } }: { readonly change: OrderChange }) {
  return (
    <span className={styles["words"]}>
      <span className={styles["what"]}>
        {verbs[kind]}
        {line !== null && ` line ${line}`} <code className={styles["code"]}>{title}</code> {to}
      </span>
      <span className={styles["reason"]}>{reason}</span>
    </span>
  );
}
