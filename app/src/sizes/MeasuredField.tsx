import { useId, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { AppStore } from "../state/store.ts";
import styles from "./MeasuredField.module.css";
import { readBytes } from "./size-words.ts";

export interface MeasuredPlace {
  readonly kind: "steps" | "images" | "totals";
  readonly key: string;
}

interface MeasuredFieldProps {
  readonly label: string;
  readonly place: MeasuredPlace;
}

/** A figure of one's own in the place of the estimate. */
export function MeasuredField({ label, place }: MeasuredFieldProps) {
  const { store } = useAppContext();
  const id = useId();
  const own = useApp(({ typedSizes }) => typedSizes?.[place.kind][place.key]);
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? (own === undefined ? "" : `${Number((own / 1e6).toPrecision(6))}`);
  const isWrong = text.trim() !== "" && readBytes(text) === null;

  function type(typed: string): void {
    setDraft(typed);
    const bytes = readBytes(typed);
    if (bytes !== null || typed.trim() === "") setMeasured(store, place, bytes);
  }

  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}:</label>
      <input
        id={id}
        className={styles["input"]}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={isWrong}
        value={text}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setDraft(null)}
      />
      <span>MB</span>
      {isWrong && (
        <span className={styles["wrong"]}>Write megabytes, such as 12.5, or 1.2 GB.</span>
      )}
    </div>
  );
}

/** Null goes back to the estimate. */
function setMeasured(store: AppStore, { kind, key }: MeasuredPlace, bytes: number | null): void {
  const { typedSizes, setTypedSizes } = store.getState();
  const all = typedSizes ?? { steps: {}, images: {}, totals: {} };
  const others = Object.entries(all[kind]).filter(([each]) => each !== key);
  const next = {
    ...all,
    [kind]: Object.fromEntries(bytes === null ? others : [...others, [key, bytes]]),
  };
  const isEmpty = Object.values(next).every((sizes) => Object.keys(sizes).length === 0);
  setTypedSizes(isEmpty ? null : next);
}
