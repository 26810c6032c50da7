import type { Picture, StageKey } from "@stagemap/analysis";
import type { ReactNode } from "react";

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
  readonly selection: Subject | null;
  /** What the pointer is on, here or in the editor. */
  readonly hover: Subject | null;
  onSelect(subject: Subject | null): void;
  onHover(subject: Subject | null): void;
  onTarget(stage: StageKey): void;
  /** The first picture, or what stands in its place, is on the screen. */
  onShown(): void;
  /** Shown in place of the graph while the picture has no stage. */
  readonly empty?: ReactNode;
}

export interface Badge {
  readonly severity: "error" | "warning" | "info";
  readonly count: number;
  /** The first message, for the tooltip. */
  readonly message: string;
}
