import type { Picture, StageKey } from "@stagemap/analysis";
import type { BoxId } from "@stagemap/layout";
import type { ComponentType, ReactNode, RefObject } from "react";
import type { Place } from "./placed-graph.ts";

/** One part of the picture; `key` is that of the stage, step, edge or image. */
export interface Subject {
  readonly kind: "stage" | "step" | "edge" | "image" | "context";
  readonly key: string;
}

/** What the graph shows and what it reports. It holds no document state of its own. */
export interface GraphPaneProps {
  readonly picture: Picture;
  /** Worst severity a step or stage (keyed by its key) carries, with how many problems. */
  readonly badges: ReadonlyMap<string, Badge>;
  /** What stands at the ends of rows and in heads, by the key of the step or stage; null shows nothing there. */
  readonly overlay: ReadonlyMap<string, RowMark> | null;
  readonly selection: Subject | null;
  /** What is selected beside it. */
  readonly also?: readonly Subject[];
  /** What the pointer is on, here or in the editor. */
  readonly hover: Subject | null;
  onSelect(subject: Subject | null): void;
  onHover(subject: Subject | null): void;
  onTarget(stage: StageKey): void;
  /** Looks for the best order of the steps of a stage, or of all. */
  readonly onOrder?: (stage?: StageKey) => void;
  /** Asks for another stage. */
  readonly onAddStage?: () => void;
  /** The first picture, or what stands in its place, is on the screen. */
  onShown(): void;
  /** Shown in place of the graph while the picture has no stage. */
  readonly empty?: ReactNode;
  /** What the app does with steps on the canvas: it stands inside of React Flow's provider from the first picture on. */
  readonly Overlay?: ComponentType<GraphOverlayProps>;
}

export interface GraphOverlayProps {
  readonly picture: Picture;
  /** Around the canvas; where a row is grabbed has `data-action="grab"`, where its menu opens `data-action="menu"`. */
  readonly pane: RefObject<HTMLDivElement | null>;
  /** Where the boxes stand, in the canvas's own measure. */
  readonly places: ReadonlyMap<BoxId, Place>;
  /** Opens the card of a stage that is closed. */
  onOpen(stage: StageKey): void;
}

export interface Badge {
  readonly severity: "error" | "warning" | "info";
  readonly count: number;
  /** The first message, for the tooltip. */
  readonly message: string;
}

/**
 * What becomes of a step in the build that is asked about; of a stage, what becomes of its steps all together. Or, where two texts
 * are compared, what the change does to it.
 */
export interface RowMark {
  readonly status:
    | ("cached" | "rebuilt" | "maybe" | "skipped")
    | ("added" | "removed" | "changed" | "moved" | "renamed");
  /** "12 s"; "" where nothing runs. */
  readonly seconds: string;
  /** A sentence, for the tooltip. */
  readonly reason: string;
}
