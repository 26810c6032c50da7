import type { EdgeView } from "@stagemap/analysis";
import { memo } from "react";
import { edgeColor } from "./edge-color.ts";
import styles from "./EdgeLabel.module.css";
import { useEdgeEmphasis, useFocus } from "./focus-store.ts";
import { edgeInWords } from "./stage-words.ts";
import { subjectKey } from "./subject-key.ts";

interface EdgeLabelProps {
  readonly edge: EdgeView;
  readonly x: number;
  readonly y: number;
  readonly color: number | null;
  readonly fromTitle: string;
  readonly toTitle: string;
  /** A label without room shows only while its edge is lit, and then over whatever is there. */
  readonly hasRoom: boolean;
}

export const EdgeLabel = memo(function EdgeLabel(props: EdgeLabelProps) {
  const { edge, x, y, color, fromTitle, toTitle, hasRoom } = props;
  const key = subjectKey({ kind: "edge", key: edge.key });
  const emphasis = useEdgeEmphasis(edge.key);
  const isPointing = useFocus((state) => state.isPointing);
  const note = useFocus(({ edgeNotes }) => edgeNotes?.get(edge.key));
  const isSelected = useFocus(({ selected }) => selected.has(key));
  if (edge.label === "" || !(hasRoom || isSelected || (emphasis === "lit" && isPointing)))
    return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles["label"]}
      style={{ ...edgeColor(color), transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
      data-subject={key}
      data-kind={edge.kind}
      data-emphasis={emphasis}
      data-pointing={(emphasis === "receded" && isPointing) || undefined}
      data-selected={isSelected || undefined}
      data-unbuilt={!edge.isBuilt || undefined}
      data-floating={!hasRoom || undefined}
      aria-label={edgeInWords(edge, fromTitle, toTitle)}
      title={[...(edge.paths.length > 0 ? edge.paths : [edge.label]), ...(note ? [note] : [])].join(
        "\n",
      )}
    >
      {edge.label}
    </button>
  );
});
