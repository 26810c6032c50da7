import type { GoalView } from "@stagemap/analysis";
import type { Goal } from "@stagemap/lessons";
import { Check, Circle } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./GoalList.module.css";
import { showTextPlace } from "./show-hint.ts";

interface GoalListProps {
  readonly goals: readonly Goal[];
  /** Null until it is known where the text stands. */
  readonly views: readonly GoalView[] | null;
}

/** The goals, each with what is missing of it. Their order and height stay as calm as the text allows. */
export function GoalList({ goals, views }: GoalListProps) {
  return (
    <ul className={styles["list"]} aria-busy={views === null}>
      {goals.map((_goal, index) => {
        const view = views?.[index];
        // Goals have nothing but their order to tell them apart.
        return view === undefined ? (
          <li key={index} className={styles["blank"]} />
        ) : (
          <Entry key={index} view={view} />
        );
      })}
    </ul>
  );
}

function Entry({ view }: { readonly view: GoalView }) {
  const context = useAppContext();
  const { title, isMet, missing, span } = view;
  const Icon = isMet ? Check : Circle;
  const content = (
    <>
      <Icon size={14} strokeWidth={isMet ? 2.75 : 2} className={styles["icon"]} aria-hidden />
      <span>
        <span className={styles["word"]}>{isMet ? "Reached: " : "Open: "}</span>
        <Prose text={title} />
        {missing !== null && (
          <span className={styles["missing"]}>
            <Prose text={missing} />
          </span>
        )}
      </span>
    </>
  );
  if (span === null) {
    return (
      <li className={styles["goal"]} data-met={isMet || undefined}>
        {content}
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className={styles["goal"]}
        title="Show it in the text"
        onClick={() => showTextPlace(context, { text: "dockerfile", span })}
      >
        {content}
      </button>
    </li>
  );
}
