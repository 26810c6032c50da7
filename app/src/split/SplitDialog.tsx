import { loadSplit } from "@stagemap/analysis";
import type { SplitAnswer } from "@stagemap/analysis";
import { useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { LineDiff } from "../checks/LineDiff.tsx";
import { mend } from "../checks/mend.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { SplitAssumptions } from "./SplitAssumptions.tsx";
import styles from "./SplitDialog.module.css";
import { SplitSizes } from "./SplitSizes.tsx";

/** One stage made into one that builds and one that runs: the change, what it takes for granted and what it comes to. */
export function SplitDialog() {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const text = useApp((state) => state.text);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const answer = useAnswer(answers);

  function apply(): void {
    if (answer?.ok !== true) return;
    close();
    mend(context, { text, edits: answer.edits, message: "Split into build and runtime." });
  }

  return (
    <DialogFrame
      title="Split into build and runtime"
      description={describe(answer)}
      isWide={answer?.ok === true}
      onClose={close}
      actions={
        <>
          <Button look="framed" onClick={close}>
            {answer?.ok === false ? "Close" : "Cancel"}
          </Button>
          {answer?.ok !== false && (
            <Button look="primary" disabled={answer === null} onClick={apply}>
              Split
            </Button>
          )}
        </>
      }
    >
      {answer === null ? (
        <div className={styles["blank"]} />
      ) : (
        <div className={styles["columns"]} data-single={!answer.ok || undefined}>
          {answer.ok && <LineDiff text={text} edits={answer.edits} context={30} />}
          <div className={styles["side"]}>
            {answer.ok && <SplitSizes sizes={answer.sizes} />}
            <SplitAssumptions
              assumptions={answer.assumptions}
              onChange={(id, value) => setAnswers((before) => ({ ...before, [id]: value }))}
            />
            {answer.ok && answer.notes.length > 0 && (
              <section>
                <h3 className={styles["heading"]}>Worth knowing</h3>
                {answer.notes.map((note) => (
                  <p key={note} className={styles["note"]}>
                    {note}
                  </p>
                ))}
              </section>
            )}
          </div>
        </div>
      )}
    </DialogFrame>
  );
}

/** What becomes of the text with these answers; null until the engine is there. */
function useAnswer(answers: Readonly<Record<string, string>>): SplitAnswer | null {
  const dockerfile = useApp((state) => state.text);
  const target = useApp((state) => state.wantedTarget);
  const build = useApp((state) => state.buildSettings);
  const splitter = useLoaded(loadSplit);

  return useMemo(() => {
    if (splitter === null) return null;
    const { buildPlatform, targetPlatform } = build;
    return splitter.split({
      dockerfile,
      target,
      buildArguments: Object.fromEntries(build.arguments),
      namedContexts: Object.fromEntries(build.contexts),
      buildPlatform,
      targetPlatform,
      answers,
    });
  }, [splitter, dockerfile, target, build, answers]);
}

function describe(answer: SplitAnswer | null): string {
  if (answer === null) return "Looking at what builds and what runs…";
  if (answer.ok) {
    return `${answer.ecosystem}: one stage builds, and one with nothing but what runs. One undo step.`;
  }
  return answer.reasons.map(({ message }) => message).join(" ");
}
