import type { OutputChoice } from "@stagemap/analysis";
import { Lightbulb } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import type { CacheView } from "./cache-view.ts";
import { OutputPicker } from "./OutputPicker.tsx";
import { askAbout } from "./scenario.ts";
import { useOpenStep } from "./use-open-step.ts";
import styles from "./Verdict.module.css";
import { VerdictSeconds } from "./VerdictSeconds.tsx";

/** What the change comes to: counts, seconds, the chain in a sentence, and what would have helped. */
export function Verdict({ view }: { readonly view: CacheView }) {
  const { report, explanation } = view.answer;
  const { steps, cold, notes } = report;
  const { changes } = view.question;
  const count = (status: string): number => steps.filter((step) => step.status === status).length;
  const [rebuilt, maybe] = [count("rebuilt"), count("maybe")];
  const isNothing = rebuilt + maybe === 0;
  const isWaiting = isNothing && changes.dockerfileBefore === view.question.dockerfile;
  return (
    <section aria-label="What this rebuilds" className={styles["verdict"]}>
      <p className={styles["headline"]}>
        <span>{isNothing ? "Nothing is rebuilt" : <Counts rebuilt={rebuilt} maybe={maybe} />}</span>
        {cold.totalSeconds > 0 && (
          <span
            className={styles["estimate"]}
            title="Open a step to see where its figure comes from"
          >
            estimate
          </span>
        )}
      </p>
      <VerdictSeconds report={report} isCold={changes.isCold === true} />
      <p className={styles["explanation"]}>
        {isWaiting
          ? "Edit the Dockerfile: what your edits rebuild shows here and in the graph as you type."
          : explanation}
      </p>
      {!isNothing &&
        notes.map((note) => (
          <p key={note} className={styles["note"]}>
            {note}.
          </p>
        ))}
      <Outputs view={view} isMaybe={maybe > 0} />
      <Advice view={view} />
    </section>
  );
}

function Counts({ rebuilt, maybe }: { readonly rebuilt: number; readonly maybe: number }) {
  return (
    <>
      {rebuilt > 0 && <span className={styles["rebuilt"]}>{counted(rebuilt, "step")} rebuilt</span>}
      {rebuilt > 0 && maybe > 0 && ", "}
      {maybe > 0 && (
        <span className={styles["maybe"]}>
          {rebuilt > 0 ? `${maybe} maybe` : `${counted(maybe, "step")} maybe rebuilt`}
        </span>
      )}
    </>
  );
}

/** Asked only where the answer depends on it. */
function Outputs({ view, isMaybe }: { readonly view: CacheView; readonly isMaybe: boolean }) {
  const { store } = useAppContext();
  const { output = "unknown" } = view.question.changes;
  if (!isMaybe && output === "unknown") return null;

  function choose(choice: OutputChoice): void {
    const { output: _, ...changes } = store.getState().scenario.changes;
    const next = choice === "unknown" ? changes : { ...changes, output: choice };
    askAbout(store, next);
  }

  return (
    <OutputPicker
      label="What rebuilt steps put out"
      note="COPY --from goes by content: it stays cached when the files come out the same."
      value={output}
      onChoose={choose}
    />
  );
}

function Advice({ view }: { readonly view: CacheView }) {
  const open = useOpenStep();
  const { suggestion } = view.answer.report;
  if (suggestion === null) return null;
  return (
    <button
      type="button"
      className={styles["advice"]}
      title="Show this step"
      onClick={() => open(suggestion.step)}
    >
      <Lightbulb size={15} aria-hidden />
      <span>
        <b>What would save the most.</b> {suggestion.text}.
      </span>
    </button>
  );
}
