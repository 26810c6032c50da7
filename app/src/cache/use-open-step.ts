import type { StepKey } from "@stagemap/analysis";
import { useAppContext } from "../app-context.ts";
import { spanOf } from "../state/subjects.ts";

/** Selects a step and brings it into sight in text and graph; the keyboard stays where it is. */
export function useOpenStep(): (step: StepKey | null) => void {
  const { store, host } = useAppContext();
  return (step) => {
    const { select, analysis } = store.getState();
    if (step === null) {
      select(null, "side");
      return;
    }
    const subject = { kind: "step", key: step } as const;
    select(subject, "side");
    const span = spanOf(analysis, subject);
    if (span !== null) host.reveal(span, { select: false, focus: false });
  };
}
