import type { CompletionKind, CompletionOption } from "@stagemap/analysis";
import * as monaco from "monaco-editor/editor";
import type { OpenText } from "../MonacoText.tsx";
import { plainMarkdown } from "../plain-markdown.ts";
import type { Language } from "./language.ts";

/** Not a space: a list that opens between two words is in the way of whoever knows what to write. */
const triggerCharacters = ["$", "{", "-", "=", ",", ":", "/", "#", '"'];

/** What can be written at the cursor. */
export function completionProvider(
  language: Language,
  { host, model }: OpenText,
): monaco.languages.CompletionItemProvider {
  return {
    triggerCharacters,
    provideCompletionItems(of, position: monaco.IPosition) {
      const view = of === model ? language.complete(host.offsetAt(position)) : null;
      if (view === null) return null;
      const { span, wordEnd, options } = view;
      const range = {
        insert: host.rangeOf(span),
        replace: host.rangeOf({ start: span.start, end: wordEnd }),
      };
      const typed = host.getText().slice(span.start, span.end);
      const suggestions = options.map((option, index) => ({
        ...itemOf(option, typed),
        range,
        sortText: String(index).padStart(4, "0"),
      }));
      // What is offered can depend on each letter: it is asked for again as one types.
      return { suggestions, incomplete: true };
    },
  };
}

type Item = Omit<monaco.languages.CompletionItem, "range">;

/** A word that stands there in full already is chosen and changes nothing, so that Enter ends the line. */
function itemOf(option: CompletionOption, typed: string): Item {
  const { kind, label, detail, note, insert, isSnippet, continues, isDeprecated } = option;
  const isWritten = label === typed;
  return {
    label: { label, description: detail === "" ? plainText(note) : detail },
    kind: kinds[kind],
    documentation: { value: plainMarkdown(note) },
    filterText: label,
    insertText: isWritten ? label : insert,
    preselect: isWritten,
    ...(isDeprecated && { tags: [monaco.languages.CompletionItemTag.Deprecated] }),
    ...(isSnippet && !isWritten && { insertTextRules: InsertAsSnippet }),
    ...(continues && !isWritten && { command: nextList }),
  };
}

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
const { InsertAsSnippet } = CompletionItemInsertTextRule;

const nextList = { id: "editor.action.triggerSuggest", title: "Suggest" };

const kinds: Readonly<Record<CompletionKind, monaco.languages.CompletionItemKind>> = {
  directive: CompletionItemKind.Keyword,
  instruction: CompletionItemKind.Keyword,
  flag: CompletionItemKind.Property,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  stage: CompletionItemKind.Module,
  image: CompletionItemKind.Class,
  variable: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  snippet: CompletionItemKind.Snippet,
};

/** A row has no room for type of its own. */
function plainText(note: string): string {
  return note.replaceAll("`", "");
}
