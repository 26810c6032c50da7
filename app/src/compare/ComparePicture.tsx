import type { Comparison } from "@stagemap/analysis";
import { useMemo, useState } from "react";
import type { GraphPaneProps, RowMark, Subject } from "../graph/graph-pane-props.ts";
import { GraphPane } from "../graph/GraphPane.tsx";
import styles from "./ComparePicture.module.css";

const reasons: Readonly<Record<Comparison["marks"][string], string>> = {
  added: "Only in the later text",
  removed: "Only in the earlier text",
  changed: "Not the same in both texts",
  moved: "The same, in another place",
  renamed: "The same under another name",
};

/** Both texts as one graph: what was removed stands where it stood, dashed. */
export function ComparePicture({ comparison }: { readonly comparison: Comparison }) {
  const { picture, marks } = comparison;
  const [selection, setSelection] = useState<Subject | null>(null);
  const [hover, setHover] = useState<Subject | null>(null);
  const overlay = useMemo(
    () =>
      new Map(
        Object.entries(marks).map(([key, status]): [string, RowMark] => [
          key,
          { status, seconds: "", reason: reasons[status] },
        ]),
      ),
    [marks],
  );
  if (picture.stages.length === 0)
    return <p className={styles["none"]}>There is no stage to draw.</p>;
  return (
    <div className={styles["canvas"]}>
      <div className={styles["room"]}>
        <GraphPane
          picture={picture}
          badges={NOTHING}
          overlay={overlay}
          selection={selection}
          hover={hover}
          onSelect={setSelection}
          onHover={setHover}
          onTarget={ignore}
          onShown={ignore}
        />
      </div>
    </div>
  );
}

const NOTHING: GraphPaneProps["badges"] = new Map();

function ignore(): void {}
