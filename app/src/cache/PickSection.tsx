import type { Cache } from "@stagemap/analysis";
import { useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import type { CacheView } from "./cache-view.ts";
import type { Project } from "./candidates.ts";
import { PickChip } from "./PickChip.tsx";
import styles from "./PickSection.module.css";
import { PickSearch } from "./PickSearch.tsx";
import { changesOf, pickId, picksOf } from "./picks.ts";
import { askAbout } from "./scenario.ts";
import { Section } from "./Section.tsx";

interface PickSectionProps {
  readonly cache: Cache;
  readonly view: CacheView;
}

/** More than this show on demand. */
const mostChips = 8;

/** What is picked as changed, and the search for more. */
export function PickSection({ cache, view }: PickSectionProps) {
  const { store, browser } = useAppContext();
  const selected = useApp(({ selection }) =>
    selection?.subject.kind === "step" || selection?.subject.kind === "stage"
      ? selection.subject.key
      : null,
  );
  const { analysis, rows } = view;
  const { changes, dockerfile, dockerignore = null } = view.question;
  const { files } = view.answer;
  const picks = useMemo(() => picksOf(changes), [changes]);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole || picks.length <= mostChips + 1 ? picks : picks.slice(0, mostChips - 1);
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
          {shown.map((pick) => (
            <PickChip key={pickId(pick)} pick={pick} rows={rows} />
          ))}
          {shown.length < picks.length && (
            <li>
              <Button className={styles["more"]} onClick={() => setIsWhole(true)}>
                {picks.length - shown.length} more
              </Button>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}
