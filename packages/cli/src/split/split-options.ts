import { parseArguments } from "../arguments.ts";

export interface SplitOptions {
  readonly format: "text" | "json" | "diff";
  readonly isWritten: boolean;
  /** Answers by the id of what is assumed. */
  readonly answers: Readonly<Record<string, string>>;
  readonly target: string | null;
  readonly file: string;
}

export type SplitOptionsResult =
  | { readonly ok: true; readonly options: SplitOptions }
  | { readonly ok: false; readonly message: string };

const FORMATS: readonly SplitOptions["format"][] = ["text", "json", "diff"];

export function readSplitOptions(args: readonly string[]): SplitOptionsResult {
  const parsed = parseArguments(args, {
    write: { type: "boolean" },
    format: { type: "string" },
    assume: { type: "string", multiple: true },
    target: { type: "string" },
  });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  const format = FORMATS.find((each) => each === (values.format ?? "text"));
  if (format === undefined) {
    return refuse(`--format is “${values.format ?? ""}”; it is one of ${FORMATS.join(", ")}`);
  }
  const [file, ...others] = operands;
  if (file === undefined) return refuse("no Dockerfile is named; “-” stands for standard input");
  if (others.length > 0) {
    return refuse(`one Dockerfile at a time: “${others[0] ?? ""}” is one too many`);
  }
  const isWritten = values.write ?? false;
  if (isWritten && file === "-") return refuse("--write needs a file, and “-” is none");
  const pairs: [string, string][] = [];
  for (const text of values.assume ?? []) {
    const equals = text.indexOf("=");
    if (equals < 1) return refuse(`--assume is “${text}”; write ID=CHOICE`);
    pairs.push([text.slice(0, equals), text.slice(equals + 1)]);
  }
  const answers = Object.fromEntries(pairs);
  return { ok: true, options: { format, isWritten, answers, target: values.target ?? null, file } };
}

function refuse(message: string): SplitOptionsResult {
  return { ok: false, message };
}
