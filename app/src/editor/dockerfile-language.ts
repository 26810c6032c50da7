import type { languages } from "monaco-editor/editor";
import { tokenizeLine } from "./dockerfile-tokens.ts";
import { type LineState, firstLine, isSameState } from "./line-state.ts";

export const languageId = "dockerfile";

export const languageConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: "#" },
  // No bracket pairs: Monaco would colour them, and colour is for stages and meaning.
  surroundingPairs: ['""', "''", "()", "[]", "{}"].map(([open = "", close = ""]) => ({
    open,
    close,
  })),
};

interface EditorState extends languages.IState {
  readonly line: LineState;
}

export const tokensProvider: languages.TokensProvider = {
  getInitialState: () => editorState(firstLine),
  tokenize(line, state) {
    // Monaco hands back only states that this provider made.
    const { tokens, endState } = tokenizeLine(line, (state as EditorState).line);
    return { tokens: [...tokens], endState: editorState(endState) };
  },
};

/** Line states never change, so that a state may serve as its own clone. */
function editorState(line: LineState): EditorState {
  const state: EditorState = {
    line,
    clone: () => state,
    equals: (other) => isSameState(line, (other as EditorState).line),
  };
  return state;
}
