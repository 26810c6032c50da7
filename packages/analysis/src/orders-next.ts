import { createCache } from "./cache-answers.ts";
import { LEAVE_OUT_DOCUMENTATION } from "./orders-ignored.ts";
import type { NextIdea, OrderAnswer, OrderQuestion, RewriteKind } from "./view-orders.ts";

/** Less is not worth a word. */
const LEAST_SECONDS = 0.5;

/** What would save more than the order as it is: what was not allowed, else an idea of another kind; null when nothing is known. */
export function nextIdea(
  question: OrderQuestion,
  { before }: OrderAnswer,
  ask: (question: OrderQuestion) => OrderAnswer,
): NextIdea | null {
  const { rewrites, isRiskAllowed } = question;
  const split: RewriteKind = "split-copy";
  if (!rewrites.includes(split)) {
    const found = ask({ ...question, rewrites: [...rewrites, split] });
    if (before - found.after >= LEAST_SECONDS) {
      return { kind: "rewrites", text: `${saves(before, found)} by splitting a broad COPY.` };
    }
  }
  if (!isRiskAllowed) {
    const found = ask({ ...question, isRiskAllowed: true });
    if (before - found.after >= LEAST_SECONDS) {
      const text = `${saves(before, found)} if steps may pass programs of which nobody knows what they read and write.`;
      return { kind: "risk", text };
    }
  }
  const { dockerignore = null } = question;
  const leftOut = `${dockerignore ?? ""}\n${LEAVE_OUT_DOCUMENTATION}`;
  const found = ask({ ...question, dockerignore: leftOut });
  if (before - found.after >= LEAST_SECONDS) {
    const text = `${saves(before, found)} with a .dockerignore that leaves out documentation and CI: *.md, docs and .github.`;
    return { kind: "idea", text };
  }
  const text = otherIdea(question);
  return text === null ? null : { kind: "idea", text };
}

function saves(before: number, { after }: OrderAnswer): string {
  return `A build would take about ${Math.round(before - after)} s less`;
}

/** What helps the dearest change of a typical week, other than what the search would have found by itself. */
function otherIdea(question: OrderQuestion): string | null {
  const week = createCache().typicalWeek({ ...question, changes: {} });
  const [best] = week
    .filter(({ id }) => id !== "base" && id !== "argument")
    .flatMap(({ report: { suggestion } }) => suggestion ?? [])
    .filter(({ kind }) => kind !== "move" && kind !== "split")
    .toSorted((a, b) => b.seconds - a.seconds);
  return best === undefined ? null : `${best.text}.`;
}
