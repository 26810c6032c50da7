import { loadOrders } from "@stagemap/analysis";
import { useId, useState } from "react";
import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import styles from "./LogField.module.css";

const COMMAND = "git log --name-only -n 500";

type Outcome = { readonly isError: boolean; readonly sentence: string };

/** Takes the shares from the commits of a project. The text is read here and kept nowhere. */
export function LogField() {
  const setWeights = useApp((state) => state.setOrderWeights);
  const id = useId();
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function read(pasted: string): Promise<void> {
    setText(pasted);
    setOutcome(null);
    if (pasted.trim() === "") return;
    const found = (await loadOrders()).readLog(pasted);
    if (!found.ok) {
      setOutcome({ isError: true, sentence: found.message });
      return;
    }
    setWeights({ shares: found.weights, commits: found.commits });
    setText("");
    setOutcome({ isError: false, sentence: `Counted: ${counted(found.commits, "commit")}.` });
  }

  return (
    <div className={styles["log"]}>
      <label htmlFor={id} className={styles["label"]}>
        Or count your own: paste what <code>{COMMAND}</code> prints
      </label>
      <textarea
        id={id}
        className={styles["field"]}
        rows={3}
        spellCheck={false}
        placeholder={"commit 4f1c…\n\nsrc/index.ts\npackage.json"}
        value={text}
        aria-invalid={outcome?.isError === true}
        aria-describedby={`${id}-outcome`}
        onChange={({ target }) => void read(target.value)}
      />
      <p
        id={`${id}-outcome`}
        className={styles["outcome"]}
        data-error={outcome?.isError}
        role="status"
      >
        {outcome?.sentence}
      </p>
    </div>
  );
}
