import type { SourceView, StepView } from "@stagemap/analysis";
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
    <button
      type="button"
      className={styles["row"]}
      {...attributes}
      data-mark={mark?.status}
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
  );
});

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
