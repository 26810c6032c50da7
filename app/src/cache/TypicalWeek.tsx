import type { CacheChanges, CacheReport } from "@stagemap/analysis";
import { useAppContext, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import type { CacheView } from "./cache-view.ts";
import { arePicksSame, changesOf, picksOf } from "./picks.ts";
import { askAbout } from "./scenario.ts";
import { sayRange, saySeconds } from "./seconds-words.ts";
import { Section } from "./Section.tsx";
import styles from "./TypicalWeek.module.css";

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly changes: CacheChanges;
  readonly least: number;
  readonly most: number;
}

/** The changes of a typical week side by side; a click asks about one in full. */
export function TypicalWeek({ view }: { readonly view: CacheView }) {
  const { store } = useAppContext();
  const run = useRun();
  const choices = choicesOf(view);
  const longest = Math.max(...choices.map(({ most }) => most), 1);

  function take(changes: CacheChanges, isTaken: boolean): void {
    const { changes: now } = store.getState().scenario;
    askAbout(store, changesOf(isTaken ? [] : picksOf(changes), now));
  }

  return (
    <Section title="A typical week" note="seconds of work, estimated">
      <ul className={styles["week"]}>
        {choices.map(({ id, title, subject, changes, least, most }) => {
          const isTaken = arePicksSame(changes, view.question.changes);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles["choice"]}
                aria-pressed={isTaken}
                title={`Ask about ${subject}`}
                onClick={() => take(changes, isTaken)}
              >
                <span className={styles["title"]}>{title}</span>
                <b className={styles["seconds"]}>
                  {most === 0 ? "nothing" : sayRange(least, most)}
                </b>
                <span className={styles["subject"]}>{subject}</span>
                <span className={styles["track"]} aria-hidden>
                  <span className={styles["bar"]} style={{ width: `${(most / longest) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button look="framed" className={styles["order"]} onClick={() => run("open-best-order")}>
        Find the best order
      </Button>
    </Section>
  );
}

/** What is known of the week so far; the build without a cache is known from the start. */
function choicesOf({ week, answer }: CacheView): readonly Choice[] {
  const { cold } = answer.report;
  const all = (week ?? []).map(({ id, title, subject, changes, report }): Choice => {
    const { leastSeconds: least, totalSeconds: most }: CacheReport = report;
    return { id, title, subject, changes, least, most };
  });
  return [
    ...all,
    {
      id: "cold",
      title: "A runner without a cache",
      subject: `all that the target needs, ${saySeconds(cold.timeline.seconds)} side by side`,
      changes: { isCold: true },
      least: cold.totalSeconds,
      most: cold.totalSeconds,
    },
  ];
}
