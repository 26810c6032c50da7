import { Background, MiniMap, ReactFlow, type NodeTypes } from "@xyflow/react";
import { EdgeLayer } from "./EdgeLayer.tsx";
import styles from "./Flow.module.css";
import type { GraphNode, PlacedGraph } from "./placed-graph.ts";
import { ContextCard, ImageCard } from "./SourceCard.tsx";
import { StageCard } from "./StageCard.tsx";
import { MAX_ZOOM, MIN_ZOOM, type View } from "./viewport.ts";

const NODE_TYPES: NodeTypes = { stage: StageCard, image: ImageCard, context: ContextCard };
const NO_EDGES: never[] = [];
const PRO_OPTIONS = { hideAttribution: true };
/** With more boxes than this, those out of sight are not in the document. */
const MOST_IN_DOCUMENT = 60;

interface FlowProps {
  readonly graph: PlacedGraph;
  /** Where the canvas starts; later changes of it mean nothing. */
  readonly firstView: View;
  readonly isFar: boolean;
  /** "auto" gives way where the pane is narrow. */
  readonly map: "shown" | "auto" | "hidden";
  onCanvas(): void;
  onMove(): void;
  onMoveEnd(): void;
}

/** The canvas that pans and zooms, with all of React Flow's own gestures on parts switched off. */
export function Flow(props: FlowProps) {
  const { graph, firstView, isFar, map, onCanvas, onMove, onMoveEnd } = props;
  return (
    <ReactFlow<GraphNode>
      // React Flow only reads them.
      nodes={graph.nodes as GraphNode[]}
      edges={NO_EDGES}
      nodeTypes={NODE_TYPES}
      aria-label="Stages and what they take from each other"
      defaultViewport={firstView}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnDoubleClick={false}
      zoomOnScroll={false}
      panOnScroll
      // These would take keys from the editor and from our own.
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      disableKeyboardA11y
      onlyRenderVisibleElements={graph.nodes.length > MOST_IN_DOCUMENT}
      proOptions={PRO_OPTIONS}
      onPaneClick={onCanvas}
      onMove={onMove}
      onMoveEnd={onMoveEnd}
    >
      <Background gap={18} size={1.4} color="var(--dot)" />
      <EdgeLayer links={graph.links} isFar={isFar} />
      {map !== "hidden" && (
        <MiniMap<GraphNode>
          className={`${styles["map"]} ${map === "auto" ? styles["auto"] : ""}`}
          ariaLabel="Overview map"
          pannable
          zoomable
          nodeColor={mapColor}
          nodeBorderRadius={14}
          nodeStrokeWidth={0}
        />
      )}
    </ReactFlow>
  );
}

function mapColor(node: GraphNode): string {
  if (node.type !== "stage") return "var(--ink-3)";
  const { stage } = node.data;
  return stage.role === "unbuilt" ? "var(--line)" : `var(--stage-${stage.color})`;
}
