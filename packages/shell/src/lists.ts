import { forEachChild } from "unbash";
import type { AndOr, CommandNode, CompoundList, PipelineNode, Statement } from "unbash";
import { readSimpleCommand } from "./commands.ts";
import { branchState, forget, ownState, placeInChain, within } from "./flow.ts";
import type { Place } from "./flow.ts";
import { originSpan } from "./offset-map.ts";
import type { Reader } from "./reader.ts";
import { readSubstitutions } from "./substitutions.ts";
import type { NestingKind } from "./types.ts";

/** Reads statements in order. The status of a list is that of its last statement. */
export function readList(reader: Reader, statements: readonly Statement[], place: Place): void {
  statements.forEach((statement, index) => {
    const isLast = index === statements.length - 1;
    const isBackground = place.isBackground || statement.background === true;
    const reachedBy = index === 0 ? place.reachedBy : "sequence";
    const isStatusKept = place.isStatusKept && isLast && statement.background !== true;
    const isTested = place.isTested || statement.background === true;
    const own = { ...place, isBackground, reachedBy, isStatusKept, isTested } as const;
    readNode(reader, statement.command, own);
  });
}

function readNode(reader: Reader, node: PipelineNode | AndOr, place: Place): void {
  switch (node.type) {
    case "AndOr": {
      const { commands, operators } = node;
      commands.forEach((command, index) => {
        readNode(reader, command, placeInChain(place, commands, operators, index));
      });
      return;
    }
    case "Pipeline": {
      const isNegated = node.prefixes.some(({ type }) => type === "Negation");
      const start = isNegated ? { ...place, isStatusKept: false, isTested: true } : place;
      const count = node.commands.length;
      node.commands.forEach((command, index) => {
        readCommand(reader, command, count === 1 ? start : placeInPipe(start, index, count));
      });
      return;
    }
    default:
      return readCommand(reader, node, place);
  }
}

function placeInPipe(place: Place, index: number, count: number): Place {
  const counts = index === count - 1 || place.state.shell.isPipefail;
  return {
    ...place,
    pipe: { index, count },
    reachedBy: index === 0 ? place.reachedBy : "pipe",
    isStatusKept: place.isStatusKept && counts,
    isTested: place.isTested || !counts,
    state: ownState(place),
  };
}

function readCommand(reader: Reader, node: CommandNode, place: Place): void {
  const readBody = (body: CompoundList, kind: NestingKind, changes: Partial<Place> = {}): void => {
    readList(reader, body.commands, within(place, kind, changes));
  };
  switch (node.type) {
    case "Command":
      return readSimpleCommand(reader, node, place);
    case "Redirected":
      readCommand(reader, node.command, place);
      for (const redirect of node.redirects) readSubstitutions(reader, redirect, place);
      return;
    case "Subshell":
      return readBody(node.body, "subshell", { state: ownState(place) });
    case "BraceGroup":
      return readBody(node.body, "group");
    case "Function": {
      const span = originSpan(place.layer?.map ?? NO_MAP, node.name.pos, node.name.end);
      reader.functions.push({ ...span, name: node.name.value });
      const own = within(place, "function", UNSURE);
      return readInside(reader, node.body, { ...own, state: branchState(place) });
    }
    case "Coproc":
      return readInside(reader, node.body, { ...place, isBackground: true, isStatusKept: false });
    default:
      return readBranches(reader, node, place);
  }
}

const NO_MAP = { pieces: [], length: 0 };
const UNSURE = { isConditional: true, isStatusKept: false, isTested: false } as const;

type Branching = Exclude<
  CommandNode,
  { readonly type: "Command" | "Redirected" | "Subshell" | "BraceGroup" | "Function" | "Coproc" }
>;

/** What runs or not, or many times. Of what `cd` and `set` do in a branch, nothing is sure behind it. */
function readBranches(reader: Reader, node: Branching, place: Place): void {
  const test = { isStatusKept: false, isTested: true };
  const readBranch = (body: CompoundList, kind: "branch" | "loop"): void => {
    const state = branchState(place);
    const changes = { isConditional: true, state };
    const isLoop = kind === "loop";
    readList(
      reader,
      body.commands,
      within(place, kind, isLoop ? { ...changes, isStatusKept: false } : changes),
    );
    forget(place.state, state);
  };
  const readCondition = (clause: CompoundList): void => {
    readList(reader, clause.commands, within(place, "condition", test));
  };
  switch (node.type) {
    case "If":
      for (const { clause, then } of [node, ...node.elif]) {
        readCondition(clause);
        readBranch(then, "branch");
      }
      if (node.else !== undefined) readBranch(node.else, "branch");
      return;
    case "While":
      readCondition(node.clause);
      return readBranch(node.body, "loop");
    case "For":
    case "Select":
      for (const word of node.wordlist ?? []) readSubstitutions(reader, word, place);
      return readBranch(node.body, "loop");
    case "ArithmeticFor":
      return readBranch(node.body, "loop");
    case "Case":
      readSubstitutions(reader, node.word, place);
      for (const item of node.items) readBranch(item.body, "branch");
      return;
    case "TestCommand":
    case "ArithmeticCommand":
      return forEachChild(node, (child) => readSubstitutions(reader, child, place));
  }
}

function readInside(reader: Reader, node: CommandNode | CompoundList, place: Place): void {
  if (node.type === "CompoundList") readList(reader, node.commands, place);
  else readCommand(reader, node, place);
}
