import type { OutputChoice } from "@stagemap/analysis";
import { useId } from "react";
import styles from "./OutputPicker.module.css";

interface OutputPickerProps {
  /** "What rebuilt steps put out" */
  readonly label: string;
  readonly note?: string;
  readonly value: OutputChoice;
  /** True for a single step, which otherwise does as all do. */
  readonly isOneStep?: boolean;
  readonly onChoose: (choice: OutputChoice) => void;
}

/** Whether a step that runs again comes to the same files: nobody but the user can know. */
export function OutputPicker(props: OutputPickerProps) {
  const { label, note, value, isOneStep = false, onChoose } = props;
  const name = useId();
  const choices: readonly { readonly choice: OutputChoice; readonly title: string }[] = [
    { choice: "unknown", title: isOneStep ? "as above" : "unknown" },
    { choice: "identical", title: isOneStep ? "identical" : "identical output" },
    { choice: "different", title: isOneStep ? "different" : "different output" },
  ];
  return (
    <fieldset className={styles["outputs"]}>
      <legend className={styles["legend"]}>{label}</legend>
      <div className={styles["choices"]}>
        {choices.map(({ choice, title }) => (
          <label key={choice} className={styles["choice"]}>
            <input
              type="radio"
              name={name}
              className={styles["radio"]}
              checked={choice === value}
              onChange={() => onChoose(choice)}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
      {note !== undefined && <p className={styles["note"]}>{note}</p>}
    </fieldset>
  );
}
