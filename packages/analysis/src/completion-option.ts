import type { CompletionKind, CompletionOption } from "./view-completion.ts";

type Given = Partial<CompletionOption> & Pick<CompletionOption, "label">;

/** An option that is written as it is called, unless it says otherwise. */
export function option(kind: CompletionKind, given: Given): CompletionOption {
  return {
    kind,
    detail: "",
    note: "",
    insert: given.label,
    isSnippet: false,
    continues: false,
    isDeprecated: false,
    ...given,
  };
}

/** Options for plain values, each a label with its sentence. */
export function values(
  rows: readonly (readonly [label: string, note: string])[],
): readonly CompletionOption[] {
  return rows.map(([label, note]) => option("value", { label, note }));
}

/** A text inside a snippet that means nothing to it. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}
