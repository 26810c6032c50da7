import type { SourceView, StepView } from "@stagemap/analysis";
import { Ellipsis } from "lucide-react";
import { memo, type CSSProperties } from "react";
import { StatusMark } from "../ui/StatusMark.tsx";
import { useFocus, useRowMark, useSubjectAttributes } from "./focus-store.ts";
import { ProblemBadge } from "./ProblemBadge.tsx";
import styles from "./StepRow.module.css";
import { subjectKey } from "./subject-key.ts";

export const StepRow = memo(function StepRow({ step }: { readonly step: StepView }) {
  const attributes = useSubjectAttributes(subjectKey({ kind: "step", key: step.key }));
  const mark = useRowMark(step.key);
  return (
    <>
      <button
        type="button"
        className={styles["row"]}
        {...attributes}
        data-mark={mark?.status}
        aria-pressed={attributes["data-selected"] ?? false}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Shift+F10"
        title={mark === undefined ? fullText(step) : `${fullText(step)}\n${mark.reason}`}
      >
        <span className={styles["keyword"]}>{step.keyword}</span>
        {step.sources.map((source, index) => (
          <SourceChip key={`${index} ${source.label}`} source={source} />
        ))}
        <span className={styles["summary"]}>{step.summary}</span>
        <ProblemBadge subject={step.key} />
        {mark !== undefined && <StatusMark status={mark.status} seconds={mark.seconds} />}
      </button>
      <RowTools attributes={attributes} />
    </>
  );
});

/** The handle for the pointer, and the button of the menu on rows that somebody is at. */
function RowTools({
  attributes,
}: {
  readonly attributes: ReturnType<typeof useSubjectAttributes>;
}) {
  const subject = attributes["data-subject"];
  const isNear =
    attributes["data-hovered"] === true ||
    attributes["data-selected"] === true ||
    attributes.tabIndex === 0;
  return (
    <>
      {/* The classes keep React Flow from panning. */}
      <span
        className={`${styles["grip"]} nodrag nopan`}
        data-subject={subject}
        data-action="grab"
        aria-hidden
      />
      {isNear && (
        <button
          type="button"
          className={styles["more"]}
          data-subject={subject}
          data-action="menu"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label="Step actions"
          title="Step actions (Shift+F10)"
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      )}
    </>
  );
}

function SourceChip({ source }: { readonly source: SourceView }) {
  const number = useFocus(({ colors }) =>
    source.node === null ? undefined : colors.get(source.node),
  );
  const color: CSSProperties & Record<"--c", string> = {
    "--c": number === undefined ? "var(--ink-2)" : `var(--stage-${number})`,
  };
  return (
    <span
      className={styles["source"]}
      style={color}
      data-kind={source.kind}
      data-missing={source.node === null || undefined}
    >
      {source.label}
    </span>
  );
}

function fullText({ keyword, sources, summary }: StepView): string {
  const from = sources.map(({ kind, label }) =>
    kind === "copy" ? `from ${label}: ` : `with ${label}: `,
  );
  return `${keyword} ${from.join("")}${summary}`;
}
