import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PasteFiles.module.css";
import { receiveList } from "./receive-files.ts";

/** Of what was pasted and is no list, a part is enough to see that. */
const mostShown = 5000;

/** Takes the output of `git ls-files` or `find`. */
export function PasteFiles({ onDone }: { readonly onDone: () => void }) {
  const context = useAppContext();
  const [text, setText] = useState("");
  const [isReading, setReading] = useState(false);
  const [notes, setNotes] = useState<readonly string[]>([]);

  async function read(list: string): Promise<void> {
    setReading(true);
    const { isTaken, notes: said } = await receiveList(context, list);
    setReading(false);
    if (isTaken && said.length > 0) {
      context.store.getState().notify({ kind: "info", message: said.join(" ") });
    }
    if (isTaken) onDone();
    else {
      setText(list.slice(0, mostShown));
      setNotes(said);
    }
  }

  return (
    <div className={styles["paste"]}>
      <label htmlFor="pasted-files">
        Output of <code>git ls-files</code>, <code>find . -type f</code> or <code>du -a</code>
      </label>
      <textarea
        id="pasted-files"
        rows={4}
        spellCheck={false}
        wrap="off"
        placeholder={"package.json\nsrc/index.ts"}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setNotes([]);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text/plain");
          if (text !== "" || pasted.trim() === "") return;
          event.preventDefault();
          // A list of 100,000 lines takes a text field seconds to show, and is wanted in the tree.
          void read(pasted);
        }}
      />
      {notes.length > 0 && (
        <p role="alert" className={styles["problem"]}>
          {notes.join(" ")}
        </p>
      )}
      <div>
        <Button
          look="framed"
          disabled={isReading || text.trim() === ""}
          onClick={() => void read(text)}
        >
          {isReading ? "Reading…" : "Take these files"}
        </Button>
      </div>
    </div>
  );
}
