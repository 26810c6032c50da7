import type { StageView } from "@stagemap/analysis";
import { footText, stepCount } from "@stagemap/layout";
import { useStore, type Node, type NodeProps } from "@xyflow/react";
import { ArrowDownWideNarrow, ChevronDown, ChevronRight, Crosshair, Ellipsis } from "lucide-react";
import { memo, type CSSProperties } from "react";
import { StatusMark } from "../ui/StatusMark.tsx";
import { useBoxEmphasis, useFocus, useRowMark, useSubjectAttributes } from "./focus-store.ts";
import { ProblemBadge } from "./ProblemBadge.tsx";
import { stageInWords, whyNoTarget } from "./stage-words.ts";
import styles from "./StageCard.module.css";
import { StepRow } from "./StepRow.tsx";
import { subjectKey } from "./subject-key.ts";
import { distanceOf } from "./viewport.ts";

export type StageNode = Node<
  {
    readonly stage: StageView;
    readonly isCollapsed: boolean;
    /** How many stages build on it with FROM. */
    readonly users: number;
  },
  "stage"
>;

export const StageCard = memo(function StageCard({ id, data }: NodeProps<StageNode>) {
  const { stage, isCollapsed } = data;
  const emphasis = useBoxEmphasis(id);
  const mark = useRowMark(stage.key);
  const isFar = useStore((state) => distanceOf(state.transform[2]) !== "near");
  const isSelected = useFocus(({ selected }) =>
    selected.has(subjectKey({ kind: "stage", key: stage.key })),
  );
  const color: CSSProperties & Record<"--c", string> = { "--c": `var(--stage-${stage.color})` };
  return (
    <article
      className={styles["card"]}
      style={color}
      aria-label={stageInWords(stage)}
      data-subject={subjectKey({ kind: "stage", key: stage.key })}
      data-emphasis={emphasis}
      data-role={stage.role}
      data-replaced={stage.whyReplaced !== null || undefined}
      data-selected={isSelected || undefined}
      data-collapsed={isCollapsed || undefined}
      data-mark={mark?.status}
    >
      {isFar ? (
        <FarFace stage={stage} isShort={isCollapsed || stage.steps.length < 2} />
      ) : (
        <Head {...data} />
      )}
      {!isCollapsed && !isFar && (
        <>
          <ol className={styles["rows"]}>
            {stage.steps.map((step) => (
              <li key={step.key}>
                <StepRow step={step} />
              </li>
            ))}
          </ol>
          <p className={styles["foot"]} title={footText(stage)}>
            {footText(stage)}
          </p>
        </>
      )}
      {/* The classes keep React Flow from panning. Keys have the menu for it. */}
      <span
        className={`${styles["plug"]} nodrag nopan`}
        data-action="connect"
        title={`Draw a line to a stage that takes files of ${stage.title}`}
        aria-hidden
      />
    </article>
  );
});

/** From afar only the name could be read, so nothing else is drawn, and the name is larger. */
function FarFace({ stage, isShort }: { readonly stage: StageView; readonly isShort: boolean }) {
  const attributes = useSubjectAttributes(subjectKey({ kind: "stage", key: stage.key }));
  return (
    <button
      type="button"
      className={styles["far"]}
      data-short={isShort || undefined}
      {...attributes}
      aria-label={stageInWords(stage)}
      title={`${stage.title}: ${stage.base.label}, ${stepCount(stage)}`}
    >
      {stage.title}
    </button>
  );
}

function Head({ stage, isCollapsed, users }: StageNode["data"]) {
  const attributes = useSubjectAttributes(subjectKey({ kind: "stage", key: stage.key }));
  const mark = useRowMark(stage.key);
  return (
    <header className={styles["head"]}>
      <button
        type="button"
        className={styles["select"]}
        {...attributes}
        aria-pressed={attributes["data-selected"] ?? false}
        aria-label={stageInWords(stage)}
      />
      <span className={styles["line"]}>
        <span className={styles["title"]} title={stage.title}>
          {stage.title}
        </span>
        <ProblemBadge subject={stage.key} />
        <Chip stage={stage} users={users} />
      </span>
      <span className={styles["line"]}>
        <Base stage={stage} />
        {mark !== undefined && (
          <span className={styles["sum"]} title={mark.reason}>
            <StatusMark status={mark.status} seconds={mark.seconds} isShort={!isCollapsed} />
          </span>
        )}
        {isCollapsed && <span className={styles["quiet"]}>{stepCount(stage)}</span>}
        <Tools stage={stage} isCollapsed={isCollapsed} tabIndex={attributes.tabIndex} />
      </span>
    </header>
  );
}

/** What is done with a stage by its head; keys reach it with the card. */
function Tools({
  stage,
  isCollapsed,
  tabIndex,
}: Pick<StageNode["data"], "stage" | "isCollapsed"> & { readonly tabIndex: number }) {
  const reason = whyNoTarget(stage);
  return (
    <span className={styles["tools"]}>
      {stage.role !== "target" && (
        <button
          type="button"
          data-action="target"
          className={styles["tool"]}
          tabIndex={tabIndex}
          aria-disabled={reason !== null}
          aria-label={`Build ${stage.title}`}
          title={reason ?? `Build ${stage.title} (make it the target)`}
        >
          <Crosshair size={13} aria-hidden />
        </button>
      )}
      {stage.role !== "unbuilt" && stage.whyReplaced === null && stage.steps.length > 1 && (
        <button
          type="button"
          data-action="order"
          className={styles["tool"]}
          tabIndex={tabIndex}
          aria-label={`Best order of ${stage.title}`}
          title={`Find the best order of ${stage.title}'s steps`}
        >
          <ArrowDownWideNarrow size={13} aria-hidden />
        </button>
      )}
      <button
        type="button"
        data-action="menu"
        className={styles["tool"]}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label={`Actions on ${stage.title}`}
        title={`What can be done with ${stage.title} (Shift+F10)`}
      >
        <Ellipsis size={14} aria-hidden />
      </button>
      <button
        type="button"
        data-action="collapse"
        className={styles["tool"]}
        data-always
        tabIndex={tabIndex}
        aria-expanded={!isCollapsed}
        aria-label={`Steps of ${stage.title}`}
        title={isCollapsed ? "Show the steps" : "Hide the steps"}
      >
        {isCollapsed ? (
          <ChevronRight size={14} aria-hidden />
        ) : (
          <ChevronDown size={14} aria-hidden />
        )}
      </button>
    </span>
  );
}

function Base({ stage }: { readonly stage: StageView }) {
  const { base, platform } = stage;
  return (
    <span className={styles["base"]}>
      {base.kind === "missing" ? (
        <span className={styles["missing"]}>no base image</span>
      ) : (
        <span className={styles["image"]} title={base.label}>
          {base.label}
        </span>
      )}
      {platform !== null && (
        <span className={styles["platform"]} title={`--platform=${platform}`}>
          {platform}
        </span>
      )}
    </span>
  );
}

function Chip({ stage, users }: { readonly stage: StageView; readonly users: number }) {
  if (stage.role === "target")
    return <span className={styles["role"]}>{stage.isLast ? "ships" : "target"}</span>;
  if (stage.role === "unbuilt")
    return (
      <span className={styles["chip"]} title={stage.whyUnbuilt ?? undefined}>
        not built
      </span>
    );
  if (stage.whyReplaced !== null)
    return (
      <span className={styles["chip"]} title={stage.whyReplaced}>
        replaced
      </span>
    );
  return users > 1 ? <span className={styles["chip"]}>base of {users}</span> : null;
}
