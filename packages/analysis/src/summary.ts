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
  const { instruction } = item;
  const shown = new Set(references.map(({ span }) => span.from));
  const flags = instruction.flags.flatMap((flag) => {
    const isShown = flag.valueSpan !== null && shown.has(flag.valueSpan.from);
    return isShown ? [] : [item.raw.slice(flag.from, flag.to)];
  });
  const text = [describe(instruction), ...flags].filter((each) => each !== "").join(" ");
  const oneLine = text.replace(/\s+/g, " ").trim();
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST)}…` : oneLine;
}

/** The arguments, the part that tells steps apart; flags follow behind them. */
function describe({ name, rest, args, isJson, inner }: Instruction): string {
  if (inner !== null) return `${inner.keyword.text} ${inner.rest.text}`;
  const isCommand = name === "CMD" || name === "ENTRYPOINT" || name === "RUN";
  if (isJson && isCommand) return args.map(({ text }) => quoteIfNeeded(text)).join(" ");
  if (isJson) return args.map(({ text }) => text).join(" ");
  return rest.text;
}

function quoteIfNeeded(argument: string): string {
  return argument === "" || /\s/.test(argument) ? `'${argument}'` : argument;
}
