import type { OrderAnswer, RewriteKind } from "@stagemap/analysis";
import { Button } from "../ui/Button.tsx";
import styles from "./NothingToGain.module.css";
import type { AllowedChanges } from "./OrderOptions.tsx";

interface NothingToGainProps {
  readonly answer: OrderAnswer;
  readonly rewrites: readonly RewriteKind[];
  readonly onAllow: (part: Partial<AllowedChanges>) => void;
}

/** Says that the order is good as it is, and what would be the next idea. */
export function NothingToGain({ answer, rewrites, onAllow }: NothingToGainProps) {
  const { isProven, next, refusals, before } = answer;
  return (
    <section className={styles["nothing"]} aria-labelledby="order-nothing">
      <h3 id="order-nothing" className={styles["title"]}>
        {isProven ? "This order is the best already" : "No better order was found"}
      </h3>
      <p>
        {before === 0
          ? "What typically changes rebuilds no step that takes time."
          : "What changes often stands below what takes long, as far as the steps allow it."}
      </p>
      {refusals.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {next !== null && (
        <p className={styles["next"]}>
          <b>Next idea:</b> {next.text}
        </p>
      )}
      {next?.kind === "risk" && (
        <Button look="framed" onClick={() => onAllow({ isRiskAllowed: true })}>
          Allow risky moves
        </Button>
      )}
      {next?.kind === "rewrites" && (
        <Button look="framed" onClick={() => onAllow({ rewrites: [...rewrites, "split-copy"] })}>
          Split broad COPYs
        </Button>
      )}
    </section>
  );
}
