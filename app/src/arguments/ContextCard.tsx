import { TriangleAlert, X } from "lucide-react";
import { useId } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { StageTitles } from "./argument-rows.ts";
import styles from "./ContextCard.module.css";
import type { ContextRow } from "./context-rows.ts";
import { ContextField } from "./ContextField.tsx";
import { PlaceLinks } from "./PlaceLinks.tsx";

interface ContextCardProps {
  readonly row: ContextRow;
  readonly titles: StageTitles;
  readonly index: number;
}

/** One named context: its name, what it stands for, and where it counts. */
export function ContextCard({ row, titles, index }: ContextCardProps) {
  const { context, kind, remark } = row;
  const { key: name, value, uses } = context;
  const { browser } = useAppContext();
  const giveContext = useApp((state) => state.giveContext);
  const count = useApp((state) => state.buildSettings.contexts.size);
  const id = useId();

  function remove(): void {
    giveContext(name, null);
    // The focus goes on to the next one, or to the field for a new one behind the last.
    browser.afterRender(() => {
      browser.focusElement("new-context-name");
      browser.focusElement(`remove-context-${Math.min(index, count - 2)}`);
    });
  }

  return (
    <li className={styles["card"]}>
      <div className={styles["head"]}>
        <label htmlFor={id} className={styles["name"]}>
          {name}
        </label>
        {kind !== "" && <span className={styles["kind"]}>{kind}</span>}
        <button
          type="button"
          id={`remove-context-${index}`}
          className={styles["remove"]}
          aria-label={`Remove the context ${name}`}
          title="Remove"
          onClick={remove}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      <ContextField
        id={id}
        value={value}
        placeholder="docker-image://…, directory or address"
        isInvalid={remark?.kind === "wrong"}
        describedBy={`${id}-remark`}
        onType={(text) => giveContext(name, text)}
      />
      {remark !== null && (
        <p id={`${id}-remark`} className={styles["remark"]} data-kind={remark.kind}>
          {remark.kind === "wrong" && <TriangleAlert size={14} aria-hidden />}
          {remark.message}
        </p>
      )}
      <PlaceLinks label={`Uses of ${name}`} places={uses} titles={titles} />
    </li>
  );
}
