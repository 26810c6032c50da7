import type { CacheView } from "../cache/cache-view.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { Slice } from "./app-state.ts";
import { isSameSubject } from "./subjects.ts";

export type PaneId = "text" | "graph" | "side";

/** The two texts of the text pane. */
export type TextId = "dockerfile" | "dockerignore";

/** A part of the picture and the pane in which it was pointed at. */
export interface PointedAt {
  readonly subject: Subject;
  readonly from: PaneId;
}

/** Which panes are open and how wide; remembered between visits. */
export interface Arrangement {
  readonly editorWidth: number;
  readonly sideWidth: number;
  readonly isEditorOpen: boolean;
  readonly isSideOpen: boolean;
}

/** "wide" has three columns, "medium" lays the side panel over the graph, "phone" shows one pane at a time. */
export type Layout = "wide" | "medium" | "phone";

export interface ViewSlice {
  readonly selection: PointedAt | null;
  /** What is selected beside it: stages and steps. */
  readonly also: readonly Subject[];
  readonly hover: PointedAt | null;
  readonly arrangement: Arrangement;
  readonly layout: Layout;
  /** The pane that a phone shows. */
  readonly phonePane: PaneId;
  /** Whether the side panel lies over the graph in the medium layout. Starts closed, because it hides the picture. */
  readonly isSideOver: boolean;
  /** The open tab of the text pane. */
  readonly shownText: TextId;
  /** The open tab of the side panel. */
  readonly sidePanelId: string;
  /** What the build cache was asked last and what it answered; null while nobody asks. */
  readonly cacheView: CacheView | null;
  readonly isTimelineOpen: boolean;
  readonly select: (subject: Subject | null, from: PaneId) => void;
  /** Selects several parts of the graph; the last one is what the user is at. */
  readonly selectAll: (subjects: readonly Subject[]) => void;
  readonly hoverOver: (subject: Subject | null, from: PaneId) => void;
  readonly arrange: (change: Partial<Arrangement>) => void;
  readonly setLayout: (layout: Layout) => void;
  /** Makes a pane visible, whatever that takes in the layout. */
  readonly showPane: (pane: PaneId) => void;
  readonly togglePane: (pane: "text" | "side") => void;
  readonly openSidePanel: (id: string) => void;
  readonly showText: (id: TextId) => void;
  readonly showCache: (view: CacheView | null) => void;
  readonly openTimeline: (isOpen: boolean) => void;
}

export const defaultArrangement: Arrangement = {
  editorWidth: 400,
  sideWidth: 368,
  isEditorOpen: true,
  isSideOpen: true,
};

export const createViewSlice: Slice<ViewSlice> = (set, get) => ({
  selection: null,
  also: [],
  hover: null,
  arrangement: defaultArrangement,
  layout: "wide",
  phonePane: "graph",
  isSideOver: false,
  shownText: "dockerfile",
  sidePanelId: "checks",
  cacheView: null,
  isTimelineOpen: false,

  select: (subject, from) => set({ selection: pointed(get().selection, subject, from), also: [] }),
  selectAll: (subjects) =>
    set({
      selection: pointed(get().selection, subjects.at(-1) ?? null, "graph"),
      also: subjects.slice(0, -1),
    }),
  hoverOver: (subject, from) => set({ hover: pointed(get().hover, subject, from) }),
  arrange: (change) => set({ arrangement: { ...get().arrangement, ...change } }),
  setLayout: (layout) => set({ layout }),

  showPane(pane) {
    const { layout, arrangement } = get();
    if (layout === "phone") set({ phonePane: pane });
    else if (pane === "text") set({ arrangement: { ...arrangement, isEditorOpen: true } });
    else if (pane === "side" && layout === "medium") set({ isSideOver: true });
    else if (pane === "side") set({ arrangement: { ...arrangement, isSideOpen: true } });
  },

  togglePane(pane) {
    const { layout, arrangement, isSideOver, phonePane } = get();
    if (layout === "phone") {
      set({ phonePane: phonePane === pane ? "graph" : pane });
    } else if (pane === "text") {
      set({ arrangement: { ...arrangement, isEditorOpen: !arrangement.isEditorOpen } });
    } else if (layout === "medium") {
      set({ isSideOver: !isSideOver });
    } else {
      set({ arrangement: { ...arrangement, isSideOpen: !arrangement.isSideOpen } });
    }
  },

  openSidePanel: (id) => set({ sidePanelId: id }),
  showText: (id) => set({ shownText: id }),
  showCache: (view) => set({ cacheView: view }),
  openTimeline: (isOpen) => set({ isTimelineOpen: isOpen }),
});

function pointed(
  before: PointedAt | null,
  subject: Subject | null,
  from: PaneId,
): PointedAt | null {
  if (subject === null) return null;
  const isUnchanged =
    before !== null && before.from === from && isSameSubject(before.subject, subject);
  return isUnchanged ? before : { subject, from };
}
