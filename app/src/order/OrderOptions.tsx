import type { RewriteKind, StageKey } from "@stagemap/analysis";
import { useApp } from "../app-context.ts";
import { Switch } from "../ui/Switch.tsx";
import styles from "./OrderOptions.module.css";

/** What may be changed. */
export interface AllowedChanges {
  /** Null for all stages that the target needs. */
  readonly stage: StageKey | null;
  readonly isRiskAllowed: boolean;
  readonly rewrites: readonly RewriteKind[];
}

interface OrderOptionsProps {
  readonly allowed: AllowedChanges;
  readonly onChange: (part: Partial<AllowedChanges>) => void;
}

const rewriteSwitches: readonly {
  readonly kind: RewriteKind;
  readonly label: string;
  readonly title: string;
}[] = [
  {
    kind: "split-copy",
    label: "Split broad COPYs",
    title: "Copy the files that list dependencies first, install, and copy the rest after it",
  },
  {
    kind: "move-definitions",
    label: "ARG and ENV to first use",
    title: "A new value then rebuilds only the steps that use it",
  },
];

export function OrderOptions({ allowed, onChange }: OrderOptionsProps) {
  const stages = useApp((state) => state.analysis.picture.stages);
  const { stage, isRiskAllowed, rewrites } = allowed;
  const needed = stages.filter(
    ({ role, whyReplaced }) => role !== "unbuilt" && whyReplaced === null,
  );
  const isKnown = stage === null || needed.some(({ key }) => key === stage);
  return (
    <div className={styles["options"]} role="group" aria-label="What may change">
      <label className={styles["scope"]}>
        In
        <select
          aria-label="Stages that may change"
          value={isKnown ? (stage ?? "") : ""}
          onChange={({ target: { value } }) => onChange({ stage: value === "" ? null : value })}
        >
          <option value="">all stages that are built</option>
          {needed.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {rewriteSwitches.map(({ kind, label, title }) => (
        <Switch
          key={kind}
          label={label}
          title={title}
          isOn={rewrites.includes(kind)}
          onToggle={() =>
            onChange({
              rewrites: rewrites.includes(kind)
                ? rewrites.filter((each) => each !== kind)
                : [...rewrites, kind],
            })
          }
        />
      ))}
      <Switch
        label="Risky moves"
        title="Let steps pass programs of which nobody knows what they read and write"
        isOn={isRiskAllowed}
        onToggle={() => onChange({ isRiskAllowed: !isRiskAllowed })}
      />
    </div>
  );
}
