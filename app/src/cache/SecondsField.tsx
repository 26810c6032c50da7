import type { StepReport } from "@stagemap/analysis";
import { useId, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { readSeconds } from "./read-seconds.ts";
import styles from "./SecondsField.module.css";
import { saySeconds } from "./seconds-words.ts";

/** What a step takes, where the figure comes from, and the field for one that was measured. */
export function SecondsField({ step }: { readonly step: StepReport }) {
  const { store } = useAppContext();
  const id = useId();
  const { key, estimate } = step;
  const given = useApp((state) => state.scenario.seconds);
  const own = new Map(Object.entries(given)).get(key);
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? (own === undefined ? "" : `${own}`);
  const isWrong = text.trim() !== "" && readSeconds(text) === null;
  if (estimate.className === "configuration") return null;

  function type(typed: string): void {
    setDraft(typed);
    const value = readSeconds(typed);
    if (value === null && typed.trim() !== "") return;
    store.getState().measureStep(key, value);
  }

  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{own === undefined ? "I measured" : "Measured:"}</label>
      <input
        id={id}
        className={styles["input"]}
        inputMode="decimal"
        autoComplete="off"
        aria-label={`Seconds that you measured for line ${step.line}`}
        aria-invalid={isWrong}
        aria-describedby={`${id}-source`}
        placeholder={saySeconds(estimate.seconds).replace(/ s$/, "")}
        value={text}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setDraft(null)}
      />
      <span>s</span>
      <p id={`${id}-source`} className={styles["source"]}>
        {isWrong ? (
          <span className={styles["wrong"]}>Write seconds, such as 12.5, or 2:05.</span>
        ) : own === undefined ? (
          <Source step={step} />
        ) : (
          "Your own figure: it counts in place of the estimate, and goes with the link."
        )}
      </p>
    </div>
  );
}

function Source({ step }: { readonly step: StepReport }) {
  const { seconds, className, source } = step.estimate;
  return (
    <details className={styles["details"]}>
      <summary>
        estimated {saySeconds(seconds)} when it runs, as {className}
      </summary>
      {source.slice(0, 1).toUpperCase() + source.slice(1)}.
    </details>
  );
}
