import type { OriginSum, SizeSum } from "@stagemap/analysis";
import { originWords, saySum } from "./size-words.ts";
import styles from "./SizeBar.module.css";

interface SizeBarProps {
  readonly origins: readonly OriginSum[];
  /** Megabytes that fill the whole width. */
  readonly full: number;
  /** What the bar is of, for who does not see it. */
  readonly label: string;
  readonly isSmall?: boolean;
}

/** Weight by where it comes from: full colour up to the least, pale up to the most, hatched for what nobody knows. */
export function SizeBar({ origins, full, label, isSmall }: SizeBarProps) {
  return (
    <div role="img" aria-label={label} className={styles["bar"]} data-small={isSmall || undefined}>
      {origins.map(({ origin, sum }) => (
        <Segment key={origin} origin={origin} sum={sum} full={full} />
      ))}
    </div>
  );
}

interface SegmentProps {
  readonly origin: OriginSum["origin"];
  readonly sum: SizeSum;
  readonly full: number;
}

function Segment({ origin, sum, full }: SegmentProps) {
  const { low, high } = sum.range;
  const share = (megabytes: number): string => `${full === 0 ? 0 : (megabytes / full) * 100}%`;
  return (
    <span
      className={styles["segment"]}
      data-origin={origin}
      title={`${originWords[origin]}: ${saySum(sum)}`}
      style={{ width: share(high) }}
      data-unknown={sum.unknown > 0 || undefined}
    >
      <span
        className={styles["least"]}
        style={{ width: high === 0 ? 0 : `${(low / high) * 100}%` }}
      />
    </span>
  );
}
