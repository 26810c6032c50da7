/** A sentence as Markdown that reads as it is written; only `code` between backticks keeps its meaning. */
export function plainMarkdown(sentence: string): string {
  return sentence
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&]/g, "\\$&"),
    )
    .join("");
}
