import type { Comparison, Problem } from "@stagemap/analysis";
import type { ReactNode } from "react";
import styles from "./CompareSummary.module.css";

/** What the change comes to: findings, what runs again, steps, what flows between stages, arguments. */
export function CompareSummary({ comparison }: { readonly comparison: Comparison }) {
  const { findings, rebuild, edges, stages, arguments: args } = comparison;
  const steps = stages.flatMap((stage) => stage.steps).filter(({ kind }) => kind !== "same");
  return (
    <div className={styles["columns"]}>
      <Section title="New findings" empty="Nothing new is found.">
        {findings.added.map((problem, at) => (
          <Finding key={at} sign="+" problem={problem} />
        ))}
      </Section>
      <Section
        title="Findings gone"
        empty={findings.kept === 0 ? "There were none." : `None; ${findings.kept} stay.`}
      >
        {findings.gone.map((problem, at) => (
          <Finding key={at} sign="−" problem={problem} />
        ))}
      </Section>
      <Section title="Runs again" empty="Everything is in the cache of the earlier build.">
        {rebuild?.steps.map(({ key, line, instruction, isCertain, reasons }) => (
          <li key={key}>
            <strong>
              {instruction}, line {line}
            </strong>
            {isCertain ? "" : " (maybe)"}
            {reasons[0] === undefined ? "" : `: ${reasons[0]}`}
          </li>
        ))}
      </Section>
      <Section title="Steps" empty="Every step is the same.">
        {steps.map(({ kind, keyword, before, after }) => (
          <li key={`${kind} ${(after ?? before)?.key ?? ""}`}>
            <strong>{kind}</strong> {keyword} <code>{(after ?? before)?.summary}</code>
            {kind === "changed" && (
              <>
                , before <code>{before?.summary}</code>
              </>
            )}
          </li>
        ))}
      </Section>
      <Section title="Between stages" empty="Stages take the same from each other.">
        {edges.map(({ kind, text }, at) => (
          <li key={at}>
            <strong>{kind}</strong> {text}
          </li>
        ))}
      </Section>
      {args.length > 0 && (
        <Section title="Build arguments" empty="">
          {args.map(({ name, before, after }) => (
            <li key={name}>
              <strong>{name}</strong> {sayDefault(after)}, before {sayDefault(before)}
            </li>
          ))}
        </Section>
      )}
    </div>
  );
}

function sayDefault(value: string | null): string {
  if (value === null) return "is not declared";
  return value === "" ? "has no default" : `is ${value}`;
}

function Finding({ sign, problem }: { readonly sign: string; readonly problem: Problem }) {
  return (
    <li>
      <span aria-hidden>{sign} </span>
      <strong>Line {problem.line}</strong> {problem.message}
    </li>
  );
}

interface SectionProps {
  readonly title: string;
  /** What stands there instead of an empty list. */
  readonly empty: string;
  readonly children: readonly ReactNode[] | undefined;
}

function Section({ title, empty, children = [] }: SectionProps) {
  return (
    <section aria-label={title} className={styles["section"]}>
      <h3 className={styles["heading"]}>
        {title} {children.length > 0 && <span className={styles["count"]}>{children.length}</span>}
      </h3>
      {children.length === 0 ? (
        <p className={styles["empty"]}>{empty}</p>
      ) : (
        <ul className={styles["list"]}>{children}</ul>
      )}
    </section>
  );
}
