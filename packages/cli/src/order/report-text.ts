import type { BestOrderAnswer } from "@stagemap/analysis";

/** For people: what it gains, the moves with their reasons, what is taken for granted and what stays as it is. */
export function textReport(
  file: string,
  answer: BestOrderAnswer,
  { hasColors, isWritten }: { readonly hasColors: boolean; readonly isWritten: boolean },
): string {
  const bold = (text: string): string => (hasColors ? `\u001b[1m${text}\u001b[0m` : text);
  const lines = [bold(file), ...(answer.moves.length === 0 ? nothing(answer) : found(answer))];
  for (const { line, message } of answer.refusals) lines.push(`  Line ${line}: ${message}`);
  if (answer.log?.ok === true) {
    lines.push(`  Weights come from ${counted(answer.log.commits, "commit")} of your log.`);
  }
  if (isWritten && answer.moves.length > 0) lines.push("  Written.");
  const weights = answer.log?.ok === true ? "Seconds are" : "Seconds and weights are";
  if (answer.before > 0) lines.push(`  ${weights} estimates (docs/order.md).`);
  return `${lines.join("\n")}\n`;
}

function nothing({ before, isProven }: BestOrderAnswer): readonly string[] {
  if (before === 0) return ["  Nothing in it takes time, so no order is better than another."];
  const best = isProven
    ? "No order that keeps the image is better"
    : "No better order was found, though there are too many steps to try all";
  return [`  ${best}: a build takes about ${seconds(before)} s on average.`];
}

function found({ before, after, moves, notes, isProven }: BestOrderAnswer): readonly string[] {
  const share = Math.round((1 - after / before) * 100);
  const proof = isProven
    ? "No order of these steps is better."
    : "It is better, and may not be the best: there are too many steps to try all orders.";
  return [
    `  A build takes about ${seconds(after)} s on average in place of ${seconds(before)} s: ${share} % less. ${proof}`,
    ...moves.map(({ line, toLine, reason }) => `  Line ${line} goes to line ${toLine}. ${reason}`),
    ...notes.map((note) => `  ${note}`),
  ];
}

function seconds(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
