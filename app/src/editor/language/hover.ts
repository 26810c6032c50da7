import type * as monaco from "monaco-editor/editor";
import type { OpenText } from "../MonacoText.tsx";
import { plainMarkdown } from "../plain-markdown.ts";
import type { Language } from "./language.ts";

/** What a stage or a variable stands for, where the pointer is. */
export function hoverProvider(
  language: Language,
  { host, model }: OpenText,
): monaco.languages.HoverProvider {
  return {
    provideHover(of, position: monaco.IPosition) {
      const described = of === model ? language.describe(host.offsetAt(position)) : null;
      if (described === null) return null;
      // Two spaces before a line end break the line.
      const value = described.sentences.map(plainMarkdown).join("  \n");
      return { contents: [{ value }], range: host.rangeOf(described.span) };
    },
  };
}
