import { ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import { EdgeLabel } from "./EdgeLabel.tsx";
import styles from "./EdgeLayer.module.css";
import { EdgeLine } from "./EdgeLine.tsx";
import type { PlacedLink } from "./placed-graph.ts";

interface EdgeLayerProps {
  readonly links: readonly PlacedLink[];
  /** From afar the labels could not be read. */
  readonly isFar: boolean;
}

/**
 * All edges in one drawing under the cards. They are not React Flow's edges, because those start from handles and
 * know nothing of the ways between the cards that the layout finds.
 */
export const EdgeLayer = memo(function EdgeLayer({ links, isFar }: EdgeLayerProps) {
  return (
    <ViewportPortal>
      <svg className={styles["layer"]} width="1" height="1" aria-hidden>
        {links.map(({ edge, color, path, end }) => (
          <EdgeLine
            key={edge.key}
            edge={edge}
            path={path}
            endX={end.x}
            endY={end.y}
            color={color}
          />
        ))}
      </svg>
      {!isFar &&
        links.map(({ edge, color, fromTitle, toTitle, hasRoom, label }) => (
          <EdgeLabel
            key={edge.key}
            edge={edge}
            x={label.x}
            y={label.y}
            color={color}
            fromTitle={fromTitle}
            toTitle={toTitle}
            hasRoom={hasRoom}
          />
        ))}
    </ViewportPortal>
  );
});
