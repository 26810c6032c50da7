import { parseArguments } from "../arguments.ts";

export interface OrderOptions {
  readonly format: "text" | "json" | "diff";
  readonly isWritten: boolean;
  /** The file that lists the context's paths; null without one. */
  readonly list: string | null;
  /** The file with a log of Git; null without one. */
  readonly log: string | null;
  readonly target: string | null;
  /** At least one. */
  readonly files: readonly string[];
}

export type OrderOptionsResult =
  | { readonly ok: true; readonly options: OrderOptions }
  | { readonly ok: false; readonly message: string };

const FORMATS: readonly OrderOptions["format"][] = ["text", "json", "diff"];

export function readOrderOptions(args: readonly string[]): OrderOptionsResult {
  const parsed = parseArguments(args, {
    write: { type: "boolean" },
    files: { type: "string" },
    log: { type: "string" },
    target: { type: "string" },
    format: { type: "string" },
  });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  const format = FORMATS.find((each) => each === (values.format ?? "text"));
  if (format === undefined) {
    return refuse(`--format is “${values.format ?? ""}”; it is one of ${FORMATS.join(", ")}`);
  }
  if (operands.length === 0) {
    return refuse("no Dockerfile is named; “-” stands for standard input");
  }
  const inputs = [...operands, values.files, values.log].filter((each) => each === "-");
  if (inputs.length > 1) {
    return refuse("“-” is named twice, but standard input can be read once");
  }
  if (operands.length > 1 && values.target !== undefined) {
    return refuse("--target names a stage of one Dockerfile, and several are named");
  }
  return {
    ok: true,
    options: {
      format,
      isWritten: values.write ?? false,
      list: values.files ?? null,
      log: values.log ?? null,
      target: values.target ?? null,
      files: operands,
    },
  };
}

function refuse(message: string): OrderOptionsResult {
  return { ok: false, message };
}
