import type { ArgumentPlace } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import { useAppContext } from "../app-context.ts";

/** The row of the picture that a place is in; null before the first FROM. */
export function subjectOf({ stage, step }: ArgumentPlace): Subject | null {
  if (step !== null) return { kind: "step", key: step };
  return stage === null ? null : { kind: "stage", key: stage };
}

/** Leads to a place in the text, and selects its row in the picture. */
export function useOpenPlace(): (place: ArgumentPlace) => void {
  const { store, host, browser } = useAppContext();
  return (place) => {
    const { select, showPane } = store.getState();
    select(subjectOf(place), "side");
    showPane("text");
    browser.afterRender(() => host.reveal(place.span, { select: false, focus: true }));
  };
}
