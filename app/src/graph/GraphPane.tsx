import { ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { GraphCanvas } from "./GraphCanvas.tsx";
import type { GraphPaneProps } from "./graph-pane-props.ts";
import styles from "./GraphPane.module.css";

/** The picture of the build: stages as cards, what they take from each other as lines between them. */
export function GraphPane(props: GraphPaneProps) {
  return (
    <section className={styles["pane"]} aria-label="Stage graph">
      {props.picture.stages.length === 0 ? (
        <div className={styles["empty"]}>{props.empty}</div>
      ) : (
        <ReactFlowProvider>
          <GraphCanvas {...props} />
        </ReactFlowProvider>
      )}
    </section>
  );
}
