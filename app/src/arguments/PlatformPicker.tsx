import { platformProblem } from "@stagemap/analysis";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { PlatformRole } from "../state/build-slice.ts";
import styles from "./PlatformPicker.module.css";
import { commonChoices } from "./platforms.ts";

interface PlatformPickerProps {
  readonly side: PlatformRole;
  readonly label: string;
}

/** Neither of these is a platform. */
const standard = "default";
const other = "other";

/** One of the common platforms, or any other by its name. */
export function PlatformPicker({ side, label }: PlatformPickerProps) {
  const id = useId();
  const { browser } = useAppContext();
  const settings = useApp((state) => state.buildSettings);
  const pickPlatform = useApp((state) => state.pickPlatform);
  const [isTyping, setIsTyping] = useState(false);
  const picked = side === "build" ? settings.buildPlatform : settings.targetPlatform;
  const choices = commonChoices(side, settings);
  const isCommon = choices.some(({ platform }) => platform === picked);
  const isOther = isTyping || !isCommon;

  function pick(choice: string): void {
    setIsTyping(choice === other);
    if (choice === other) browser.afterRender(() => browser.focusElement(`${id}-text`));
    else pickPlatform(side, choice === standard ? null : choice);
  }

  return (
    <>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <span className={styles["frame"]}>
        <select
          id={id}
          className={styles["select"]}
          value={isOther ? other : (picked ?? standard)}
          onChange={({ target }) => pick(target.value)}
        >
          {choices.map(({ platform, title }) => (
            <option key={title} value={platform ?? standard}>
              {title}
            </option>
          ))}
          <option value={other}>Another platform…</option>
        </select>
        <ChevronDown size={14} className={styles["chevron"]} aria-hidden />
      </span>
      {isOther && (
        <OtherPlatform
          id={`${id}-text`}
          label={`${label}, as a name`}
          text={picked ?? ""}
          onType={(text) => {
            // A name that becomes a common one on the way to another must not close the field.
            setIsTyping(true);
            pickPlatform(side, text === "" ? null : text);
          }}
        />
      )}
    </>
  );
}

interface OtherPlatformProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
}

function OtherPlatform({ id, label, text, onType }: OtherPlatformProps) {
  const problem = text === "" ? null : platformProblem(text);
  return (
    <div className={styles["other"]}>
      <input
        id={id}
        className={styles["text"]}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        placeholder="os/architecture/variant"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={({ target }) => onType(target.value)}
      />
      <p id={`${id}-problem`} className={styles["problem"]}>
        {problem !== null && (
          <>
            That is no platform, so the default counts. Write the system and the architecture, such
            as <code>linux/arm64</code>.<small>{problem}</small>
          </>
        )}
      </p>
    </div>
  );
}
