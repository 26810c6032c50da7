import { X } from "lucide-react";
import { useApp, useAppContext } from "../app-context.ts";
import styles from "./UndeclaredValues.module.css";

interface UndeclaredValuesProps {
  /** Names with values. */
  readonly values: readonly (readonly [string, string])[];
}

/** Values for names that the text does not declare, or not any more: kept, because it may again. */
export function UndeclaredValues({ values }: UndeclaredValuesProps) {
  const { browser } = useAppContext();
  const giveArgument = useApp((state) => state.giveArgument);

  function remove(name: string, index: number): void {
    giveArgument(name, null);
    // The focus goes on to the next one, or back to the tab behind the last.
    browser.afterRender(() => {
      browser.focusElement("side-tab-arguments");
      browser.focusElement(`undeclared-${Math.min(index, values.length - 2)}`);
    });
  }

  return (
    <section aria-labelledby="undeclared-arguments" className={styles["section"]}>
      <h3 id="undeclared-arguments" className={styles["heading"]}>
        Not declared in this text
      </h3>
      <p className={styles["text"]}>
        These values have no effect. They are kept in case a line declares the name again.
      </p>
      <ul>
        {values.map(([name, value], index) => (
          <li key={name} className={styles["row"]}>
            <span className={styles["words"]} title={`${name}=${value}`}>
              <b>{name}</b> {value === "" ? '""' : value}
            </span>
            <button
              type="button"
              id={`undeclared-${index}`}
              className={styles["remove"]}
              aria-label={`Remove the value of ${name}`}
              title="Remove"
              onClick={() => remove(name, index)}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
