import type { NamePlace } from "@stagemap/analysis";
import * as monaco from "monaco-editor/editor";
import type { OpenText } from "../MonacoText.tsx";
import { findName } from "./find-name.ts";
import type { Language } from "./language.ts";

type Position = monaco.IPosition;

/** Where stages and variables are defined, where else they are named, and what is lit up with the one at the cursor. */
export function referenceProviders(
  language: Language,
  { host, model }: OpenText,
): monaco.languages.DefinitionProvider &
  monaco.languages.ReferenceProvider &
  monaco.languages.DocumentHighlightProvider {
  const locationOf = (span: NamePlace["span"]): monaco.languages.Location => ({
    uri: model.uri,
    range: host.rangeOf(span),
  });

  return {
    provideDefinition(_, position: Position) {
      const found = findName(language.names(), host.offsetAt(position));
      return found === null ? null : found.place.definitions.map(locationOf);
    },
    provideReferences(_, position: Position, { includeDeclaration }) {
      const found = findName(language.names(), host.offsetAt(position));
      return (found?.name.places ?? [])
        .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
        .map(({ span }) => locationOf(span));
    },
    provideDocumentHighlights(_, position: Position) {
      const found = findName(language.names(), host.offsetAt(position));
      return (found?.name.places ?? []).map(({ span, isDefinition }) => ({
        range: host.rangeOf(span),
        kind: isDefinition ? HighlightKind.Write : HighlightKind.Read,
      }));
    },
  };
}

const HighlightKind = monaco.languages.DocumentHighlightKind;
