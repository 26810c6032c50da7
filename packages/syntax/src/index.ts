export { goQuote, plainNameEnd, utf8Bytes } from "./characters.ts";
export type { Expansion, ExpandOptions, WordsExpansion } from "./expand.ts";
export { expand, expandWords, isPlainWord } from "./expand.ts";
export { heredocBody, parseHeredocMarker } from "./heredocs.ts";
export { absoluteSpan, instructionSpan, itemSpan } from "./locate.ts";
export { parse } from "./parse.ts";
export type { SyntaxProblem } from "./problems.ts";
export { syntaxProblems } from "./problems.ts";
export type { Token, TokenKind } from "./tokens.ts";
export { tokens } from "./tokens.ts";
export type {
  BlankItem,
  CommentItem,
  DirectiveItem,
  EscapeCharacter,
  Flag,
  Heredoc,
  Instruction,
  InstructionItem,
  InstructionName,
  Item,
  LocalProblem,
  LocalSpan,
  LogicalLine,
  Pair,
  SyntaxProblemCode,
  SyntaxTree,
  Word,
} from "./tree.ts";
export { INSTRUCTION_NAMES } from "./tree.ts";
