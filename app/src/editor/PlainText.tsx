import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PlainHost } from "../document/plain-host.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PlainText.module.css";

interface PlainTextProps {
  readonly host: PlainHost;
  readonly label: string;
  readonly placeholder: string;
  /** A sentence below the text; null for none. */
  readonly note: string | null;
  /** Tries again what the note is about. */
  readonly onRetry: () => void;
  readonly onCursor: (offset: number) => void;
}

/** A text in a plain text field with the full editor's measures. */
export function PlainText(props: PlainTextProps) {
  const { host, label, placeholder, note, onRetry, onCursor } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // Where the host has put the cursor: the field reports that later as a move, but it was not the user's.
  const placedCursor = useRef<number | null>(null);

  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    return host.attach({
      show(body) {
        if (element.value !== body) element.value = body;
      },
      focus: () => element.focus(),
      getCursor: () => ({
        span: { start: element.selectionStart, end: element.selectionEnd },
        hasFocus: document.activeElement === element,
      }),
      select(start, end) {
        placedCursor.current = end;
        element.setSelectionRange(start, end);
        scrollTo(element, start);
      },
    });
  }, [host]);

  return (
    <div className={styles["frame"]}>
      <textarea
        ref={field}
        className={styles["text"]}
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        onInput={(event) => host.type(event.currentTarget.value)}
        onKeyDown={(event) => travelByKey(event, host)}
        onSelect={(event) => {
          const cursor = event.currentTarget.selectionEnd;
          if (cursor !== placedCursor.current) onCursor(host.offsetOf(cursor));
          placedCursor.current = null;
        }}
      />
      {note !== null && (
        <div className={styles["note"]} role="status">
          {note}
          <Button look="framed" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

/** The field's own history does not know the host's edits, so undo and redo are the host's. */
function travelByKey(event: KeyboardEvent, host: PlainHost): void {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) host.redo();
  else host.undo();
}

function scrollTo(element: HTMLTextAreaElement, offset: number): void {
  const lineHeight = 20;
  const top = (element.value.slice(0, offset).split("\n").length - 1) * lineHeight;
  const isVisible =
    top >= element.scrollTop && top + lineHeight <= element.scrollTop + element.clientHeight;
  if (!isVisible) element.scrollTop = top - element.clientHeight / 2;
}
