import type { Cache } from "@stagemap/analysis";
import { useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import type { CacheView } from "./cache-view.ts";
import type { Project } from "./candidates.ts";
import { PickChip } from "./PickChip.tsx";
import styles from "./PickSection.module.css";
import { PickSearch } from "./PickSearch.tsx";
import { changesOf, pickId, picksOf } from "./picks.ts";
import type { Row } from "./rows.ts";
import { askAbout } from "./scenario.ts";
import { Section } from "./Section.tsx";

interface PickSectionProps {
  readonly cache: Cache;
  readonly view: CacheView;
  readonly rows: readonly Row[];
}

/** What is picked as changed, and the search for more. */
export function PickSection({ cache, view, rows }: PickSectionProps) {
  const { store, browser } = useAppContext();
  const analysis = useApp((state) => state.analysis);
  const selected = useApp(({ selection }) =>
    selection?.subject.kind === "step" || selection?.subject.kind === "stage"
      ? selection.subject.key
      : null,
  );
  const { changes, dockerfile, dockerignore = null } = view.question;
  const { files } = view.answer;
  const picks = useMemo(() => picksOf(changes), [changes]);
  const { otherValue } = cache;
  const project = useMemo(
    (): Project => ({
      analysis,
      text: dockerfile,
      dockerignore,
      rows,
      files,
      changes,
      selected,
      otherValue,
    }),
    [analysis, dockerfile, dockerignore, rows, files, changes, selected, otherValue],
  );

  function clear(): void {
    askAbout(store, changesOf([], changes));
    browser.focusElement("cache-search");
  }

  return (
    <Section
      title="What changed?"
      action={
        picks.length > 1 && (
          <Button className={styles["clear"]} onClick={clear}>
            Clear all
          </Button>
        )
      }
    >
      <PickSearch project={project} />
      {picks.length > 0 && (
        <ul aria-label="Picked as changed" className={styles["picks"]}>
          {picks.map((pick) => (
            <PickChip key={pickId(pick)} pick={pick} rows={rows} />
          ))}
        </ul>
      )}
    </Section>
  );
}
