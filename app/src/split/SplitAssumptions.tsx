import type { Assumption } from "@stagemap/analysis";
import styles from "./SplitAssumptions.module.css";

interface SplitAssumptionsProps {
  readonly assumptions: readonly Assumption[];
  readonly onChange: (id: string, value: string) => void;
}

/** The questions that the text does not answer, with the answers that are taken for granted. */
export function SplitAssumptions({ assumptions, onChange }: SplitAssumptionsProps) {
  if (assumptions.length === 0) return null;
  return (
    <section className={styles["questions"]} aria-label="What is taken for granted">
      {assumptions.map(({ id, question, choices, chosen }) => (
        <fieldset key={id} className={styles["question"]}>
          <legend className={styles["legend"]}>{question}</legend>
          {choices.map(({ value, label }) => (
            <label key={value} className={styles["choice"]}>
              <input
                type="radio"
                name={`split-${id}`}
                value={value}
                checked={value === chosen}
                onChange={() => onChange(id, value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
