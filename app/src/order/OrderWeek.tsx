import type { OrderAnswer, OrderScenario } from "@stagemap/analysis";
import { useApp } from "../app-context.ts";
import { saySeconds } from "../cache/seconds-words.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import { LogField } from "./LogField.tsx";
import styles from "./OrderWeek.module.css";
import { countRebuilt, sayShare } from "./order-words.ts";
import { withShare } from "./shares.ts";

/** What may have changed between two builds: how often, and what a build then takes before and after. */
export function OrderWeek({ answer }: { readonly answer: OrderAnswer }) {
  const weights = useApp((state) => state.orderWeights);
  const setWeights = useApp((state) => state.setOrderWeights);
  // The sliders follow the hand; the bars follow when the answer is there.
  const scenarios = answer.scenarios.map((scenario) => ({
    ...scenario,
    weight: weights === null ? scenario.usualWeight : (weights.shares[scenario.id] ?? 0),
  }));
  const most = Math.max(...answer.scenarios.flatMap(({ before, after }) => [before, after]));
  return (
    <section className={styles["week"]} aria-labelledby="order-week">
      <div className={styles["head"]}>
        <h3 id="order-week" className={styles["heading"]}>
          A typical week
        </h3>
        {weights !== null && (
          <Button onClick={() => setWeights(null)} title="Back to what is usual">
            Reset
          </Button>
        )}
      </div>
      <p className={styles["lead"]}>How many builds follow which change, and what they take.</p>
      <ul>
        {scenarios.map((scenario) => (
          <Row
            key={scenario.id}
            scenario={scenario}
            most={most}
            rebuilt={{
              before: countRebuilt(answer.stepsBefore, scenario.id),
              after: countRebuilt(answer.stepsAfter, scenario.id),
            }}
            isChanging={answer.changes.length > 0}
            onShare={(share) =>
              setWeights({ shares: withShare(scenarios, scenario.id, share), commits: null })
            }
          />
        ))}
      </ul>
      <p className={styles["source"]}>{sourceOf(weights, answer)}</p>
      <LogField />
    </section>
  );
}

function sourceOf(
  weights: { readonly commits: number | null } | null,
  { scenarios }: OrderAnswer,
): string {
  if (weights === null) return `Shares: ${scenarios[0]?.source ?? "estimated"}.`;
  return weights.commits === null
    ? "Shares: set by you."
    : `Shares: counted in ${counted(weights.commits, "commit")} of your own.`;
}

interface RowProps {
  readonly scenario: OrderScenario;
  /** The most seconds of any. */
  readonly most: number;
  /** How many steps it rebuilds. */
  readonly rebuilt: { readonly before: number; readonly after: number };
  readonly isChanging: boolean;
  readonly onShare: (share: number) => void;
}

function Row({ scenario, most, rebuilt, isChanging, onShare }: RowProps) {
  const { title, weight, usualWeight, before, after } = scenario;
  const percent = Math.round(weight * 100);
  const name = title.charAt(0).toUpperCase() + title.slice(1);
  return (
    <li className={styles["row"]}>
      <label className={styles["label"]}>
        <span className={styles["name"]}>{name}</span>
        <span className={styles["percent"]}>{sayShare(weight)}</span>
        <input
          type="range"
          className={styles["slider"]}
          min={0}
          max={100}
          step={1}
          value={percent}
          aria-label={`Share of builds after which ${title}`}
          aria-valuetext={sayShare(weight)}
          title={`Usually ${sayShare(usualWeight)}`}
          onChange={({ target }) => onShare(Number(target.value) / 100)}
        />
      </label>
      <Bar kind="before" word="now" seconds={before} most={most} steps={rebuilt.before} />
      {isChanging && (
        <Bar kind="after" word="then" seconds={after} most={most} steps={rebuilt.after} />
      )}
    </li>
  );
}

interface BarProps {
  readonly kind: "before" | "after";
  readonly word: string;
  readonly seconds: number;
  readonly most: number;
  readonly steps: number;
}

function Bar({ kind, word, seconds, most, steps }: BarProps) {
  const width = most > 0 ? (seconds / most) * 100 : 0;
  return (
    <p className={styles["bar"]} data-kind={kind}>
      <span className={styles["word"]}>{word}</span>
      <span className={styles["track"]} aria-hidden>
        <span className={styles["fill"]} style={{ width: `${width}%` }} />
      </span>
      <span className={styles["steps"]}>{counted(steps, "step")}</span>
      <span className={styles["seconds"]}>{saySeconds(seconds)}</span>
    </p>
  );
}
