import { FolderOpen } from "lucide-react";
import { useState } from "react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useApp, useAppContext } from "../../app-context.ts";
import { receiveFile } from "../../commands/receive-text.ts";
import { Button } from "../../ui/Button.tsx";
import { receiveSettings } from "./receive-settings.ts";
import styles from "./SettingsFile.module.css";

/** Where a `.hadolint.yaml` comes in, and what of it was not understood. */
export function SettingsFile() {
  const context = useAppContext();
  const problems = useApp((state) => state.ruleSettingsProblems);
  const [typed, setTyped] = useState("");

  function paste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData("text/plain");
    if (text === "" || typed !== "") return;
    event.preventDefault();
    void receiveSettings(context, text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || typed.trim() === "") return;
    event.preventDefault();
    setTyped("");
    void receiveSettings(context, typed);
  }

  async function open(): Promise<void> {
    const file = await context.browser.pickFile();
    if (file !== null) await receiveFile(context, file, { isSettings: true });
  }

  return (
    <div>
      <p className={styles["intro"]}>
        The defaults suit most projects. A team’s <code>.hadolint.yaml</code> holds here as well.
      </p>
      <div className={styles["row"]}>
        <textarea
          className={styles["field"]}
          rows={1}
          aria-label="Paste or drop a .hadolint.yaml"
          aria-describedby="rule-settings-problems"
          placeholder="Paste or drop it here"
          spellCheck={false}
          autoCapitalize="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onPaste={paste}
          onKeyDown={onKeyDown}
        />
        <Button
          look="icon"
          className={styles["open"]}
          aria-label="Open a .hadolint.yaml"
          title="Open a .hadolint.yaml"
          onClick={() => void open()}
        >
          <FolderOpen size={15} aria-hidden />
        </Button>
      </div>
      <div id="rule-settings-problems" className={styles["problems"]} role="status">
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
