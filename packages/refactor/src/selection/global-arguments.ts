import type { SyntaxTree } from "@stagemap/syntax";

/** An ARG before the first FROM. */
export interface GlobalArgument {
  readonly names: readonly string[];
  /** The line as written, without a line end. */
  readonly text: string;
}

/** Every ARG before the first FROM, in text order. */
export function globalArguments({ items }: SyntaxTree): readonly GlobalArgument[] {
  const first = items.findIndex(
    (item) => item.kind === "instruction" && item.instruction.name === "FROM",
  );
  return items.slice(0, first === -1 ? items.length : first).flatMap((item) => {
    if (item.kind !== "instruction" || item.instruction.name !== "ARG") return [];
    const names = item.instruction.args.map(({ text }) => text.split("=", 1)[0] ?? text);
    return [{ names, text: item.raw.trim() }];
  });
}
