import * as monaco from "monaco-editor/editor";
import type { MonacoHost } from "../../document/monaco-host.ts";
import type { Language, OutlineEntry } from "./language.ts";

/** The stages and their steps as symbols: for the list of them, and for the head that sticks to the top. */
export function outlineProvider(
  language: Language,
  host: MonacoHost,
): monaco.languages.DocumentSymbolProvider {
  const symbolOf = (entry: OutlineEntry): monaco.languages.DocumentSymbol => ({
    name: entry.title,
    detail: entry.detail,
    kind: symbolKinds[entry.kind],
    tags: [],
    range: host.rangeOf(entry.span),
    selectionRange: host.rangeOf(entry.headSpan),
    children: entry.children.map(symbolOf),
  });
  return {
    displayName: "Stagemap",
    provideDocumentSymbols: () => language.outline().map(symbolOf),
  };
}

const { SymbolKind } = monaco.languages;

const symbolKinds: Readonly<Record<OutlineEntry["kind"], monaco.languages.SymbolKind>> = {
  stage: SymbolKind.Module,
  command: SymbolKind.Function,
  files: SymbolKind.File,
  setting: SymbolKind.Property,
  variable: SymbolKind.Variable,
};
