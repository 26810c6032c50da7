import { areKeptParts, partsOf } from "./document-parts.ts";
import type { Drafts } from "./drafts.ts";
import type { Later } from "./later.ts";
import { createLater } from "./later.ts";
import type { ThemeChoice } from "./session-slice.ts";
import type { KeptStorage } from "./storage.ts";
import type { AppStore } from "./store.ts";
import type { Arrangement } from "./view-slice.ts";
import { defaultArrangement } from "./view-slice.ts";

// The theme's key is also read by public/early.js.
const themeKey = "stagemap.theme";
const arrangementKey = "stagemap.arrangement";

export function readThemeChoice(storage: KeptStorage): ThemeChoice {
  const value = storage.read(themeKey);
  return value === "light" || value === "dark" ? value : "system";
}

export function readArrangement(storage: KeptStorage): Arrangement {
  const value = storage.read(arrangementKey);
  if (typeof value !== "object" || value === null) return defaultArrangement;
  // Read as a record of unknowns: every field is checked below.
  const kept = value as Record<keyof Arrangement, unknown>;
  return {
    editorWidth: widthOr(kept.editorWidth, defaultArrangement.editorWidth),
    sideWidth: widthOr(kept.sideWidth, defaultArrangement.sideWidth),
    isEditorOpen: kept.isEditorOpen !== false,
    isSideOpen: kept.isSideOpen !== false,
  };
}

/** Saves the draft as it is typed, and the theme and the arrangement as they change. */
export function rememberChanges(
  store: AppStore,
  storage: KeptStorage,
  drafts: Drafts,
): Pick<Later, "flush"> {
  const saveArrangement = createLater(() => {
    storage.write(arrangementKey, store.getState().arrangement);
  }, 300);
  const saveDraft = createLater(() => {
    const state = store.getState();
    const { text, provenance } = state;
    // An unedited link is kept by the address, and must not take the place of the draft.
    if (provenance === "link") return;
    const isOwn = provenance === "own";
    drafts.save({ text, parts: partsOf(state), isOwn });
  }, 400);

  store.subscribe((state, before) => {
    if (state.themeChoice !== before.themeChoice) storage.write(themeKey, state.themeChoice);
    if (state.arrangement !== before.arrangement) saveArrangement.schedule();
    const isDocumentChanged =
      state.text !== before.text ||
      !areKeptParts(state, before) ||
      state.provenance !== before.provenance;
    if (isDocumentChanged) saveDraft.schedule();
  });

  return {
    flush() {
      saveDraft.flush();
      saveArrangement.flush();
    },
  };
}

function widthOr(value: unknown, fallback: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}
