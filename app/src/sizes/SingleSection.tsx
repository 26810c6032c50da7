import { Section } from "../cache/Section.tsx";
import { SizeBar } from "./SizeBar.tsx";
import styles from "./SingleSection.module.css";
import type { SizeView } from "./size-view.ts";
import { saySum } from "./size-words.ts";

/** What several stages save: the same build as one stage beside what ships. */
export function SingleSection({ view: { report } }: { readonly view: SizeView }) {
  const { single, stages, target } = report;
  const ships = stages.find(({ key }) => key === target);
  if (single === null || ships === undefined) return null;
  const full = Math.max(single.sum.range.high, ships.total.range.high);
  const rows = [
    { id: "one", title: "As one stage", origins: single.byOrigin, sum: single.sum },
    { id: "several", title: "In several stages", origins: ships.byOrigin, sum: ships.total },
  ];
  return (
    <Section title="What several stages save" note={saving(single.sum.range, ships.total.range)}>
      <dl className={styles["rows"]}>
        {rows.map(({ id, title, origins, sum }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <span className={styles["size"]}>{saySum(sum)}</span>
              <SizeBar origins={origins} full={full} label={`${title}: ${saySum(sum)}`} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles["note"]}>
        Taken for granted: {single.assumptions.join("; ")}. The base would be {single.base}.
      </p>
    </Section>
  );
}

type Range = { readonly low: number; readonly high: number };

/** Of what is known on both sides, by the middle of the ranges. */
function saving(before: Range, after: Range): string {
  const middle = ({ low, high }: Range): number => (low + high) / 2;
  const share = middle(before) === 0 ? 0 : 1 - middle(after) / middle(before);
  const percent = Math.round((share * 100) / 5) * 5;
  return percent <= 0 ? "" : `about ${Math.min(99, percent)} % less`;
}
