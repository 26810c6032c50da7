import styles from "./NameChips.module.css";

interface NameChipsProps {
  readonly names: readonly string[];
  readonly onChoose: (name: string) => void;
}

/** More than this would push the fields away. */
const mostShown = 8;

/** What the text names and a context could take the place of, to choose with one click. */
export function NameChips({ names, onChoose }: NameChipsProps) {
  if (names.length === 0) return null;
  return (
    <div className={styles["chips"]} role="group" aria-label="Names in this text">
      {names.slice(0, mostShown).map((name) => (
        <button
          key={name}
          type="button"
          className={styles["chip"]}
          title={`Put something in the place of ${name}`}
          onClick={() => onChoose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
