import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PasteFiles.module.css";
import { receiveList } from "./receive-files.ts";

/** Takes the output of `git ls-files` or `find`. */
export function PasteFiles({ onDone }: { readonly onDone: () => void }) {
  const context = useAppContext();
  const [text, setText] = useState("");
  const [notes, setNotes] = useState<readonly string[]>([]);

  async function read(list: string): Promise<void> {
    const { isTaken, notes: said } = await receiveList(context, list);
    if (isTaken && said.length > 0) {
      context.store.getState().notify({ kind: "info", message: said.join(" ") });
    }
    if (isTaken) onDone();
    else setNotes(said);
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
          setText(pasted);
          void read(pasted);
        }}
      />
      {notes.length > 0 && (
        <p role="alert" className={styles["problem"]}>
          {notes.join(" ")}
        </p>
      )}
      <div>
        <Button look="framed" disabled={text.trim() === ""} onClick={() => void read(text)}>
          Take these files
        </Button>
      </div>
    </div>
  );
}
