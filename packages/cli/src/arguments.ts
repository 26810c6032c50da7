import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";

/** The options and operands of a command, or a sentence on what is wrong with them. */
export type Parsed<Values> =
  | { readonly ok: true; readonly values: Values; readonly operands: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Reads arguments by Node's own rules: `--name value`, `--name=value`, `--` before operands that start with a dash. */
export function parseArguments<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
): Parsed<ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>["values"]> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { ok: true, values, operands: positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [sentence = message] = message.split(". ");
    return { ok: false, message: sentence };
  }
}
