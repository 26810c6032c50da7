import { Search } from "lucide-react";
import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import styles from "./FindingFilters.module.css";
import type { RuleChoice } from "./finding-filter.ts";
import { ruleChoices } from "./finding-filter.ts";
import type { Finding } from "./finding.ts";

const groupings = ["stage", "rule"] as const;

/** What one rarely needs in a short list, and always in a long one. */
export function FindingFilters({ findings }: { readonly findings: readonly Finding[] }) {
  const { query, rule, grouping } = useApp((state) => state.findingView);
  const viewFindings = useApp((state) => state.viewFindings);
  const { groups, rules } = useMemo(() => ruleChoices(findings), [findings]);
  const isGone = rule !== "" && ![...groups, ...rules].some(({ value }) => value === rule);
  return (
    <div className={styles["filters"]}>
      <label className={styles["search"]}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          aria-label="Search findings"
          placeholder="Search"
          value={query}
          onChange={(event) => viewFindings({ query: event.target.value })}
        />
      </label>
      <select
        className={styles["rules"]}
        aria-label="Rule"
        value={rule}
        onChange={(event) => viewFindings({ rule: event.target.value })}
      >
        <option value="">All rules</option>
        {isGone && <option value={rule}>{rule.replace(/^.*?:/, "")} (0)</option>}
        <optgroup label="From">{groups.map(option)}</optgroup>
        <optgroup label="Rule">{rules.map(option)}</optgroup>
      </select>
      <div className={styles["grouping"]} role="group" aria-label="Group by">
        {groupings.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={grouping === each}
            onClick={() => viewFindings({ grouping: each })}
          >
            By {each}
          </button>
        ))}
      </div>
    </div>
  );
}

function option({ value, label, count }: RuleChoice) {
  return (
    <option key={value} value={value}>
      {label} ({count})
    </option>
  );
}
