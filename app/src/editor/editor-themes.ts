import type { editor } from "monaco-editor/editor";

/** The tokens of theme.css that Monaco needs as plain colours: it cannot read custom properties. A test compares them. */
export interface Palette {
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentBg: string;
  readonly onAccent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly stages: readonly string[];
}

export const palettes: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    panel: "#ffffff",
    raised: "#ffffff",
    line: "#e3e6ea",
    ink: "#1b2430",
    ink2: "#4f5b6b",
    ink3: "#677383",
    accent: "#2563eb",
    accentBg: "#eaf1ff",
    onAccent: "#ffffff",
    ok: "#1a7f4b",
    warn: "#8a5b00",
    bad: "#c02b35",
    stages: [
      "#0e7c86",
      "#2563eb",
      "#9a6700",
      "#8250df",
      "#b3335f",
      "#2f7d3b",
      "#b4501a",
      "#52637a",
    ],
  },
  dark: {
    panel: "#151b23",
    raised: "#1b222c",
    line: "#2a3443",
    ink: "#e6edf3",
    ink2: "#a9b8c7",
    ink3: "#8494a5",
    accent: "#6ea8fe",
    accentBg: "#16263f",
    onAccent: "#0d1117",
    ok: "#4cc38a",
    warn: "#e0b04b",
    bad: "#ff8078",
    stages: [
      "#4cc3cd",
      "#6ea8fe",
      "#e0b04b",
      "#b794f6",
      "#f287ac",
      "#7bc77e",
      "#f09a66",
      "#9fb0c6",
    ],
  },
};

/** The theme's name for Monaco. */
export function themeName(theme: "light" | "dark"): string {
  return `stagemap-${theme}`;
}

export function themeData(theme: "light" | "dark"): editor.IStandaloneThemeData {
  const palette = palettes[theme];
  return {
    base: theme === "light" ? "vs" : "vs-dark",
    inherit: true,
    rules: tokenRules(palette),
    colors: { ...textColors(palette), ...widgetColors(palette), ...languageColors(palette) },
  };
}

function tokenRules(palette: Palette): editor.ITokenThemeRule[] {
  const [teal = palette.ink, , , purple = palette.ink] = palette.stages;
  return [
    { token: "", foreground: bare(palette.ink) },
    // The pane's own style sheet makes this bold a lighter one.
    { token: "keyword", foreground: bare(palette.accent), fontStyle: "bold" },
    { token: "flag", foreground: bare(purple) },
    { token: "marker", foreground: bare(purple) },
    { token: "comment", foreground: bare(palette.ink3) },
    { token: "directive", foreground: bare(palette.ink2) },
    { token: "escape", foreground: bare(palette.ink3) },
    { token: "string", foreground: bare(palette.ok) },
    { token: "variable", foreground: bare(teal) },
    { token: "heredoc", foreground: bare(palette.ink2) },
  ];
}

function textColors(palette: Palette): editor.IColors {
  return {
    "editor.background": palette.panel,
    "editor.foreground": palette.ink,
    "editorCursor.foreground": palette.accent,
    "editorLineNumber.foreground": palette.ink3,
    "editorLineNumber.activeForeground": palette.ink,
    "editor.selectionBackground": `${palette.accent}40`,
    "editor.inactiveSelectionBackground": `${palette.accent}24`,
    "editor.selectionHighlightBackground": `${palette.accent}1c`,
    "editor.findMatchBackground": `${palette.warn}66`,
    "editor.findMatchHighlightBackground": `${palette.warn}33`,
    "editor.placeholder.foreground": palette.ink3,
    "editorError.foreground": palette.bad,
    "editorWarning.foreground": palette.warn,
    "editorInfo.foreground": palette.accent,
    "editorOverviewRuler.border": "#00000000",
    "editorOverviewRuler.errorForeground": palette.bad,
    "editorOverviewRuler.warningForeground": palette.warn,
    "editorOverviewRuler.infoForeground": palette.accent,
    "editorOverviewRuler.findMatchForeground": `${palette.warn}99`,
    "scrollbar.shadow": "#00000000",
    "scrollbarSlider.background": `${palette.ink3}38`,
    "scrollbarSlider.hoverBackground": `${palette.ink3}60`,
    "scrollbarSlider.activeBackground": `${palette.ink3}80`,
  };
}

