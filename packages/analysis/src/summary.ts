import type { Instruction, InstructionItem } from "@stagemap/syntax";
import type { Step } from "@stagemap/model";

/** Longer than any row shows; keeps the picture small for steps of many kilobytes. */
const LONGEST = 300;

/** The keyword of a row: Docker's in upper case, or what is written when it is none of Docker's. */
export function stepKeyword({ instruction }: InstructionItem): string {
  return instruction.name ?? instruction.keyword.text.slice(0, LONGEST);
}

/**
 * What a row says of its step: flags and arguments on one line. What the row's chips show already, `--from=` and the mounts
 * from stages, is left out.
 */
export function stepSummary({ item, references }: Step): string {
  const oneLine = describe(item.instruction, references).replace(/\s+/g, " ").trim();
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST)}…` : oneLine;
}

/** The arguments, the part that tells steps apart; flags follow behind them. */
function describe(instruction: Instruction, references: Step["references"]): string {
  const flags = instruction.flags.flatMap(({ name, value, from, to }) => {
    const isShown = references.some(({ span }) => span.from >= from && span.to <= to);
    return isShown ? [] : [value === null ? `--${name}` : `--${name}=${value}`];
  });
  const { inner } = instruction;
  const text =
    inner === null
      ? describeArguments(instruction)
      : `${inner.keyword.text} ${describe(inner, references)}`;
  return [text, ...flags].join(" ");
}

function describeArguments({ name, rest, args, isJson }: Instruction): string {
  const isCommand = name === "CMD" || name === "ENTRYPOINT" || name === "RUN";
  if (isJson && isCommand) return args.map(({ text }) => quoteIfNeeded(text)).join(" ");
  return isJson ? args.map(({ text }) => text).join(" ") : rest.text;
}

function quoteIfNeeded(argument: string): string {
  return argument === "" || /\s/.test(argument) ? `'${argument}'` : argument;
}
