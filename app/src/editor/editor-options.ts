import type { editor } from "monaco-editor/editor";

export const fontFamily = '"JetBrains Mono Variable", ui-monospace, monospace';

/** What the Dockerfile's editor is called, and what it says while it is empty. */
export const dockerfileWords = {
  label: "Dockerfile",
  placeholder: "Paste a Dockerfile here…",
} as const;

export const ignoreWords = {
  label: ".dockerignore",
  placeholder: "Patterns, one a line…",
} as const;

/** What the plain text must share so that nothing moves when Monaco takes its place. */
export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  fontFamily,
  fontSize: 12.5,
  lineHeight: 20,
  fontLigatures: false,
  padding: { top: 8, bottom: 8 },
  tabSize: 4,
  insertSpaces: false,
  detectIndentation: false,
  trimAutoWhitespace: false,
  autoIndent: "keep",
  autoClosingBrackets: "never",
  autoClosingQuotes: "never",
  autoSurround: "languageDefined",
  lineNumbersMinChars: 3,
  renderFinalNewline: "on",
  lineDecorationsWidth: 24,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  renderLineHighlight: "none",
  renderWhitespace: "none",
  occurrencesHighlight: "off",
  guides: { indentation: false },
  matchBrackets: "never",
  links: false,
  wordBasedSuggestions: "off",
  quickSuggestions: false,
  unusualLineTerminators: "off",
  wordWrap: "off",
  smoothScrolling: true,
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  automaticLayout: true,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  hover: { delay: 250 },
  // Without a margin for it, it would stand beside some lines and not beside others; hovers and Ctrl+. offer the same. The
  // enum itself would pull Monaco in wherever this file is imported.
  lightbulb: { enabled: "off" as editor.ShowLightbulbIconMode },
};

/** What comes with the knowledge of stages and variables. */
export const languageOptions: editor.IEditorOptions = {
  folding: true,
  // Monaco adds 16 pixels for the arrows that fold: together as wide as without them, so that nothing moves.
  lineDecorationsWidth: 8,
  showFoldingControls: "mouseover",
  foldingHighlight: false,
  stickyScroll: { enabled: true, maxLineCount: 2, defaultModel: "outlineModel" },
  occurrencesHighlight: "singleFile",
  quickSuggestions: { other: true, comments: true, strings: true },
  // Enter ends a line whose last word is already what the list offers.
  acceptSuggestionOnEnter: "smart",
  acceptSuggestionOnCommitCharacter: false,
  suggestSelection: "first",
  suggest: {
    showWords: false,
    snippetsPreventQuickSuggestions: false,
    shareSuggestSelections: false,
    localityBonus: false,
  },
};
