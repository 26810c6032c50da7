import type { Picture, StageKey } from "@stagemap/analysis";
import { useState } from "react";

/** How the user wants the graph drawn, kept while the pane stands. */
export interface DrawingOptions {
  readonly collapsed: ReadonlySet<StageKey>;
  readonly isAllCollapsed: boolean;
  readonly isShowingSources: boolean;
  /** Null while the user has not said: then the size of the graph decides. */
  readonly isMapWanted: boolean | null;
  readonly isSearching: boolean;
  /** Counts the changes after which the graph is another one to look at as a whole. */
  readonly version: number;
  toggleStage(stage: StageKey): void;
  toggleAll(): void;
  toggleSources(): void;
  setMapWanted(isWanted: boolean): void;
  setSearching(isSearching: boolean): void;
}

export function useDrawingOptions(picture: Picture): DrawingOptions {
  const [collapsed, setCollapsed] = useState<ReadonlySet<StageKey>>(new Set());
  const [isShowingSources, setShowingSources] = useState(false);
  const [isMapWanted, setMapWanted] = useState<boolean | null>(null);
  const [isSearching, setSearching] = useState(false);
  const [version, setVersion] = useState(0);
  const isAllCollapsed = picture.stages.every(({ key }) => collapsed.has(key));
  return {
    collapsed,
    isAllCollapsed,
    isShowingSources,
    isMapWanted,
    isSearching,
    toggleStage: (stage) => setCollapsed((keys) => toggled(keys, stage)),
    version,
    toggleAll: () => {
      setCollapsed(isAllCollapsed ? new Set() : new Set(picture.stages.map(({ key }) => key)));
      setVersion((count) => count + 1);
    },
    toggleSources: () => {
      setShowingSources((isShowing) => !isShowing);
      setVersion((count) => count + 1);
    },
    setMapWanted,
    setSearching,
  };
}

function toggled(keys: ReadonlySet<StageKey>, key: StageKey): ReadonlySet<StageKey> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
