import {
  ArrowDownWideNarrow,
  BetweenHorizontalEnd,
  ChevronsDownUp,
  ChevronsUpDown,
  Layers,
  Map as MapIcon,
  Maximize,
  Minus,
  Plus,
  Search,
} from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Toolbar.module.css";

interface ToolbarProps {
  readonly isShowingSources: boolean;
  readonly isAllCollapsed: boolean;
  readonly isSearching: boolean;
  readonly isMapShown: boolean;
  /** Absent where nothing can be put in order. */
  readonly onOrder?: (() => void) | undefined;
  /** Absent where nothing can be changed. */
  readonly onAddStage?: (() => void) | undefined;
  onZoomIn(): void;
  onZoomOut(): void;
  onFit(): void;
  onToggleSources(): void;
  onToggleAll(): void;
  onToggleSearch(): void;
  onToggleMap(): void;
}

export function Toolbar(props: ToolbarProps) {
  const Fold = props.isAllCollapsed ? ChevronsUpDown : ChevronsDownUp;
  return (
    <div className={styles["toolbar"]} role="toolbar" aria-label="Graph">
      <Tool label="Zoom in" onClick={props.onZoomIn}>
        <Plus size={15} aria-hidden />
      </Tool>
      <Tool label="Zoom out" onClick={props.onZoomOut}>
        <Minus size={15} aria-hidden />
      </Tool>
      <Tool label="Fit the graph" onClick={props.onFit}>
        <Maximize size={14} aria-hidden />
      </Tool>
      <Tool
        label="Images and context"
        onClick={props.onToggleSources}
        isOn={props.isShowingSources}
        tip="Draw base images and the build context too"
      >
        <Layers size={14} aria-hidden />
        <span className={styles["text"]}>Images and context</span>
      </Tool>
      <Tool
        label={props.isAllCollapsed ? "Expand all stages" : "Collapse all stages"}
        onClick={props.onToggleAll}
      >
        <Fold size={15} aria-hidden />
      </Tool>
      <Tool
        label="Search the graph"
        tip="Search the graph (/)"
        onClick={props.onToggleSearch}
        isOn={props.isSearching}
      >
        <Search size={14} aria-hidden />
      </Tool>
      <Tool label="Overview map" onClick={props.onToggleMap} isOn={props.isMapShown}>
        <MapIcon size={14} aria-hidden />
      </Tool>
      {props.onAddStage !== undefined && (
        <Tool label="Add a stage" onClick={props.onAddStage}>
          <BetweenHorizontalEnd size={15} aria-hidden />
        </Tool>
      )}
      {props.onOrder !== undefined && (
        <Tool
          label="Best order"
          tip="Find the order of steps with the least to rebuild"
          onClick={props.onOrder}
        >
          <ArrowDownWideNarrow size={14} aria-hidden />
          <span className={styles["text"]}>Best order</span>
        </Tool>
      )}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly tip?: string;
  /** For a tool that switches something; absent for one that does something. */
  readonly isOn?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Tool({ label, tip, isOn, children, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={styles["tool"]}
      aria-label={label}
      title={tip ?? label}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
