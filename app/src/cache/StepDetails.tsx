import type { OutputChoice, StepReport } from "@stagemap/analysis";
import { useAppContext, useApp } from "../app-context.ts";
import type { CacheView } from "./cache-view.ts";
import { OutputPicker } from "./OutputPicker.tsx";
import { picksOf, withPick } from "./picks.ts";
import { askAbout } from "./scenario.ts";
import { SecondsField } from "./SecondsField.tsx";
import styles from "./StepDetails.module.css";
import { useOpenStep } from "./use-open-step.ts";

interface StepDetailsProps {
  readonly step: StepReport;
  readonly view: CacheView;
}

/** All causes of a step, what it takes and where that figure comes from, and what the user knows better. */
export function StepDetails({ step, view }: StepDetailsProps) {
  const open = useOpenStep();
  const { key, causes, notes, status } = step;
  return (
    <div className={styles["details"]}>
      {causes.length > 0 && (
        <ol className={styles["causes"]} aria-label="Causes, nearest first">
          {causes.map(({ text, step: at, line }) => (
            <li key={text}>
              {at === null || at === key ? (
                text
              ) : (
                <button
                  type="button"
                  className={styles["cause"]}
                  title={`Show line ${line ?? ""}`}
                  onClick={() => open(at)}
                >
                  {text}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {causes.length === 0 && status === "cached" && notes.length === 0 && (
        <p>Nothing of what its cache key is made of has changed.</p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}.</p>
      ))}
      <SecondsField step={step} />
      <AskAboutLine step={step} view={view} />
      <StepOutput step={step} view={view} />
    </div>
  );
}

/** The question that a look at one line leads to. */
function AskAboutLine({ step, view }: StepDetailsProps) {
  const { store } = useAppContext();
  const { changes } = view.question;
  const { key, status } = step;
  if (status === "skipped" || changes.lines?.includes(key) === true) return null;
  return (
    <button
      type="button"
      className={styles["ask"]}
      onClick={() => askAbout(store, withPick(changes, { kind: "line", key }))}
    >
      What if this line changes{picksOf(changes).length > 0 && ", too"}?
    </button>
  );
}

/** Only a RUN from whose stage something is copied or mounted makes a difference to others. */
function StepOutput({ step, view }: StepDetailsProps) {
  const { store } = useAppContext();
  const isTaken = useApp(({ analysis }) =>
    analysis.picture.edges.some(({ from, kind }) => from === step.stage && kind !== "base"),
  );
  if (!isTaken || step.instruction !== "RUN" || step.status === "cached") return null;
  if (step.status === "skipped") return null;
  const { outputOf = {} } = view.question.changes;

  function choose(choice: OutputChoice): void {
    const { changes } = store.getState().scenario;
    const others = Object.entries(changes.outputOf ?? {}).filter(([key]) => key !== step.key);
    const all = choice === "unknown" ? others : [...others, [step.key, choice] as const];
    const { outputOf: _, ...rest } = changes;
    const next = all.length === 0 ? rest : { ...rest, outputOf: Object.fromEntries(all) };
    askAbout(store, next);
  }

  const value = new Map(Object.entries(outputOf)).get(step.key) ?? "unknown";
  return (
    <OutputPicker
      label="This step, run again, puts out"
      isOneStep
      value={value}
      onChoose={choose}
    />
  );
}
