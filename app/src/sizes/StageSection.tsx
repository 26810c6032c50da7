import type { StageSize } from "@stagemap/analysis";
import { counted } from "../frame/counted.ts";
import { useAppContext } from "../app-context.ts";
import { Section } from "../cache/Section.tsx";
import { SizeBar } from "./SizeBar.tsx";
import styles from "./StageSection.module.css";
import type { SizeView } from "./size-view.ts";
import { saySum } from "./size-words.ts";

/** What each stage comes to, and what of it stays behind. */
export function StageSection({ view }: { readonly view: SizeView }) {
  const { stages } = view.report;
  const built = stages.filter(({ role }) => role !== "not-built");
  const others = stages.filter(({ role }) => role === "not-built");
  return (
    <Section title="Every stage">
      <StageList view={view} stages={built} />
      {others.length > 0 && (
        <details className={styles["others"]}>
          <summary>{counted(others.length, "stage")} not built</summary>
          <StageList view={view} stages={others} />
        </details>
      )}
    </Section>
  );
}

interface StageListProps {
  readonly view: SizeView;
  readonly stages: readonly StageSize[];
}

function StageList({ view, stages: shown }: StageListProps) {
  const { report, analysis } = view;
  const full = Math.max(...report.stages.map(({ total }) => total.range.high), 0);
  const stages = new Map(analysis.picture.stages.map((stage) => [stage.key, stage]));
  return (
    <ul className={styles["list"]}>
      {shown.map((size) => {
        const stage = stages.get(size.key);
        return (
          stage !== undefined && (
            <li key={size.key} className={styles["stage"]}>
              <div className={styles["head"]}>
                <span
                  className={styles["dot"]}
                  style={{ background: `var(--stage-${stage.color})` }}
                  aria-hidden
                />
                <span className={styles["title"]}>{stage.title}</span>
                <span className={styles["size"]}>{saySum(size.total)}</span>
              </div>
              <SizeBar
                origins={size.byOrigin}
                full={full}
                label={`${stage.title}: ${saySum(size.total)}`}
                isSmall
              />
              <div className={styles["foot"]}>
                <span>{fate(size)}</span>
                {stage.base.kind === "image" && <BaseButton stage={size.key} />}
              </div>
            </li>
          )
        );
      })}
    </ul>
  );
}

function fate({ role, ships }: StageSize): string {
  switch (role) {
    case "ships":
      return "Ships whole";
    case "base-of-what-ships":
      return "Ships whole, below what ships";
    case "not-built":
      return "Not built, so nothing of it ships";
    default:
      if (ships.range.high > 0) return `${saySum(ships)} of it ships`;
      return ships.unknown > 0 ? "What of it ships is unknown" : "Nothing of it ships";
  }
}

function BaseButton({ stage }: { readonly stage: string }) {
  const { store } = useAppContext();
  return (
    <button
      type="button"
      className={styles["base"]}
      title="Change the base image: its variants, with what they weigh and lack"
      onClick={() => store.getState().openDialog({ kind: "base-picker", stage })}
    >
      Base image…
    </button>
  );
}