function widgetColors(palette: Palette): editor.IColors {
  return {
    foreground: palette.ink,
    descriptionForeground: palette.ink2,
    "icon.foreground": palette.ink2,
    focusBorder: palette.accent,
    "widget.shadow": "#00000030",
    "widget.border": palette.line,
    "editorWidget.background": palette.raised,
    "editorWidget.foreground": palette.ink,
    "editorWidget.border": palette.line,
    "editorHoverWidget.background": palette.raised,
    "editorHoverWidget.foreground": palette.ink,
    "editorHoverWidget.border": palette.line,
    "input.background": palette.panel,
    "input.foreground": palette.ink,
    "input.border": palette.line,
    "input.placeholderForeground": palette.ink3,
    "inputOption.activeBackground": palette.accentBg,
    "inputOption.activeForeground": palette.accent,
    "inputOption.activeBorder": palette.accent,
    "menu.background": palette.raised,
    "menu.foreground": palette.ink,
    "menu.border": palette.line,
    "menu.separatorBackground": palette.line,
    "menu.selectionBackground": palette.accent,
    "menu.selectionForeground": palette.onAccent,
    "toolbar.hoverBackground": `${palette.ink3}20`,
  };
}

/** Places of a name, the list of them and that of symbols, the head that sticks to the top, folded lines. */
function languageColors(palette: Palette): editor.IColors {
  const match = `${palette.warn}40`;
  return {
    "editor.wordHighlightBackground": `${palette.accent}1c`,
    "editor.wordHighlightStrongBackground": `${palette.accent}33`,
    "editor.rangeHighlightBackground": `${palette.accent}14`,
    "editor.symbolHighlightBackground": `${palette.accent}33`,
    "editorOverviewRuler.wordHighlightForeground": `${palette.accent}66`,
    "editorOverviewRuler.wordHighlightStrongForeground": `${palette.accent}99`,
    "editor.foldPlaceholderForeground": palette.ink3,
    "editorStickyScroll.background": palette.panel,
    "editorStickyScroll.border": palette.line,
    "editorStickyScrollHover.background": palette.accentBg,
    "editorLink.activeForeground": palette.accent,
    "peekView.border": palette.accent,
    "peekViewTitle.background": palette.raised,
    "peekViewTitleLabel.foreground": palette.ink,
    "peekViewTitleDescription.foreground": palette.ink2,
    "peekViewEditor.background": palette.panel,
    "peekViewEditorGutter.background": palette.panel,
    "peekViewEditorStickyScroll.background": palette.panel,
    "peekViewEditor.matchHighlightBackground": match,
    "peekViewResult.background": palette.raised,
    "peekViewResult.lineForeground": palette.ink2,
    "peekViewResult.fileForeground": palette.ink,
    "peekViewResult.matchHighlightBackground": match,
    "peekViewResult.selectionBackground": palette.accentBg,
    "peekViewResult.selectionForeground": palette.ink,
    "quickInput.background": palette.raised,
    "quickInput.foreground": palette.ink,
    "quickInputList.focusBackground": palette.accentBg,
    "quickInputList.focusForeground": palette.ink,
    "quickInputList.focusIconForeground": palette.ink,
    "list.focusBackground": palette.accentBg,
    "list.focusForeground": palette.ink,
    "list.hoverBackground": `${palette.ink3}1c`,
    "list.highlightForeground": palette.accent,
    "list.focusHighlightForeground": palette.accent,
    ...suggestColors(palette),
  };
}

/** The list of what can be written. Its signs have colours of their own only where the text has them. */
function suggestColors(palette: Palette): editor.IColors {
  const [teal = palette.ink2, , , purple = palette.ink2] = palette.stages;
  return {
    "editorSuggestWidget.background": palette.raised,
    "editorSuggestWidget.foreground": palette.ink,
    "editorSuggestWidget.border": palette.line,
    "editorSuggestWidget.selectedBackground": palette.accentBg,
    "editorSuggestWidget.selectedForeground": palette.ink,
    "editorSuggestWidget.selectedIconForeground": palette.ink,
    "editorSuggestWidget.highlightForeground": palette.accent,
    "editorSuggestWidget.focusHighlightForeground": palette.accent,
    "symbolIcon.keywordForeground": palette.accent,
    "symbolIcon.propertyForeground": purple,
    "symbolIcon.variableForeground": teal,
    "symbolIcon.classForeground": palette.ink3,
    "symbolIcon.moduleForeground": palette.accent,
    "symbolIcon.valueForeground": palette.ink3,
    "symbolIcon.fileForeground": palette.ink3,
    "symbolIcon.folderForeground": palette.ink3,
    "symbolIcon.snippetForeground": palette.ink3,
  };
}

/** Token rules want a colour without its "#". */
function bare(color: string): string {
  return color.slice(1);
}
