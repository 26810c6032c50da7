import type { StageKey, StepKey } from "@stagemap/analysis";
import type { Span } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";

interface ShownPlace {
  readonly span: Span;
  readonly stage: StageKey | null;
  readonly step: StepKey | null;
}

/** Shows in text and graph where something stands. With `focus` the keyboard goes there too, on a phone the screen. */
export function showPlace(
  { store, host, browser }: AppContext,
  { span, stage, step }: ShownPlace,
  { focus }: { readonly focus: boolean },
): void {
  const { select, showPane } = store.getState();
  if (step !== null) select({ kind: "step", key: step }, "side");
  else if (stage !== null) select({ kind: "stage", key: stage }, "side");
  if (!focus) {
    host.reveal(span, { select: false, focus: false });
    return;
  }
  showPane("text");
  browser.afterRender(() => host.reveal(span, { select: false, focus: true }));
}
