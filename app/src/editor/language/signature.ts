import type * as monaco from "monaco-editor/editor";
import type { OpenText } from "../MonacoText.tsx";
import { plainMarkdown } from "../plain-markdown.ts";
import type { Language } from "./language.ts";

/**
 * What the instruction at the cursor wants. It shows when asked for and then follows what is typed: by itself it would cover the line above
 * whenever somebody writes one.
 */
export function signatureProvider(
  language: Language,
  { host, model }: OpenText,
): monaco.languages.SignatureHelpProvider {
  return {
    signatureHelpRetriggerCharacters: [" ", ",", "=", "-"],
    provideSignatureHelp(of, position: monaco.IPosition) {
      const found = of === model ? language.signature(host.offsetAt(position)) : null;
      if (found === null) return null;
      const { label, note, parameters, active } = found;
      const signature: monaco.languages.SignatureInformation = {
        label,
        documentation: { value: plainMarkdown(note) },
        parameters: parameters.map((parameter) => ({
          label: [parameter.start, parameter.end],
          documentation: { value: plainMarkdown(parameter.note) },
        })),
      };
      // No parameter has that number: then none is marked.
      const activeParameter = active ?? parameters.length;
      return {
        value: { signatures: [signature], activeSignature: 0, activeParameter },
        dispose: () => {},
      };
    },
  };
}
