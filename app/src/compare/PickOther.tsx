import { useEffect, useState } from "react";
import { useAppContext } from "../app-context.ts";
import type { Choice } from "../commands/command.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PickOther.module.css";
import { pickText, sourceChoices, textOfSource } from "./sources.ts";

/** A field for the other text, a file, or what the app has itself. */
export function PickOther({ onPick }: { onPick(text: string): void }) {
  const context = useAppContext();
  const [text, setText] = useState("");
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    let isGone = false;
    void sourceChoices(context).then((found) => isGone || setChoices(found));
    return () => {
      isGone = true;
    };
  }, [context]);

  async function pickFile(): Promise<void> {
    const picked = await pickText(context);
    if (picked !== null) onPick(picked);
  }

  async function take(id: string): Promise<void> {
    const found = await textOfSource(context, id);
    if (found !== null) onPick(found);
  }

  return (
    <div className={styles["page"]}>
      <label className={styles["label"]}>
        The other Dockerfile
        <textarea
          className={styles["field"]}
          rows={10}
          spellCheck={false}
          placeholder="Paste it here"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className={styles["row"]}>
        <Button look="primary" disabled={text.trim() === ""} onClick={() => onPick(text)}>
          Compare
        </Button>
        <Button look="framed" onClick={() => void pickFile()}>
          Choose a file
        </Button>
        <select
          className={styles["select"]}
          aria-label="Or take"
          value=""
          onChange={(event) => void take(event.target.value)}
        >
          <option value="" disabled>
            Or take…
          </option>
          {choices
            .filter(({ id }) => id !== "paste" && id !== "file")
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </select>
      </div>
    </div>
  );
}
