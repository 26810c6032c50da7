import { RotateCcw } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useRef } from "react";
import { useApp } from "../app-context.ts";
import styles from "./ValueField.module.css";

interface ValueFieldProps {
  readonly id: string;
  readonly name: string;
  /** What counts while nothing is given; null for nothing. */
  readonly standard: string | null;
  readonly describedBy: string;
}

/**
 * The value given for an argument. A field without text gives nothing, so that the default counts; an empty value is given by
 * the button beside the default.
 */
export function ValueField({ id, name, standard, describedBy }: ValueFieldProps) {
  const given = useApp(({ buildSettings }) => buildSettings.arguments.get(name) ?? null);
  const giveArgument = useApp((state) => state.giveArgument);
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = (given ?? "").split("\n").length;

  function reset(): void {
    giveArgument(name, null);
    field.current?.focus();
  }

  return (
    <div className={styles["frame"]} data-given={given !== null || undefined}>
      {/* A text area, because an input drops the line breaks of a value that has some. */}
      <textarea
        ref={field}
        id={id}
        className={styles["field"]}
        aria-describedby={describedBy}
        rows={Math.min(lines, 6)}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        data-value-field=""
        placeholder={given === "" ? "empty" : (standard ?? "no value")}
        value={given ?? ""}
        onChange={({ target }) => giveArgument(name, target.value === "" ? null : target.value)}
        onKeyDown={(event) => moveOn(event, lines)}
      />
      {given !== null && (
        <button
          type="button"
          className={styles["reset"]}
          aria-label={`Reset ${name}`}
          title="Back to the default"
          onClick={reset}
        >
          <RotateCcw size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Enter and the arrows lead to the next field, as in a form; a line break takes Shift. */
function moveOn(event: KeyboardEvent<HTMLTextAreaElement>, lines: number): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent } = event;
  if (shiftKey || ctrlKey || metaKey || altKey || nativeEvent.isComposing) return;
  const isArrow = lines === 1 && (key === "ArrowDown" || key === "ArrowUp");
  if (key !== "Enter" && !isArrow) return;
  event.preventDefault();
  const fields = [...document.querySelectorAll<HTMLElement>("[data-value-field]")];
  fields[fields.indexOf(event.currentTarget) + (key === "ArrowUp" ? -1 : 1)]?.focus();
}
