import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import styles from "./ArgumentCard.module.css";
import type { ArgumentRow, DefaultText, StageTitles } from "./argument-rows.ts";
import { PlaceLinks } from "./PlaceLinks.tsx";
import { ScopeChips } from "./ScopeChips.tsx";
import { ValueField } from "./ValueField.tsx";

interface ArgumentCardProps {
  readonly row: ArgumentRow;
  readonly titles: StageTitles;
}

/** One argument: its name and scope, the value to give, its default, and where it is used. */
export function ArgumentCard({ row, titles }: ArgumentCardProps) {
  const { argument, canBeGiven, defaults, comesTo, remark } = row;
  const { key: name, isGiven, value, uses } = argument;
  const id = useId();
  return (
    <li className={styles["card"]}>
      <div className={styles["head"]}>
        {canBeGiven ? (
          <label htmlFor={`${id}-field`} className={styles["name"]}>
            {name}
          </label>
        ) : (
          <span className={styles["name"]}>{name}</span>
        )}
        <ScopeChips argument={argument} />
      </div>
      {canBeGiven && (
        <>
          <ValueField
            id={`${id}-field`}
            name={name}
            standard={isGiven ? null : value}
            describedBy={`${id}-default ${id}-remark`}
          />
          <div className={styles["standard"]}>
            <GiveEmpty name={name} fieldId={`${id}-field`} isGone={isGiven} />
            <p id={`${id}-default`}>
              <Defaults defaults={defaults} comesTo={comesTo} />
            </p>
          </div>
        </>
      )}
      {remark !== null && (
        <p id={`${id}-remark`} className={styles["remark"]} data-kind={remark.kind}>
          {remark.kind === "missing" && <TriangleAlert size={14} aria-hidden />}
          {remark.message}
        </p>
      )}
      <PlaceLinks label={`Uses of ${name}`} places={uses} titles={titles} />
    </li>
  );
}

function Defaults({
  defaults,
  comesTo,
}: {
  readonly defaults: readonly DefaultText[];
  readonly comesTo: string | null;
}) {
  if (defaults.length === 0) return "no default";
  return (
    <>
      default{" "}
      {defaults.map(({ text, where }, index) => (
        <span key={text}>
          {index > 0 && ", "}
          <code title={text}>{text === "" ? '""' : text}</code>
          {where !== null && ` ${where}`}
        </span>
      ))}
      {comesTo !== null && (
        <>
          {", comes to "}
          <code title={comesTo}>{comesTo === "" ? '""' : comesTo}</code>
        </>
      )}
    </>
  );
}

interface GiveEmptyProps {
  readonly name: string;
  readonly fieldId: string;
  /** True while a value is given. */
  readonly isGone: boolean;
}

function GiveEmpty({ name, fieldId, isGone }: GiveEmptyProps) {
  const { browser } = useAppContext();
  const giveArgument = useApp((state) => state.giveArgument);

  function giveEmpty(): void {
    giveArgument(name, "");
    // The button is hidden then, and the focus must not go with it.
    browser.afterRender(() => browser.focusElement(fieldId));
  }

  return (
    <button
      type="button"
      className={styles["empty"]}
      data-gone={isGone || undefined}
      aria-label={`Give ${name} an empty value`}
      title={`As --build-arg ${name}= does: the value is empty, and the default does not count`}
      onClick={giveEmpty}
    >
      give empty
    </button>
  );
}
