import { parseArguments } from "../arguments.ts";

export interface ImpactOptions {
  readonly format: "text" | "json";
  /** The file that lists the context's paths; null without one. */
  readonly list: string | null;
  /** As given, each once. */
  readonly changed: readonly string[];
  readonly images: readonly string[];
  readonly buildArguments: Readonly<Record<string, string>>;
  readonly target: string | null;
  readonly file: string;
}

export type ImpactOptionsResult =
  | { readonly ok: true; readonly options: ImpactOptions }
  | { readonly ok: false; readonly message: string };

const FORMATS: readonly ImpactOptions["format"][] = ["text", "json"];

export function readImpactOptions(args: readonly string[]): ImpactOptionsResult {
  const parsed = parseArguments(args, {
    files: { type: "string" },
    change: { type: "string", multiple: true },
    "base-changed": { type: "string", multiple: true },
    "build-arg": { type: "string", multiple: true },
    target: { type: "string" },
    format: { type: "string" },
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
  if (file === "-" && values.files === "-") {
    return refuse("“-” is named twice, but standard input can be read once");
  }
  if (values.change?.includes("") === true) return refuse("--change names no file");
  const pairs: [string, string][] = [];
  for (const text of values["build-arg"] ?? []) {
    const equals = text.indexOf("=");
    if (equals < 1) return refuse(`--build-arg is “${text}”; write NAME=VALUE`);
    pairs.push([text.slice(0, equals), text.slice(equals + 1)]);
  }
  return {
    ok: true,
    options: {
      format,
      list: values.files ?? null,
      changed: [...new Set(values.change)],
      images: [...new Set(values["base-changed"])],
      buildArguments: Object.fromEntries(pairs),
      target: values.target ?? null,
      file,
    },
  };
}

function refuse(message: string): ImpactOptionsResult {
  return { ok: false, message };
}
