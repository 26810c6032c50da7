import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useId, useState } from "react";
import { useAppContext } from "../../app-context.ts";
import styles from "./NameField.module.css";

interface NameFieldProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly placeholder: string;
  /** The id of a list of suggestions. */
  readonly list?: string;
  /** A sentence about a name. */
  readonly describe?: (name: string) => string;
  /** What is meant by what was typed. */
  readonly normalize?: (typed: string) => string;
  readonly onChange: (names: readonly string[]) => void;
}

/** A set of names, each to be removed, with room to write another. */
export function NameField(props: NameFieldProps) {
  const { label, names, placeholder, list, describe, normalize, onChange } = props;
  const { browser } = useAppContext();
  const id = useId();
  const [typed, setTyped] = useState("");

  /** Several at once when they were pasted from a list. */
  function add(text: string): void {
    const added = text
      .split(/[\s,]+/)
      .filter((name) => name !== "")
      .map((name) => normalize?.(name) ?? name);
    setTyped("");
    if (added.length > 0) onChange([...new Set([...names, ...added])]);
  }

  function remove(name: string): void {
    onChange(names.filter((each) => each !== name));
    browser.afterRender(() => browser.focusElement(id));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" || event.key === "," || (event.key === " " && typed !== "")) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && names.length > 0) {
      onChange(names.slice(0, -1));
    }
  }

  return (
    <div>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <ul className={styles["box"]} aria-label={label}>
        {names.map((name) => (
          <li key={name} className={styles["chip"]} title={describe?.(name)}>
            <span className={styles["name"]}>{name}</span>
            <button
              type="button"
              className={styles["remove"]}
              aria-label={`Remove ${name}`}
              onClick={() => remove(name)}
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
        <li className={styles["last"]}>
          <input
            id={id}
            className={styles["input"]}
            list={list}
            placeholder={names.length === 0 ? placeholder : ""}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            value={typed}
            onChange={({ target, nativeEvent }) => {
              // A suggestion that is picked is complete; so is a pasted list.
              if (isPicked(nativeEvent) || /[^\s,][\s,]/.test(target.value)) add(target.value);
              else setTyped(target.value.trim());
            }}
            onBlur={() => add(typed)}
            onKeyDown={onKeyDown}
          />
        </li>
      </ul>
    </div>
  );
}

/** Browsers do not agree how a suggestion comes: as a replacement, or as no typing at all. */
function isPicked(event: Event): boolean {
  return !(event instanceof InputEvent) || event.inputType === "insertReplacementText";
}
