import { useRef, useState } from "react";
import { useApp } from "../app-context.ts";
import { stageColor } from "../ui/stage-color.ts";
import styles from "./FindingList.module.css";
import { FindingItem } from "./FindingItem.tsx";
import type { Entry, Section } from "./finding-groups.ts";
import type { Fixability } from "./fixability.ts";
import { RuleGroup } from "./RuleGroup.tsx";
import { useFindingFocus } from "./use-finding-focus.ts";

type ManyEntry = Extract<Entry, { readonly kind: "many" }>;

interface FindingListProps {
  readonly sections: readonly Section[];
  readonly fixability: ReadonlyMap<string, Fixability>;
}

/** The findings under their stages. Up and down move between them, whatever lies between. */
export function FindingList({ sections, fixability }: FindingListProps) {
  const list = useRef<HTMLDivElement>(null);
  const openFinding = useApp((state) => state.openFinding);
  const showFinding = useApp((state) => state.showFinding);
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set());
  const { tabStop, noteFocus, noteDone } = useFindingFocus(list, sections);
  const isTabStop = (key: string): boolean => key === tabStop;

  function isGroupOpen({ key, findings }: ManyEntry): boolean {
    return openGroups.has(key) || findings.some((finding) => finding.key === openFinding);
  }

  function toggleGroup(entry: ManyEntry): void {
    const others = new Set(openGroups);
    if (isGroupOpen(entry)) {
      others.delete(entry.key);
      if (entry.findings.some(({ key }) => key === openFinding)) showFinding(null);
    } else others.add(entry.key);
    setOpenGroups(others);
  }

  return (
    <div ref={list} data-list="">
      {sections.map((section) => (
        <section key={section.key} aria-label={section.title ?? "By rule"}>
          <Heading section={section} />
          <ul>
            {section.entries.map((entry) => (
              <li key={entry.key}>
                {entry.kind === "one" ? (
                  <FindingItem
                    finding={entry.finding}
                    fixability={fixability.get(entry.key) ?? "none"}
                    isTabStop={isTabStop(entry.key)}
                    onFocus={noteFocus}
                    onDone={noteDone}
                  />
                ) : (
                  <RuleGroup
                    entry={entry}
                    fixability={fixability}
                    isOpen={isGroupOpen(entry)}
                    isTabStop={isTabStop}
                    onToggle={() => toggleGroup(entry)}
                    onFocus={noteFocus}
                    onDone={noteDone}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Heading({ section: { title, color, count } }: { readonly section: Section }) {
  if (title === null) return null;
  return (
    <h4 className={styles["heading"]}>
      {color !== null && <span className={styles["dot"]} style={stageColor(color)} aria-hidden />}
      <span className={styles["stage"]}>{title}</span>
      <small className={styles["count"]}>{count}</small>
    </h4>
  );
}
