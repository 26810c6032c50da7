import { Search } from "lucide-react";
import type { FocusEvent, KeyboardEvent } from "react";
import { useDeferredValue, useMemo, useState } from "react";
import { useAppContext } from "../app-context.ts";
import type { Candidate, CandidateGroup, Project } from "./candidates.ts";
import { findCandidates } from "./candidates.ts";
import styles from "./PickSearch.module.css";
import { pickId, withPick } from "./picks.ts";
import { askAbout } from "./scenario.ts";

const nothing: readonly CandidateGroup[] = [];

/** Finds what may have changed, of all kinds at once; Enter picks it. */
export function PickSearch({ project }: { readonly project: Project }) {
  const { store } = useAppContext();
  const [query, setQuery] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Of a hundred thousand paths the list may come a moment after the letter.
  const wanted = useDeferredValue(query);
  const groups = useMemo(
    () => (isOpen ? findCandidates(project, wanted) : nothing),
    [isOpen, project, wanted],
  );
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const active = items[Math.min(at, items.length - 1)];

  function pick({ pick: picked }: Candidate): void {
    const { changes } = store.getState().scenario;
    askAbout(store, withPick(changes, picked));
    setQuery("");
    setAt(0);
    setIsOpen(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      setIsOpen(true);
      if (isOpen && items.length > 0) {
        const next = (Math.min(at, items.length - 1) + step + items.length) % items.length;
        setAt(next);
        scrollTo(items[next]);
      }
    } else if (event.key === "Enter") {
      // Quick typing is ahead of the list: what is picked is what fits the text.
      const found = query === wanted ? active : findCandidates(project, query)[0]?.items[0];
      if (!isOpen) setIsOpen(true);
      else if (found !== undefined) pick(found);
    } else if (event.key === "Escape" && (isOpen || query !== "")) {
      setIsOpen(false);
      setQuery("");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className={styles["search"]}
      onBlur={(event: FocusEvent<HTMLDivElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
      }}
    >
      <Search size={14} aria-hidden className={styles["icon"]} />
      <input
        id="cache-search"
        className={styles["field"]}
        role="combobox"
        aria-label="What changed"
        aria-expanded={isOpen}
        aria-controls={isOpen ? "cache-candidates" : undefined}
        aria-activedescendant={isOpen && active !== undefined ? optionId(active) : undefined}
        aria-autocomplete="list"
        placeholder="A file, image, argument or line…"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
          setIsOpen(true);
        }}
        onClick={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
      />
      {isOpen && <Candidates groups={groups} active={active} onPick={pick} onPoint={setAt} />}
    </div>
  );
}

interface CandidatesProps {
  readonly groups: readonly CandidateGroup[];
  readonly active: Candidate | undefined;
  readonly onPick: (candidate: Candidate) => void;
  readonly onPoint: (at: number) => void;
}

function Candidates({ groups, active, onPick, onPoint }: CandidatesProps) {
  const all = groups.flatMap(({ items }) => items);
  return (
    <div
      id="cache-candidates"
      role="listbox"
      aria-label="What may have changed"
      tabIndex={-1}
      className={styles["list"]}
      // Pressing it must not take the focus from the field.
      onPointerDown={(event) => event.preventDefault()}
    >
      {groups.length === 0 && (
        <p className={styles["none"]}>
          Nothing is called that. A path such as src/new.ts is taken as a new file, NAME=value as a
          build argument.
        </p>
      )}
      {groups.map(({ title, items, more }) => (
        <div key={title} role="group" aria-label={title} className={styles["group"]}>
          <p className={styles["heading"]} aria-hidden>
            {title}
            {more > 0 && <span className={styles["more"]}>{more.toLocaleString("en")} more</span>}
          </p>
          {items.map((item) => (
            // The field has the focus and tells which one is active.
            // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
            <div
              key={pickId(item.pick)}
              id={optionId(item)}
              role="option"
              aria-selected={item === active}
              className={styles["option"]}
              title={`${item.title} ${item.detail}`}
              onClick={() => onPick(item)}
              onPointerMove={() => item !== active && onPoint(all.indexOf(item))}
            >
              <span className={styles["name"]}>{item.title}</span>
              <span className={styles["detail"]}>{item.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function optionId({ pick }: Candidate): string {
  return `cache-option ${pickId(pick)}`.replaceAll(/\s/g, "-");
}

function scrollTo(item: Candidate | undefined): void {
  if (item !== undefined)
    document.getElementById(optionId(item))?.scrollIntoView({ block: "nearest" });
}
