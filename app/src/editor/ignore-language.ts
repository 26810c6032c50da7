import type { languages } from "monaco-editor/editor";
import { tokenizeIgnoreLine } from "./ignore-tokens.ts";

export const ignoreLanguageId = "dockerignore";

export const ignoreLanguageConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: { comment: "#", noIndent: true } },
};

export const ignoreTokensProvider: languages.TokensProvider = {
  getInitialState: () => onlyState,
  tokenize: (line, state) => ({ tokens: [...tokenizeIgnoreLine(line)], endState: state }),
};

/** No line says anything about the next one. */
const onlyState: languages.IState = {
  clone: () => onlyState,
  equals: (other) => other === onlyState,
};
