import type { SizeEstimate, SplitAnswer } from "@stagemap/analysis";

type Split = Extract<SplitAnswer, { readonly ok: true }>;

/** One line: `{ok, ecosystem, assumptions, …}` with the text, notes and sizes, or the reasons. */
export function jsonReport(answer: SplitAnswer): string {
  if (!answer.ok) {
    const { ok, kind, ecosystem, reasons, assumptions } = answer;
    return `${JSON.stringify({ ok, kind, ecosystem, reasons, assumptions })}\n`;
  }
  const { ok, ecosystem, text, assumptions, notes, sizes } = answer;
  return `${JSON.stringify({ ok, ecosystem, text, assumptions, notes, sizes })}\n`;
}

/** What a reader wants to know beside the text: what it comes to, what was assumed, what to look at. */
export function remarks({ ecosystem, assumptions, notes, sizes }: Split): string {
  const lines = [
    `${ecosystem}: about ${say(sizes.before)} before, about ${say(sizes.after)} after (estimates: docs/split.md).`,
    ...assumptions.flatMap(({ id, question, choices, chosen }) => {
      const label = choices.find(({ value }) => value === chosen)?.label ?? chosen;
      const others = choices.filter(({ value }) => value !== chosen).map(({ value }) => value);
      const hint = others.length === 0 ? "" : ` (or --assume ${id}=${others.join("|")})`;
      return [`${question} ${label}${hint}.`];
    }),
    ...notes,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function say({ megabytes }: SizeEstimate): string {
  return megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${Math.round(megabytes)} MB`;
}
