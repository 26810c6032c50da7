import type { OrderAnswer } from "@stagemap/analysis";
import { ArrowRight, BadgeCheck, CircleHelp } from "lucide-react";
import { saySeconds } from "../cache/seconds-words.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./OrderGain.module.css";
import { OrderSources } from "./OrderSources.tsx";
import { savedShare, sayShare } from "./order-words.ts";
import type { OrderSearchState } from "./use-order.ts";

/** What is won, in one glance. */
export function OrderGain({ search }: { readonly search: OrderSearchState }) {
  const { answered, progress, stop, again } = search;
  return (
    <section className={styles["gain"]} aria-label="What it saves">
      {answered === null ? (
        <p className={styles["figures"]}>
          <span className={styles["label"]}>A typical build</span>
          <span className={styles["waiting"]}>…</span>
        </p>
      ) : (
        <Figures answer={answered.answer} />
      )}
      {progress === "long" && (
        <p className={styles["search"]} role="status">
          <progress aria-label="Comparing orders" />
          Comparing orders…
          <Button look="framed" onClick={stop}>
            Stop
          </Button>
        </p>
      )}
      {progress === "stopped" && (
        <p className={styles["search"]} role="status">
          The search was stopped.
          <Button look="framed" onClick={again}>
            Search again
          </Button>
        </p>
      )}
      {answered !== null && <Proof answer={answered.answer} />}
      {answered !== null && <OrderSources answer={answered.answer} />}
    </section>
  );
}

function Figures({ answer }: { readonly answer: OrderAnswer }) {
  const { before, after } = answer;
  const share = savedShare(answer);
  const isSaving = saySeconds(before) !== saySeconds(after);
  const isEstimated = !answer.stepsAfter.every((step) => step.isMeasured || step.seconds === 0);
  return (
    <p className={styles["figures"]} role="status">
      <span className={styles["label"]}>A typical build</span>
      <span className={styles["before"]} data-only={!isSaving || undefined}>
        {saySeconds(before)}
      </span>
      {isSaving && (
        <>
          <ArrowRight size={18} className={styles["arrow"]} aria-label="becomes" />
          <span className={styles["after"]}>{saySeconds(after)}</span>
          <span className={styles["share"]}>
            {share < 0.005 ? "under 1 % less" : `−${sayShare(share)}`}
          </span>
        </>
      )}
      <span className={styles["tag"]}>{isEstimated ? "estimated" : "from your own seconds"}</span>
    </p>
  );
}

function Proof({ answer: { isProven, proof } }: { readonly answer: OrderAnswer }) {
  return (
    <p className={styles["proof"]} data-proven={isProven || undefined}>
      {isProven ? <BadgeCheck size={16} aria-hidden /> : <CircleHelp size={16} aria-hidden />}
      <span>
        <b>{isProven ? "Proven best." : "Good, not proven best."}</b> {proof}
      </span>
    </p>
  );
}
