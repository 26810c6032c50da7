import { wholeContextCopies } from "../broad-copy.ts";
import { shippedContents } from "../stage-content.ts";
import { done, notApplicable, spanAt, stageTitle, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

export const copyNeeded: ChecklistPoint = {
  id: "copy-needed",
  text: "Only the files that are needed are copied into the final stage",
  judge({ context }) {
    const { model, shipped } = context;
    const [broad] = wholeContextCopies(context, shipped);
    if (broad !== undefined) {
      const evidence = `Line ${broad.line} copies the whole build context into what ships.`;
      return todo(evidence, spanAt(context, broad, broad.instruction.rest));
    }
    const tools = shippedContents(context).find(
      ({ kind, copies, isHidden }) => kind === "compiler" && copies.length > 0 && !isHidden,
    );
    const [copy] = tools?.copies ?? [];
    if (tools !== undefined && copy !== undefined) {
      const from = stageTitle(context, tools.stage);
      return todo(
        `Line ${copy.line} copies ${tools.what} along from ${from}.`,
        spanAt(context, copy, copy.instruction.rest),
      );
    }
    const copied = model.edges.some(
      ({ kind, to }) => shipped.has(to) && (kind === "copy" || kind === "context"),
    );
    return copied
      ? done("Each COPY into what ships names what it takes.")
      : notApplicable("Nothing is copied into what ships.");
  },
};
