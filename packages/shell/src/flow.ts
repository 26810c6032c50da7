import type { Command as CommandNode, PipelineNode } from "unbash";
import type { Shell } from "./shell.ts";
import type { Command, Layer, NestingKind } from "./types.ts";

/** Where a command stands, and what its failure comes to there. */
export interface Place {
  /** Null in exec form. */
  readonly layer: Layer | null;
  readonly nesting: readonly NestingKind[];
  readonly isConditional: boolean;
  readonly isBackground: boolean;
  readonly reachedBy: Command["reachedBy"];
  readonly pipe: Command["pipe"];
  /** True when the build sees the exit status: nothing comes behind that could replace it. */
  readonly isStatusKept: boolean;
  /** True where `set -e` does not count: in conditions and before "&&" and "||". */
  readonly isTested: boolean;
  readonly state: ShellState;
}

/** What `set` and `cd` change while the script runs. Subshells have their own. */
export interface ShellState {
  shell: Shell;
  /** From where the instruction starts, "" for there; null when it is not known. */
  directory: string | null;
  /** True for the state inside a branch, where what is conditional outside is certain. */
  readonly isConditional: boolean;
}

export function startState(shell: Shell, directory: string | null): ShellState {
  return { shell, directory, isConditional: false };
}

/** Takes back what is not sure once a branch, which may not have run, is left. */
export function forget(state: ShellState, branch: ShellState): void {
  if (branch.directory !== state.directory) state.directory = null;
}

export function failureStops({ isStatusKept, isTested, state }: Place): boolean {
  return isStatusKept || (state.shell.isErrexit && !isTested);
}

/** A place inside `place`; in its own process the state is a copy. */
export function within(place: Place, kind: NestingKind, changes: Partial<Place> = {}): Place {
  return {
    ...place,
    nesting: [...place.nesting, kind],
    reachedBy: "first",
    pipe: null,
    ...changes,
  };
}

export function ownState({ state }: Place): ShellState {
  return { ...state };
}

export function branchState({ state }: Place): ShellState {
  return { ...state, isConditional: true };
}

/** The place of member `index` of a chain of "&&" and "||". */
export function placeInChain(
  place: Place,
  members: readonly PipelineNode[],
  operators: readonly ("&&" | "||")[],
  index: number,
): Place {
  const before = operators[index - 1];
  const reachedBy = before === undefined ? place.reachedBy : before === "&&" ? "and" : "or";
  const isBehindTest = before === "&&" && members.slice(0, index).some(isTest);
  const isConditional = place.isConditional || before === "||" || isBehindTest;
  if (index === members.length - 1) return { ...place, reachedBy, isConditional };
  // The first "||" behind it catches a failure, unless what stands there fails itself.
  const caught = operators.indexOf("||", index);
  const rescue = members[caught + 1];
  const isStatusKept =
    caught === -1 ? place.isStatusKept : rescue !== undefined && alwaysFails(rescue);
  return { ...place, reachedBy, isConditional, isStatusKept, isTested: true };
}

/** `[ … ]`, `test …` or `[[ … ]]` */
function isTest(node: PipelineNode): boolean {
  if (node.type === "Pipeline") {
    const [only] = node.commands;
    return only !== undefined && node.commands.length === 1 && isTest(only);
  }
  if (node.type === "TestCommand") return true;
  return node.type === "Command" && (node.name?.text === "[" || node.name?.text === "test");
}

/** `exit 1`, `false`, or a group that ends so. */
function alwaysFails(node: PipelineNode): boolean {
  switch (node.type) {
    case "Command":
      return failsAlone(node);
    case "BraceGroup":
    case "Subshell": {
      const last = node.body.commands.at(-1)?.command;
      if (last === undefined) return false;
      if (last.type !== "AndOr") return alwaysFails(last);
      const end = last.commands.at(-1);
      return end !== undefined && last.operators.every((each) => each === "&&") && alwaysFails(end);
    }
    default:
      return false;
  }
}

function failsAlone({ name, args }: CommandNode): boolean {
  const status = args[0]?.text;
  if (name?.text === "false") return true;
  // Without a number it is the status of the command that failed, or of an echo before it.
  return (
    (name?.text === "exit" || name?.text === "return") && status !== undefined && status !== "0"
  );
}
