import { ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import type { ReactNode } from "react";
import { GraphCanvas } from "./GraphCanvas.tsx";
import type { GraphPaneProps } from "./graph-pane-props.ts";
import styles from "./GraphPane.module.css";
import { useOnPainted } from "./use-on-painted.ts";

/** The picture of the build: stages as cards, what they take from each other as lines between them. */
export function GraphPane(props: GraphPaneProps) {
  return (
    <section className={styles["pane"]} aria-label="Stage graph">
      {props.picture.stages.length === 0 ? (
        <Empty onShown={props.onShown}>{props.empty}</Empty>
      ) : (
        <ReactFlowProvider>
          <GraphCanvas {...props} />
        </ReactFlowProvider>
      )}
    </section>
  );
}

interface EmptyProps {
  readonly children: ReactNode;
  onShown(): void;
}

function Empty({ children, onShown }: EmptyProps) {
  useOnPainted(true, onShown);
  return <div className={styles["empty"]}>{children}</div>;
}
