import { ignoreEdits } from "@stagemap/analysis";
import type { Problem } from "@stagemap/analysis";
import type { KeyboardEvent } from "react";
import { useMemo, useRef } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import type { ProblemGroup } from "../state/selectors.ts";
import { problemGroups } from "../state/selectors.ts";
import { stageColor } from "../ui/stage-color.ts";
import { ProblemRow } from "./ProblemRow.tsx";
import { RuleActions } from "./RuleActions.tsx";
import styles from "./ProblemsPanel.module.css";

export function ProblemsPanel() {
  const analysis = useApp((state) => state.analysis);
  const isEmpty = useApp((state) => state.text.trim() === "");
  const groups = useMemo(() => problemGroups(analysis), [analysis]);
  const list = useRef<HTMLDivElement>(null);

  /** Up and down move between problems, across the stages. */
  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-problem]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const targets = new Map([
      ["ArrowDown", rows[at + 1]],
      ["ArrowUp", rows[at - 1]],
      ["Home", rows[0]],
      ["End", rows.at(-1)],
    ]);
    const target = targets.get(event.key);
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  }

  if (groups.length === 0) {
    return <NoProblems isEmpty={isEmpty} stageCount={analysis.counts.stages} />;
  }
  return (
    <div ref={list} className={styles["groups"]}>
      {groups.map((group) => (
        <Group key={group.stage ?? ""} group={group} onKeyDown={onKeyDown} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: ProblemGroup;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Group({ group, onKeyDown }: GroupProps) {
  const headingId = `problems-of-${group.stage ?? ""}`;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={styles["heading"]}>
        {group.color !== null && (
          <span className={styles["dot"]} style={stageColor(group.color)} aria-hidden />
        )}
        <span className={styles["stage"]}>{group.title}</span>
        <small className={styles["count"]}>{counted(group.problems.length, "problem")}</small>
      </h3>
      <ul>
        {group.problems.map((problem) => (
          <li key={keyOf(problem)}>
            <Row problem={problem} onKeyDown={onKeyDown} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly problem: Problem;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ problem, onKeyDown }: RowProps) {
  const { store, host, browser } = useAppContext();
  const isSelected = useApp(
    ({ selection }) => problem.step !== null && selection?.subject.key === problem.step,
  );

  function open(): void {
    const { select, showPane } = store.getState();
    if (problem.step !== null) select({ kind: "step", key: problem.step }, "side");
    else if (problem.stage !== null) select({ kind: "stage", key: problem.stage }, "side");
    showPane("text");
    browser.afterRender(() => host.reveal(problem.span, { select: false, focus: true }));
  }

  function ignore(): void {
    const text = host.getText();
    host.apply(ignoreEdits(text, problem), text, "command");
    store.getState().notify({
      kind: "info",
      message: `${problem.rule?.id ?? "The check"} is skipped here.`,
      action: { title: "Undo", commandId: "undo" },
    });
  }

  return (
    <>
      <ProblemRow problem={problem} isSelected={isSelected} onOpen={open} onKeyDown={onKeyDown} />
      {problem.rule !== undefined && <RuleActions rule={problem.rule} onIgnore={ignore} />}
    </>
  );
}

/** Says what was looked at, so that silence can be trusted. */
function NoProblems({ isEmpty, stageCount }: { isEmpty: boolean; stageCount: number }) {
  if (isEmpty) return <p className={styles["none"]}>The text is empty: nothing to check yet.</p>;
  return (
    <div className={styles["none"]}>
      <b>No problems found</b>
      <p>
        Every line of {counted(stageCount, "stage")} was read as BuildKit reads it, and its build
        checks find nothing: instructions and their flags, variables, stage names, and what FROM,
        COPY --from and RUN --mount refer to.
      </p>
    </div>
  );
}

function keyOf({ code, span, message }: Problem): string {
  return `${code} ${span.start} ${span.end} ${message}`;
}
