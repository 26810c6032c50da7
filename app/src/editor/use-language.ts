import * as monaco from "monaco-editor/editor";
import { useEffect } from "react";
import { languageId } from "./dockerfile-language.ts";
import { languageOptions } from "./editor-options.ts";
import { completionProvider } from "./language/completion.ts";
import { foldingProvider } from "./language/folding.ts";
import { hoverProvider } from "./language/hover.ts";
import type { Language } from "./language/language.ts";
import { followLenses } from "./language/lens.ts";
import { outlineProvider } from "./language/outline.ts";
import { referenceProviders } from "./language/references.ts";
import { renameProvider } from "./language/rename.ts";
import { signatureProvider } from "./language/signature.ts";
import type { OpenText } from "./MonacoText.tsx";

/** Gives the open editor what the analysis knows of stages and variables, once that has come. */
export function useLanguage(open: OpenText | null, load: () => Promise<Language>): void {
  useEffect(() => {
    if (open === null) return undefined;
    let registered: readonly monaco.IDisposable[] = [];
    let isGone = false;
    void load().then((language) => {
      if (!isGone) registered = register(open, language);
      return undefined;
    });
    return () => {
      isGone = true;
      for (const each of registered) each.dispose();
    };
  }, [open, load]);
}

function register(open: OpenText, language: Language): readonly monaco.IDisposable[] {
  const { editor, host } = open;
  const { languages, KeyMod, KeyCode } = monaco;
  const references = referenceProviders(language, open);
  editor.updateOptions(languageOptions);
  return [
    languages.registerCompletionItemProvider(languageId, completionProvider(language, open)),
    languages.registerSignatureHelpProvider(languageId, signatureProvider(language, open)),
    languages.registerRenameProvider(languageId, renameProvider(language, open)),
    { dispose: followLenses(open, language) },
    languages.registerDocumentSymbolProvider(languageId, outlineProvider(language, host)),
    languages.registerFoldingRangeProvider(languageId, foldingProvider(language, host)),
    languages.registerHoverProvider(languageId, hoverProvider(language, open)),
    languages.registerDefinitionProvider(languageId, references),
    languages.registerReferenceProvider(languageId, references),
    languages.registerDocumentHighlightProvider(languageId, references),
    editor.addAction({
      id: "stagemap.format",
      label: "Format the Dockerfile",
      contextMenuGroupId: "1_modification",
      keybindings: [KeyMod.Alt | KeyMod.Shift | KeyCode.KeyF],
      run: () => language.format(),
    }),
  ];
}
