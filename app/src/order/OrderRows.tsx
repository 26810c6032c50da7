import type { OrderAnswer, OrderStep, StageView } from "@stagemap/analysis";
import { useState } from "react";
import { useApp } from "../app-context.ts";
import { saySeconds } from "../cache/seconds-words.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import { stageColor } from "../ui/stage-color.ts";
import styles from "./OrderRows.module.css";
import { rebuiltShare, sayShare } from "./order-words.ts";

/** More than one looks through. */
const MOST_STAGES = 6;

/** The steps of the stages that change, now and then, each with how often it is rebuilt. */
export function OrderRows({ answer }: { readonly answer: OrderAnswer }) {
  const stages = useApp((state) => state.analysis.picture.stages);
  const { changes, stepsBefore, stepsAfter } = answer;
  const changed = new Set(changes.map(({ stage }) => stage));
  const hasChange = changed.size > 0;
  const shown = stages.filter(({ key }) =>
    hasChange ? changed.has(key) : stepsBefore.some(({ stage }) => stage === key),
  );
  const [isAll, setAll] = useState(false);
  const drawn = isAll ? shown : shown.slice(0, MOST_STAGES);
  return (
    <section aria-labelledby="order-rows">
      <h3 id="order-rows" className={styles["heading"]}>
        How often each step is rebuilt
      </h3>
      {drawn.map((stage) => (
        <div key={stage.key} className={styles["stage"]} style={stageColor(stage.color)}>
          <h4 className={styles["name"]}>{stage.title}</h4>
          <div className={styles["sides"]} data-single={!hasChange || undefined}>
            <Side title={hasChange ? "Now" : null} steps={stepsBefore} {...{ stage, answer }} />
            {hasChange && <Side title="Then" steps={stepsAfter} {...{ stage, answer }} />}
          </div>
        </div>
      ))}
      {drawn.length < shown.length && (
        <Button look="framed" className={styles["more"]} onClick={() => setAll(true)}>
          Show {counted(shown.length - drawn.length, "more stage")}
        </Button>
      )}
    </section>
  );
}

interface SideProps {
  readonly title: string | null;
  readonly stage: StageView;
  readonly steps: readonly OrderStep[];
  readonly answer: OrderAnswer;
}

function Side({ title, stage, steps, answer }: SideProps) {
  const own = steps.filter((step) => step.stage === stage.key);
  const moved = new Set(answer.changes.map(({ step }) => step));
  const known = new Set(answer.stepsBefore.map(({ step }) => step));
  return (
    <div className={styles["side"]}>
      {title !== null && <p className={styles["when"]}>{title}</p>}
      <ol aria-label={`${stage.title}, ${title ?? "now"}`}>
        {own.map((step) => (
          <Row
            key={step.step}
            step={step}
            answer={answer}
            isMarked={moved.has(step.step) || !known.has(step.step)}
          />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly step: OrderStep;
  readonly answer: OrderAnswer;
  /** True for a step that moves or is new. */
  readonly isMarked: boolean;
}

function Row({ step, answer, isMarked }: RowProps) {
  const share = rebuiltShare(step, answer);
  const { keyword, summary, seconds, isConfiguration } = step;
  return (
    <li
      className={styles["row"]}
      data-marked={isMarked || undefined}
      data-quiet={isConfiguration || undefined}
      title={tipOf(step, answer)}
    >
      <span className={styles["keyword"]}>{keyword}</span>
      <span className={styles["summary"]}>{summary}</span>
      {seconds > 0 && <span className={styles["seconds"]}>{saySeconds(seconds)}</span>}
      {!isConfiguration && (
        <>
          <span className={styles["meter"]} aria-hidden>
            <span className={styles["fill"]} style={{ width: `${share * 100}%` }} />
          </span>
          <span className={styles["share"]}>{share === 0 ? "never" : sayShare(share)}</span>
        </>
      )}
    </li>
  );
}

function tipOf({ keyword, summary, source, scenarios }: OrderStep, answer: OrderAnswer): string {
  const titles = answer.scenarios.filter(({ id }) => scenarios.includes(id));
  const when = titles.map(({ title }) => title).join("; ");
  return `${keyword} ${summary}\n${when === "" ? "Nothing of this rebuilds it" : `Rebuilt when: ${when}`}\n${source}`;
}
