import { ChevronDown, ChevronRight, Wand2 } from "lucide-react";
import { useApp } from "../app-context.ts";
import { Prose } from "../ui/Prose.tsx";
import { FindingItem } from "./FindingItem.tsx";
import type { Entry } from "./finding-groups.ts";
import type { Fixability } from "./fixability.ts";
import styles from "./RuleGroup.module.css";
import { moveFocus } from "./move-focus.ts";
import { severityLooks } from "./severity-looks.ts";

interface RuleGroupProps {
  readonly entry: Extract<Entry, { readonly kind: "many" }>;
  readonly fixability: ReadonlyMap<string, Fixability>;
  readonly isOpen: boolean;
  readonly isTabStop: (key: string) => boolean;
  readonly onToggle: () => void;
  readonly onFocus: (key: string) => void;
  readonly onDone: (key: string) => void;
}

/** Many findings of one rule: one line until somebody wants to see them all. */
export function RuleGroup(props: RuleGroupProps) {
  const { entry, fixability, isOpen, isTabStop, onToggle, onFocus, onDone } = props;
  const { key: groupKey, rule, weight, findings } = entry;
  const openDialog = useApp((state) => state.openDialog);
  const { Icon, word } = severityLooks[weight];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const isFixable = findings.some(({ key }) => (fixability.get(key) ?? "none") !== "none");
  const safeCount = findings.filter(({ key }) => fixability.get(key) === "safe").length;
  return (
    <div className={styles["group"]} data-open={isOpen || undefined}>
      <div className={styles["head"]}>
        <button
          type="button"
          className={styles["toggle"]}
          data-item={groupKey}
          data-weight={weight}
          tabIndex={isTabStop(groupKey) ? 0 : -1}
          aria-expanded={isOpen}
          onClick={onToggle}
          onFocus={() => onFocus(groupKey)}
          onKeyDown={moveFocus}
        >
          <Icon size={15} className={styles["icon"]} aria-hidden />
          <span className={styles["words"]}>
            <span className={styles["word"]}>{word}, </span>
            <b className={styles["count"]}>{findings.length}×</b>{" "}
            <Prose text={rule.summary.replace(/\.$/, "")} />
            <span className={styles["rule"]}>
              {rule.id}
              {isFixable && (
                <span className={styles["fixable"]} title="Has fixes">
                  <Wand2 size={12} aria-hidden />
                  <span className={styles["word"]}>, can be fixed</span>
                </span>
              )}
            </span>
          </span>
          <Chevron size={14} className={styles["chevron"]} aria-hidden />
        </button>
        {isOpen && safeCount > 1 && (
          <button
            type="button"
            className={styles["fix"]}
            onClick={() => openDialog({ kind: "fix-all", ruleIds: [rule.id] })}
          >
            Fix these {safeCount}
          </button>
        )}
      </div>
      {isOpen && (
        <ul>
          {findings.map((finding) => (
            <li key={finding.key}>
              <FindingItem
                finding={finding}
                fixability={fixability.get(finding.key) ?? "none"}
                isTabStop={isTabStop(finding.key)}
                onFocus={onFocus}
                onDone={onDone}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
