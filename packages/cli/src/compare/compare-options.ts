import { parseArguments } from "../arguments.ts";

export interface CompareOptions {
  readonly isJson: boolean;
  readonly target: string | null;
  readonly before: string;
  readonly after: string;
}

export type CompareOptionsResult =
  | { readonly ok: true; readonly options: CompareOptions }
  | { readonly ok: false; readonly message: string };

export function readCompareOptions(args: readonly string[]): CompareOptionsResult {
  const parsed = parseArguments(args, { json: { type: "boolean" }, target: { type: "string" } });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  const [before, after, ...others] = operands;
  if (before === undefined || after === undefined || others.length > 0) {
    return { ok: false, message: "name two Dockerfiles, the earlier one first" };
  }
  if (before === "-" && after === "-") {
    return { ok: false, message: "only one of the two can be standard input" };
  }
  const options = { isJson: values.json ?? false, target: values.target ?? null, before, after };
  return { ok: true, options };
}
