import styles from "./StatusMark.module.css";

interface StatusMarkProps {
  readonly status:
    | ("cached" | "rebuilt" | "maybe" | "skipped")
    | ("added" | "removed" | "changed" | "moved" | "renamed");
  /** "12 s"; "" or left out for none. */
  readonly seconds?: string;
  /** Leaves the word to the shape and to screen readers where seconds say the rest. */
  readonly isShort?: boolean;
}

/** What becomes of a step, or what a change does to it, as a shape, a colour and a word. */
export function StatusMark({ status, seconds = "", isShort = false }: StatusMarkProps) {
  const isWordHidden = isShort && seconds !== "";
  return (
    <span className={styles["status"]} data-status={status}>
      <span className={styles["shape"]} aria-hidden />
      <span className={isWordHidden ? styles["unseen"] : undefined}>{status}</span>
      {seconds !== "" && <span className={styles["seconds"]}> {seconds}</span>}
    </span>
  );
}
