import styles from "./Switch.module.css";

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly title?: string;
  readonly onToggle: () => void;
}

/** Something that is on or off, with its name before it. */
export function Switch({ label, isOn, title, onToggle }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      title={title}
      className={styles["switch"]}
      onClick={onToggle}
    >
      {label}
      <span className={styles["track"]} aria-hidden />
    </button>
  );
}
