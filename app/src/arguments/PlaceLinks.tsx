import type { ArgumentPlace } from "@stagemap/analysis";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { StageTitles } from "./argument-rows.ts";
import styles from "./PlaceLinks.module.css";
import { subjectOf, useOpenPlace } from "./use-open-place.ts";

interface PlaceLinksProps {
  /** "Uses of BASE" */
  readonly label: string;
  readonly places: readonly ArgumentPlace[];
  readonly titles: StageTitles;
}

/** More than this are shown on demand. */
const mostShown = 6;

export function PlaceLinks({ label, places, titles }: PlaceLinksProps) {
  const [isWhole, setIsWhole] = useState(false);
  const isCut = !isWhole && places.length > mostShown + 1;
  const shown = isCut ? places.slice(0, mostShown) : places;
  if (places.length === 0) return null;
  return (
    <ul aria-label={label} className={styles["places"]}>
      {shown.map((place) => (
        <li key={place.span.start}>
          <PlaceLink place={place} titles={titles} />
        </li>
      ))}
      {isCut && (
        <li>
          <button type="button" className={styles["more"]} onClick={() => setIsWhole(true)}>
            {places.length - mostShown} more
          </button>
        </li>
      )}
    </ul>
  );
}

function PlaceLink({
  place,
  titles,
}: {
  readonly place: ArgumentPlace;
  readonly titles: StageTitles;
}) {
  const { store } = useAppContext();
  const open = useOpenPlace();
  const subject = subjectOf(place);
  const isSelected = useApp(
    ({ selection }) => subject !== null && selection?.subject.key === subject.key,
  );
  const { line, keyword, stage, step } = place;
  return (
    <button
      type="button"
      className={styles["place"]}
      aria-current={isSelected || undefined}
      onClick={() => open(place)}
      onPointerEnter={() => store.getState().hoverOver(subject, "side")}
      onPointerLeave={() => store.getState().hoverOver(null, "side")}
    >
      <span className={styles["line"]}>line {line}</span> · <b>{keyword}</b>
      {step !== null && stage !== null && ` in ${titles.get(stage) ?? stage}`}
    </button>
  );
}
