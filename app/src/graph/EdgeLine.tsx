import type { EdgeView } from "@stagemap/analysis";
import { memo } from "react";
import { edgeColor } from "./edge-color.ts";
import styles from "./EdgeLine.module.css";
import { useEdgeEmphasis, useFocus } from "./focus-store.ts";
import { subjectKey } from "./subject-key.ts";

interface EdgeLineProps {
  readonly edge: EdgeView;
  readonly path: string;
  /** The middle of the dot at the end. */
  readonly endX: number;
  readonly endY: number;
  readonly color: number | null;
}

export const EdgeLine = memo(function EdgeLine({ edge, path, endX, endY, color }: EdgeLineProps) {
  const key = subjectKey({ kind: "edge", key: edge.key });
  const emphasis = useEdgeEmphasis(edge.key);
  const isPointing = useFocus((state) => state.isPointing);
  const isSelected = useFocus(({ selected }) => selected.has(key));
  return (
    <g
      className={styles["edge"]}
      style={edgeColor(color)}
      data-subject={key}
      data-kind={edge.kind}
      data-emphasis={emphasis}
      data-pointing={(emphasis === "receded" && isPointing) || undefined}
      data-selected={isSelected || undefined}
      data-unbuilt={!edge.isBuilt || undefined}
    >
      <path className={styles["hit"]} d={path} />
      <path className={styles["line"]} d={path} />
      <circle className={styles["end"]} cx={endX} cy={endY} r={edge.kind === "copy" ? 3.5 : 2.5} />
    </g>
  );
});
