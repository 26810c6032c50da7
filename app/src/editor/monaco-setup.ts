import "@fontsource-variable/jetbrains-mono";
import { loader } from "@monaco-editor/react";
import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/documentSymbols/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/gotoSymbol/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/placeholderText/register";
import "monaco-editor/features/quickOutline/register";
import "monaco-editor/features/referenceSearch/register";
import "monaco-editor/features/rename/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/stickyScroll/register";
// The feature of that name is only what completes a line by itself.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import { languageConfiguration, languageId, tokensProvider } from "./dockerfile-language.ts";
import {
  ignoreLanguageConfiguration,
  ignoreLanguageId,
  ignoreTokensProvider,
} from "./ignore-language.ts";
import { fontFamily } from "./editor-options.ts";
import { themeData, themeName } from "./editor-themes.ts";

/** Commands that Monaco puts behind Ctrl+K, which is the app's own key for its palette. */
const commandsBehindPaletteKey = [
  "editor.action.addCommentLine",
  "editor.action.removeCommentLine",
  "editor.action.moveSelectionToNextFindMatch",
  "editor.action.revealDefinitionAside",
  "editor.action.showHover",
  "editor.action.trimTrailingWhitespace",
  "togglePeekWidgetFocus",
  "workbench.action.showHover",
];

/** Makes the bundled Monaco ours, once: without this the React wrapper would fetch one from a CDN. */
export function setUpMonaco(): void {
  if (isSetUp) return;
  isSetUp = true;
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  loader.config({ monaco });
  monaco.languages.register({ id: languageId, filenames: ["Dockerfile"] });
  monaco.languages.setLanguageConfiguration(languageId, languageConfiguration);
  monaco.languages.setTokensProvider(languageId, tokensProvider);
  monaco.languages.register({ id: ignoreLanguageId, filenames: [".dockerignore"] });
  monaco.languages.setLanguageConfiguration(ignoreLanguageId, ignoreLanguageConfiguration);
  monaco.languages.setTokensProvider(ignoreLanguageId, ignoreTokensProvider);
  for (const theme of ["light", "dark"] as const) {
    monaco.editor.defineTheme(themeName(theme), themeData(theme));
  }
  monaco.editor.addKeybindingRules(
    commandsBehindPaletteKey.map((command) => ({ keybinding: 0, command: `-${command}` })),
  );
  // Monaco measures characters once; measured before the font is here, the cursor would stand beside them.
  void document.fonts.load(`12px ${fontFamily}`).then(() => monaco.editor.remeasureFonts());
}

let isSetUp = false;
