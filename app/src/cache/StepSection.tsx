import type { StepReport } from "@stagemap/analysis";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { stageColor } from "../ui/stage-color.ts";
import type { CacheView } from "./cache-view.ts";
import type { Row } from "./rows.ts";
import { saySeconds } from "./seconds-words.ts";
import { Section } from "./Section.tsx";
import { StepItem } from "./StepItem.tsx";
import styles from "./StepSection.module.css";

/** More than this are listed on demand. */
const mostListed = 24;

/** The steps that run again, by stage, each with its reason; and the selected one, whatever becomes of it. */
export function StepSection({ view }: { readonly view: CacheView }) {
  const [isWhole, setIsWhole] = useState(false);
  const selected = useApp(({ selection }) =>
    selection?.subject.kind === "step" ? selection.subject.key : null,
  );
  const { rows } = view;
  const { steps } = view.answer.report;
  const known = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const running = steps.filter(({ status }) => status === "rebuilt" || status === "maybe");
  const shown =
    isWhole || running.length <= mostListed + 4 ? running : running.slice(0, mostListed);
  const other = shown.some(({ key }) => key === selected)
    ? undefined
    : steps.find(({ key }) => key === selected);

  return (
    <>
      {other !== undefined && (
        <Section title="The selected line">
          <ul>
            <StepItem step={other} row={known.get(other.key)} view={view} isOpen />
          </ul>
        </Section>
      )}
      {running.length > 0 && (
        <Section title="What runs again" note="and why, nearest cause first">
          {byStage(shown).map(([stage, its]) => (
            <Group key={stage} steps={its} row={known.get(its[0]?.key ?? "")} stage={stage}>
              {its.map((step, index) => (
                <StepItem
                  key={step.key}
                  step={step}
                  row={known.get(step.key)}
                  view={view}
                  isOpen={step.key === selected}
                  isCauseKnown={isSameCause(step, its[index - 1])}
                />
              ))}
            </Group>
          ))}
          {shown.length < running.length && (
            <button type="button" className={styles["all"]} onClick={() => setIsWhole(true)}>
              Show all {running.length} steps
            </button>
          )}
        </Section>
      )}
    </>
  );
}

interface GroupProps {
  readonly stage: string;
  readonly steps: readonly StepReport[];
  readonly row: Row | undefined;
  readonly children: readonly ReactNode[];
}

function Group({ stage, steps, row, children }: GroupProps) {
  const title = row?.stageTitle ?? stage;
  const sum = steps.reduce((total, { seconds }) => total + seconds, 0);
  return (
    <>
      <p className={styles["stage"]} style={stageColor(row?.color ?? 7)}>
        <span className={styles["name"]}>{title}</span>
        <span className={styles["sum"]}>
          {counted(steps.length, "step")}, {saySeconds(sum)}
        </span>
      </p>
      <ul aria-label={`Steps of ${title} that run again`}>{children}</ul>
    </>
  );
}

function byStage(steps: readonly StepReport[]): readonly (readonly [string, StepReport[]])[] {
  const stages = new Map<string, StepReport[]>();
  for (const step of steps) {
    const its = stages.get(step.stage);
    if (its === undefined) stages.set(step.stage, [step]);
    else its.push(step);
  }
  return [...stages];
}

function isSameCause({ causes }: StepReport, above: StepReport | undefined): boolean {
  return above !== undefined && causes[0]?.text === above.causes[0]?.text;
}
