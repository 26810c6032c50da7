import { Section } from "../cache/Section.tsx";
import { Legend } from "./Legend.tsx";
import { MeasuredField } from "./MeasuredField.tsx";
import { SizeBar } from "./SizeBar.tsx";
import type { SizeView } from "./size-view.ts";
import { sayRange, saySum } from "./size-words.ts";
import styles from "./WhatShips.module.css";

/** What the stage that ships comes to. */
export function WhatShips({ view }: { readonly view: SizeView }) {
  const { report, analysis } = view;
  const stage = report.stages.find(({ key }) => key === report.target);
  const title = analysis.picture.stages.find(({ key }) => key === report.target)?.title ?? "";
  if (stage === undefined) return null;
  const { total, byOrigin, compressed } = stage;
  return (
    <Section title="What ships" note={title}>
      <p className={styles["sum"]}>
        <strong>{saySum(total)}</strong>
        <span className={styles["kind"]}>{total.isMeasured ? "measured" : "estimated"}</span>
      </p>
      <SizeBar
        origins={byOrigin}
        full={byOrigin.reduce((sum, each) => sum + each.sum.range.high, 0)}
        label={`What ships: ${saySum(total)}`}
      />
      <Legend origins={byOrigin} />
      {total.unknown > 0 && (
        <p className={styles["note"]}>
          <b>+ ?</b> Of {total.unknown === 1 ? "one part" : `${total.unknown} parts`} nobody knows
          the size. {total.unknown === 1 ? "It is" : "They are"} not in the sum: type a figure below
          or paste docker history.
        </p>
      )}
      {compressed !== null && (
        <p className={styles["note"]}>
          To push and pull, compressed: about {sayRange(compressed)}, as images come to three to
          four and a half tenths.
        </p>
      )}
      <MeasuredField
        label="I measured the whole image"
        place={{ kind: "totals", key: report.target ?? "" }}
      />
    </Section>
  );
}
