import { parseArguments } from "../arguments.ts";

export interface FormatOptions {
  /** True to say which files are not laid out so, and to fail when there are any. */
  readonly isCheck: boolean;
  readonly isWritten: boolean;
  readonly isCanonical: boolean;
  readonly files: readonly string[];
}

export type FormatOptionsResult =
  | { readonly ok: true; readonly options: FormatOptions }
  | { readonly ok: false; readonly message: string };

export function readFormatOptions(args: readonly string[]): FormatOptionsResult {
  const parsed = parseArguments(args, {
    check: { type: "boolean" },
    write: { type: "boolean" },
    canonical: { type: "boolean" },
  });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  if (operands.length === 0) return refuse("no file is named; “-” stands for standard input");
  if (operands.filter((file) => file === "-").length > 1) {
    return refuse("“-” is named twice, but standard input can be read once");
  }
  return {
    ok: true,
    options: {
      isCheck: values.check ?? false,
      isWritten: values.write ?? false,
      isCanonical: values.canonical ?? false,
      files: [...new Set(operands)],
    },
  };
}

function refuse(message: string): FormatOptionsResult {
  return { ok: false, message };
}
