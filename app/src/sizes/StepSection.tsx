import type { StepSize } from "@stagemap/analysis";
import { useMemo, useState } from "react";
import { rowsOf } from "../cache/rows.ts";
import type { Row } from "../cache/rows.ts";
import { Section } from "../cache/Section.tsx";
import { MeasuredField } from "./MeasuredField.tsx";
import type { MeasuredPlace } from "./MeasuredField.tsx";
import type { SizeView } from "./size-view.ts";
import { basisWords, originWords, saySum } from "./size-words.ts";
import styles from "./StepSection.module.css";

const mostShown = 8;

/** The steps that weigh most, whatever stage they are in, each with where its figure comes from. */
export function StepSection({ view }: { readonly view: SizeView }) {
  const { report, analysis, question } = view;
  const [isWhole, setWhole] = useState(false);
  const rows = useMemo(
    () => new Map(rowsOf(question.dockerfile, analysis).map((row) => [row.key, row])),
    [question.dockerfile, analysis],
  );
  const steps = report.stages
    .filter(({ role }) => role !== "not-built")
    .flatMap((stage) => stage.steps)
    .filter(({ parts }) => parts.length > 0)
    .toSorted((one, other) => weight(other) - weight(one));
  const shown = isWhole ? steps : steps.slice(0, mostShown);
  if (steps.length === 0) return null;
  return (
    <Section title="Steps by weight" note={`${steps.length} that add something`}>
      <ul className={styles["list"]}>
        {shown.map((step) => (
          <li key={`${step.key} ${step.isFrom}`}>
            <Entry step={step} row={rows.get(step.key)} />
          </li>
        ))}
      </ul>
      {steps.length > mostShown && !isWhole && (
        <button type="button" className={styles["more"]} onClick={() => setWhole(true)}>
          {steps.length - mostShown} more
        </button>
      )}
    </Section>
  );
}

/** What is unknown alone stands behind what is known to be heavy and before what is light. */
function weight({ sum }: StepSize): number {
  return sum.range.high === 0 && sum.unknown > 0 ? 20 : (sum.range.low + sum.range.high) / 2;
}

function Entry({ step, row }: { readonly step: StepSize; readonly row: Row | undefined }) {
  const { parts, sum, line } = step;
  return (
    <details className={styles["step"]}>
      <summary>
        <span
          className={styles["dot"]}
          style={{ background: `var(--stage-${row?.color ?? 7})` }}
          title={row?.stageTitle}
        />
        <code className={styles["label"]}>{row?.label ?? `line ${line}`}</code>
        <span className={styles["size"]} data-measured={sum.isMeasured || undefined}>
          {saySum(sum)}
        </span>
      </summary>
      <p className={styles["line"]}>
        Line {line}, stage {row?.stageTitle}
      </p>
      <ul className={styles["parts"]}>
        {parts.map(({ what, origin, range, basis, source }, index) => (
          // Two parts of a step may say the same.
          <li key={`${index} ${what}`}>
            <span className={styles["what"]}>{what}</span>
            <span className={styles["size"]}>
              {saySum({
                range: range ?? { low: 0, high: 0 },
                unknown: range === null ? 1 : 0,
              })}
            </span>
            <span className={styles["source"]}>
              {originWords[origin]}, {basisWords[basis]}: {source}.
            </span>
          </li>
        ))}
      </ul>
      <MeasuredField label="I measured" place={placeOf(step)} />
    </details>
  );
}

function placeOf({ isFrom, parts, key }: StepSize): MeasuredPlace {
  const image = parts.find(({ origin }) => origin === "base")?.what.replace(/^base image /, "");
  return isFrom && image !== undefined ? { kind: "images", key: image } : { kind: "steps", key };
}
