import styles from "./ContextField.module.css";

interface ContextFieldProps {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  /** The id of a list of suggestions. */
  readonly list?: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string;
  readonly onType: (text: string) => void;
}

/** A line of text for names and addresses, which no keyboard is to correct. */
export function ContextField(props: ContextFieldProps) {
  const { id, value, placeholder, list, isInvalid = false, describedBy, onType } = props;
  return (
    <input
      id={id}
      className={styles["field"]}
      list={list}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      placeholder={placeholder}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      value={value}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
