import type { ContextStep } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { spanOf } from "../state/subjects.ts";

/** Selects a step in the graph and shows it in the text. */
export function showStep({ store, host }: AppContext, { key, stage }: ContextStep): void {
  const { select, showPane, analysis } = store.getState();
  const step: Subject = { kind: "step", key };
  // What ONBUILD of a base left has no row of its own.
  const subject: Subject = spanOf(analysis, step) === null ? { kind: "stage", key: stage } : step;
  select(subject, "side");
  showPane("graph");
  const span = spanOf(analysis, subject);
  if (span !== null) host.reveal(span, { select: false, focus: false });
}
