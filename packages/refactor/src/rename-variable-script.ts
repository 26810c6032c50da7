import { readScript, scriptOf, spanOf, walk } from "@stagemap/shell";
import type { Command, Layer, Shell } from "@stagemap/shell";
import type { InstructionItem, LocalSpan } from "@stagemap/syntax";

/** What a script makes of a variable's name, as far as its shell can be read. */
export interface ScriptUses {
  /** Where the name stands in what the shell replaces. */
  readonly names: readonly LocalSpan[];
  /** Why it cannot be told what a new name would do; null when it can. The end of a sentence. */
  readonly doubt: string | null;
}

const NONE: ScriptUses = { names: [], doubt: null };

/** Every place of an instruction's script in which its shell looks the variable up; spans count from the item's start. */
export function scriptUses(item: InstructionItem, shell: Shell, name: string): ScriptUses {
  if (!item.raw.includes(name)) return NONE;
  const source = scriptOf(item, shell);
  if (source === null) return NONE;
  if (source.kind === "shell" && source.shell.isOpaque) {
    return doubt(`is written for a shell that is not read here, and names ${name}`);
  }
  const { layers, commands } = readScript(source, item.raw);
  const names: LocalSpan[] = [];
  const doubts: string[] = [];
  for (const layer of layers) readLayer(layer, name, { names, doubts });
  for (const command of commands) {
    const fault = commandFault(command, name);
    if (fault !== null) doubts.push(fault);
  }
  const cut = names.find(({ from, to }) => item.raw.slice(from, to) !== name);
  if (cut !== undefined) doubts.push(`cuts ${name} in two`);
  const [first] = doubts;
  return first === undefined ? { names: eachOnce(names), doubt: null } : doubt(first);
}

function doubt(what: string): ScriptUses {
  return { names: [], doubt: what };
}

interface Found {
  readonly names: LocalSpan[];
  readonly doubts: string[];
}

function readLayer(layer: Layer, name: string, { names, doubts }: Found): void {
  const add = (pos: number, end: number): void => {
    names.push(spanOf(layer, { pos, end }));
  };
  walk(layer.tree, (node) => {
    switch (node.type) {
      case "SimpleExpansion":
        if (node.text === `$${name}`) add(node.pos + 1, node.end);
        return;
      case "ParameterExpansion":
        if (node.parameter !== name) return;
        if (node.prefix === "!")
          doubts.push(`takes the value of ${name} for the name of another variable`);
        else add(node.parameterPos, node.parameterEnd);
        return;
      case "Assignment":
        if (node.name === name) doubts.push(`sets ${name} itself`);
        return;
      case "ArithmeticWord":
        if (node.value === name) doubts.push(`reckons with ${name} without a “$”`);
        if (layer.text.slice(node.pos, node.end) === `$${name}`) add(node.pos + 1, node.end);
        return;
      case "For":
      case "Select":
        if (node.name.text === name) doubts.push(`sets ${name} itself`);
        return;
      default:
    }
  });
}

/** Builtins and programs whose words are names of variables. */
const BY_NAME: ReadonlySet<string> = new Set(
  "export unset readonly declare typeset local read getopts mapfile printenv eval envsubst let".split(
    " ",
  ),
);

function commandFault({ basename, args, assignments }: Command, name: string): string | null {
  if (assignments.some((each) => each.name === name)) return `sets ${name} itself`;
  if (basename === null || !BY_NAME.has(basename)) return null;
  const isNamed = args.some(({ text }) => {
    const bare = text.replace(/^['"]|['"]$/g, "");
    return bare === name || bare.startsWith(`${name}=`) || isHeldBack(basename, text, name);
  });
  return isNamed ? `has “${basename}” look for ${name} by its name` : null;
}

/** In single quotes the shell leaves a "$" alone, and these look at it later. */
function isHeldBack(basename: string, text: string, name: string): boolean {
  return (
    (basename === "eval" || basename === "envsubst") && text.includes("'") && text.includes(name)
  );
}

function eachOnce(spans: readonly LocalSpan[]): readonly LocalSpan[] {
  const found = new Map(spans.map((span) => [span.from, span]));
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}
