import { createAnalyzer } from "@stagemap/analysis";
import type { Picture } from "@stagemap/analysis";
import type { Lesson, Solution } from "@stagemap/lessons";
import { minimalEdit } from "@stagemap/text";
import { useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { LineDiff } from "../checks/LineDiff.tsx";
import type { GraphPaneProps } from "../graph/graph-pane-props.ts";
import { GraphPane } from "../graph/GraphPane.tsx";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { becomeProject } from "./lesson-desk.ts";
import { LessonLine } from "./LessonText.tsx";
import styles from "./SolutionDialog.module.css";
import { useLesson } from "./use-lesson.ts";

/** The solutions of the lesson beside the learner's text: as a difference, and as two graphs. */
export function SolutionDialog() {
  const open = useLesson();
  const close = useApp((state) => state.closeDialog);
  if (open === null || open.lesson.solutions.length === 0) return null;
  return <Comparison lesson={open.lesson} onClose={close} />;
}

interface ComparisonProps {
  readonly lesson: Lesson;
  onClose(): void;
}

function Comparison({ lesson, onClose }: ComparisonProps) {
  const context = useAppContext();
  const [at, setAt] = useState(0);
  const [view, setView] = useState<"text" | "graph">("text");
  const solution = lesson.solutions[at] ?? lesson.solutions[0];
  if (solution === undefined) return null;

  function take(chosen: Solution): void {
    onClose();
    const { start } = lesson;
    const { dockerfile, dockerignore = start.dockerignore, target = start.target ?? null } = chosen;
    const project = { dockerfile, dockerignore, target, files: start.files };
    becomeProject(context, project, "The solution is in your text.");
  }

  return (
    <DialogFrame
      isWide
      title="Compare with a solution"
      description={
        solution.note === "" ? "One way to reach all goals." : <LessonLine text={solution.note} />
      }
      onClose={onClose}
      actions={
        <>
          <Button look="framed" onClick={onClose}>
            Close
          </Button>
          <Button look="primary" onClick={() => take(solution)}>
            Take this solution
          </Button>
        </>
      }
    >
      <div className={styles["page"]}>
        <div className={styles["bar"]}>
          {lesson.solutions.length > 1 && (
            <Choice
              label="Solution"
              options={lesson.solutions.map(({ title }, index) => ({ id: String(index), title }))}
              chosen={String(at)}
              onChoose={(id) => setAt(Number(id))}
            />
          )}
          <Choice
            label="Shown as"
            options={[
              { id: "text", title: "Text" },
              { id: "graph", title: "Graph" },
            ]}
            chosen={view}
            onChoose={(id) => setView(id === "graph" ? "graph" : "text")}
          />
        </div>
        {view === "text" ? (
          <Texts lesson={lesson} solution={solution} />
        ) : (
          <Graphs solution={solution} />
        )}
      </div>
    </DialogFrame>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: string;
  onChoose(id: string): void;
}

function Choice({ label, options, chosen, onChoose }: ChoiceProps) {
  return (
    <div role="radiogroup" aria-label={label} className={styles["choice"]}>
      {options.map(({ id, title }) => (
        <label key={id} className={styles["option"]}>
          <input
            type="radio"
            name={label}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            className={styles["radio"]}
          />
          {title}
        </label>
      ))}
    </div>
  );
}

interface TextsProps {
  readonly lesson: Lesson;
  readonly solution: Solution;
}

function Texts({ lesson: { start }, solution }: TextsProps) {
  const text = useApp((state) => state.text);
  const ignoreText = useApp((state) => state.projectContext.dockerignore) ?? "";
  const wantedIgnore =
    (solution.dockerignore === undefined ? start.dockerignore : solution.dockerignore) ?? "";
  return (
    <>
      <Difference title="Dockerfile" text={text} wanted={solution.dockerfile} />
      {(ignoreText !== "" || wantedIgnore !== "") && (
        <Difference title=".dockerignore" text={ignoreText} wanted={wantedIgnore} />
      )}
    </>
  );
}

interface DifferenceProps {
  readonly title: string;
  readonly text: string;
  readonly wanted: string;
}

/** From the learner's text to the solution's. */
function Difference({ title, text, wanted }: DifferenceProps) {
  const edits = useMemo(() => {
    const edit = minimalEdit(text, wanted);
    return edit === null ? [] : [edit];
  }, [text, wanted]);
  return (
    <section aria-label={title}>
      <h3 className={styles["heading"]}>{title}</h3>
      {edits.length === 0 ? (
        <p className={styles["same"]}>Yours is the same.</p>
      ) : (
        <LineDiff text={text} edits={edits} context={30} />
      )}
    </section>
  );
}

function Graphs({ solution }: { readonly solution: Solution }) {
  const own = useApp((state) => state.analysis.picture);
  const theirs = useMemo(
    () =>
      createAnalyzer().analyze({
        dockerfile: solution.dockerfile,
        target: solution.target ?? null,
      }).picture,
    [solution],
  );
  return (
    <div className={styles["graphs"]}>
      <Graph title="Yours" picture={own} />
      <Graph title="Solution" picture={theirs} />
    </div>
  );
}

function Graph({ title, picture }: { readonly title: string; readonly picture: Picture }) {
  return (
    <section className={styles["graph"]} aria-label={title}>
      <h3 className={styles["heading"]}>{title}</h3>
      <div className={styles["canvas"]}>
        <GraphPane
          picture={picture}
          badges={NOTHING}
          overlay={null}
          selection={null}
          hover={null}
          onSelect={ignore}
          onHover={ignore}
          onTarget={ignore}
          onShown={ignore}
        />
      </div>
    </section>
  );
}

const NOTHING: GraphPaneProps["badges"] = new Map();

function ignore(): void {}
