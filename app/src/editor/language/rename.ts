import * as monaco from "monaco-editor/editor";
import type { OpenText } from "../MonacoText.tsx";
import { findName } from "./find-name.ts";
import type { Language } from "./language.ts";

const NOTHING = "Stages and variables can be renamed: put the cursor into the name of one.";

/** Gives the stage or variable at the cursor another name, in all its places. */
export function renameProvider(
  language: Language,
  { host, model }: OpenText,
): monaco.languages.RenameProvider {
  return {
    resolveRenameLocation(of, position: monaco.IPosition) {
      const found = of === model ? findName(language.names(), host.offsetAt(position)) : null;
      if (found === null) {
        return { range: monaco.Range.fromPositions(position), text: "", rejectReason: NOTHING };
      }
      const range = host.rangeOf(found.place.span);
      // A stage without a name is found by its FROM or its number, which is no name to start from.
      const { start, end } = found.place.span;
      const written = host.getText().slice(start, end);
      const isName = written.toLowerCase() === found.name.title.toLowerCase();
      return { range, text: isName ? written : "" };
    },
    async provideRenameEdits(_, position: monaco.IPosition, newName) {
      const refusal = await language.rename(host.offsetAt(position), newName);
      // What is to be done is done: it goes the way of every other change, as one undo step.
      return refusal === null ? { edits: [] } : { edits: [], rejectReason: refusal };
    },
  };
}
