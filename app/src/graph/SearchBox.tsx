import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import styles from "./SearchBox.module.css";

interface SearchBoxProps {
  readonly query: string;
  readonly count: number;
  /** Which match is in the middle, from 0; -1 before the first step. */
  readonly at: number;
  onQuery(query: string): void;
  /** 1 for the next match, -1 for the one before. */
  onStep(by: 1 | -1): void;
  onClose(): void;
}

export function SearchBox({ query, count, at, onQuery, onStep, onClose }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles["search"]} role="search">
      <input
        ref={input}
        className={styles["input"]}
        type="text"
        value={query}
        placeholder="Stages, steps, images"
        aria-label="Search the graph"
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onChange={(event) => onQuery(event.target.value)}
      />
      <span className={styles["count"]} aria-live="polite">
        {countText(query, count, at)}
      </span>
      <button
        type="button"
        aria-label="Previous match"
        disabled={count === 0}
        onClick={() => onStep(-1)}
      >
        <ChevronUp size={15} aria-hidden />
      </button>
      <button
        type="button"
        aria-label="Next match"
        disabled={count === 0}
        onClick={() => onStep(1)}
      >
        <ChevronDown size={15} aria-hidden />
      </button>
      <button type="button" aria-label="Close the search" onClick={onClose}>
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}

function countText(query: string, count: number, at: number): string {
  if (query.trim() === "") return "";
  if (count === 0) return "no match";
  return at < 0 ? `${count} found` : `${at + 1} of ${count}`;
}
