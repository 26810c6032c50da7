import type { Analysis, StageKey } from "@stagemap/analysis";
import type { EditOrigin } from "../document/document-host.ts";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";
import type { DocumentParts } from "./part-descriptions.ts";
import { openedParts } from "./document-parts.ts";
import type { TextId } from "./view-slice.ts";
import { untouchedRuleSettings } from "./rule-settings-slice.ts";

/** Where the text came from. It is the user's own from the first edit on. */
export type Provenance = "own" | "example" | "link";

/** What becomes known about a document when it is opened, besides its text. */
export interface OpenedDocument {
  /** What it comes with; the others are at their defaults, but for those that outlive the document before. */
  readonly parts?: Partial<DocumentParts>;
  readonly provenance: Provenance;
  /** True when the address holds this very document. */
  readonly isInAddress: boolean;
}

export interface DocumentSlice {
  /** A mirror of the document host's text. */
  readonly text: string;
  /** The text as it was when the document was opened. */
  readonly openedText: string;
  /** The target that was picked, also while no stage of the text has its name; null for the last stage. */
  readonly wantedTarget: StageKey | null;
  readonly provenance: Provenance;
  /** The text that was edited last: the one that undo is about. */
  readonly editedText: TextId;
  /** True while the part of the address after "#" holds this text and all its parts. */
  readonly isInAddress: boolean;
  /** Follows from `text` and its parts; only ever written in the same update as they are. */
  readonly analysis: Analysis;
  readonly changeText: (text: string, origin: EditOrigin) => void;
  readonly pickTarget: (target: StageKey | null) => void;
  /** Called after the host took the text of a document that was opened. */
  readonly finishOpening: (opened: OpenedDocument) => void;
  /** The address now holds what the screen shows. */
  readonly noteShared: () => void;
}

export function createDocumentSlice(derive: Derive): Slice<DocumentSlice> {
  return (set, get) => ({
    text: "",
    openedText: "",
    wantedTarget: null,
    provenance: "own",
    editedText: "dockerfile",
    isInAddress: false,
    analysis: derive.empty,

    changeText(text, origin) {
      const { provenance, isInAddress, editedText } = get();
      const isLoading = origin === "load";
      set({
        ...derive.change(get(), { text }),
        provenance: isLoading ? provenance : "own",
        editedText: isLoading ? editedText : "dockerfile",
        isInAddress: isLoading && isInAddress,
      });
    },

    pickTarget: (target) => set(derive.edit(get(), { wantedTarget: target })),

    finishOpening(opened) {
      set({
        ...untouchedRuleSettings,
        ...derive.change(get(), openedParts(opened, get())),
        givenBeforeReset: null,
        openedText: get().text,
        provenance: opened.provenance,
        editedText: "dockerfile",
        isInAddress: opened.isInAddress,
        // Who opens a lesson is to see what it asks for.
        ...((opened.parts?.lesson ?? null) !== null && { sidePanelId: "learn" }),
        selection: null,
        also: [],
        hover: null,
      });
    },

    noteShared: () => set({ isInAddress: true }),
  });
}
