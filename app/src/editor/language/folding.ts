import type { languages } from "monaco-editor/editor";
import type { MonacoHost } from "../../document/monaco-host.ts";
import type { Language } from "./language.ts";

/** A stage folds to its FROM, and a step of several lines to its first. */
export function foldingProvider(
  language: Language,
  host: MonacoHost,
): languages.FoldingRangeProvider {
  return {
    provideFoldingRanges: () =>
      language.outline().flatMap((stage) =>
        [stage, ...stage.children].flatMap(({ span }) => {
          const { startLineNumber: start, endLineNumber: end } = host.rangeOf(span);
          return end > start ? [{ start, end }] : [];
        }),
      ),
  };
}
