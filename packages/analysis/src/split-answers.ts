import { planSplit } from "@stagemap/refactor";
import { applyEdits } from "@stagemap/text";
import type { Splitter } from "./split.ts";
import { createReader } from "./text-reader.ts";

/** Answers questions on one text after another; what the last one needed is kept for the next. */
export function createSplitter(): Splitter {
  const read = createReader();
  return {
    split(question) {
      const { model } = read(question);
      const answers = new Map(Object.entries(question.answers));
      const plan = planSplit(model, { target: question.target, answers });
      if (!plan.ok) {
        const { kind, ecosystem, assumptions } = plan;
        const reasons = plan.reasons.map(({ message, line }) => ({ message, line }));
        return { ok: false, kind, ecosystem, reasons, assumptions };
      }
      const { ecosystem, edits, assumptions, sizes } = plan;
      const text = applyEdits(question.dockerfile, edits);
      const notes = plan.notes.map(({ message }) => message);
      return { ok: true, ecosystem, edits, text, assumptions, notes, sizes };
    },
  };
}
