import type { StepReport } from "@stagemap/analysis";
import { memo } from "react";
import { useAppContext } from "../app-context.ts";
import { StatusMark } from "../ui/StatusMark.tsx";
import type { CacheView } from "./cache-view.ts";
import type { Row } from "./rows.ts";
import { saySeconds } from "./seconds-words.ts";
import { StepDetails } from "./StepDetails.tsx";
import styles from "./StepItem.module.css";
import { useOpenStep } from "./use-open-step.ts";

interface StepItemProps {
  readonly step: StepReport;
  /** Undefined for what a base image's ONBUILD adds: no line of the text says it. */
  readonly row: Row | undefined;
  readonly view: CacheView;
  /** True for the selected step: its whole chain of causes shows. */
  readonly isOpen: boolean;
  /** True when the step above it has the same nearest cause, which need not be read twice. */
  readonly isCauseKnown?: boolean;
}

/** A step with its nearest cause. It is open while it is selected, wherever it was selected. */
export const StepItem = memo(function StepItem(props: StepItemProps) {
  const { step, row, view, isOpen, isCauseKnown = false } = props;
  const { store } = useAppContext();
  const open = useOpenStep();
  const { key, line, instruction, status, seconds, causes } = step;
  const [nearest] = causes;
  const subject = row === undefined ? null : ({ kind: "step", key } as const);
  return (
    <li className={styles["item"]} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles["head"]}
        aria-expanded={isOpen}
        onClick={() => open(isOpen ? null : key)}
        onPointerEnter={() => store.getState().hoverOver(subject, "side")}
        onPointerLeave={() => store.getState().hoverOver(null, "side")}
      >
        <span className={styles["line"]}>{line}</span>
        <span className={styles["label"]} title={row?.label}>
          {row?.label ?? instruction}
        </span>
        <StatusMark status={status} seconds={seconds === 0 ? "" : saySeconds(seconds)} />
        {!isOpen && !isCauseKnown && nearest !== undefined && (
          <span className={styles["cause"]}>{nearest.text}</span>
        )}
      </button>
      {isOpen && <StepDetails step={step} view={view} />}
    </li>
  );
});
