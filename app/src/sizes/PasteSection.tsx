import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Section } from "../cache/Section.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./PasteSection.module.css";
import type { SizeView } from "./size-view.ts";

/** Takes what `docker history` prints, whose sizes stand in the place of the estimates. */
export function PasteSection({ view }: { readonly view: SizeView }) {
  const { store } = useAppContext();
  const typed = useApp((state) => state.typedSizes);
  const [text, setText] = useState("");
  const [notes, setNotes] = useState<readonly string[]>([]);

  function take(): void {
    const {
      typed: found,
      matched,
      unmatched,
      problem,
    } = view.sizes.readPasted(view.question, text);
    if (problem !== null) {
      setNotes([problem]);
      return;
    }
    const { typedSizes, setTypedSizes } = store.getState();
    setTypedSizes({
      steps: { ...typedSizes?.steps, ...found.steps },
      images: { ...typedSizes?.images, ...found.images },
      totals: { ...typedSizes?.totals, ...found.totals },
    });
    setText("");
    setNotes([
      `Took ${matched} measured ${matched === 1 ? "size" : "sizes"}.`,
      ...(unmatched.length === 0
        ? []
        : [`Of no step here: ${unmatched.map((row) => row.slice(0, 60)).join(" · ")}.`]),
    ]);
  }

  return (
    <Section title="Measured sizes">
      <div className={styles["paste"]}>
        <label htmlFor="pasted-sizes">
          Output of <code>docker history --no-trunc IMAGE</code> or <code>docker image ls</code>
        </label>
        <textarea
          id="pasted-sizes"
          rows={3}
          spellCheck={false}
          wrap="off"
          placeholder="IMAGE   CREATED   CREATED BY   SIZE   COMMENT"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setNotes([]);
          }}
        />
        <p role="status" className={styles["notes"]}>
          {notes.join(" ")}
        </p>
        <div className={styles["actions"]}>
          <Button look="framed" disabled={text.trim() === ""} onClick={take}>
            Take these sizes
          </Button>
          {typed !== null && (
            <Button
              look="framed"
              onClick={() => {
                store.getState().setTypedSizes(null);
                setNotes(["Back to the estimates."]);
              }}
            >
              Back to estimates
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
