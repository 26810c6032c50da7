import { parseArguments } from "../arguments.ts";

export type Format = "text" | "json" | "sarif";

export interface CheckOptions {
  readonly format: Format;
  readonly isAll: boolean;
  readonly isFixed: boolean;
  /** Null for the one beside the caller, if there is one. */
  readonly config: string | null;
  /** The lightest severity that fails; null for the configuration's. */
  readonly failOn: Threshold | null;
  readonly target: string | null;
  readonly files: readonly string[];
}

export const thresholds = ["error", "warning", "info", "style", "none"] as const;
export type Threshold = (typeof thresholds)[number];
const formats: readonly Format[] = ["text", "json", "sarif"];

export type CheckOptionsResult =
  | { readonly ok: true; readonly options: CheckOptions }
  | { readonly ok: false; readonly message: string };

export function readCheckOptions(args: readonly string[]): CheckOptionsResult {
  const parsed = parseArguments(args, {
    format: { type: "string" },
    "all-rules": { type: "boolean" },
    config: { type: "string" },
    fix: { type: "boolean" },
    "fail-on": { type: "string" },
    target: { type: "string" },
  });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  const format = formats.find((each) => each === (values.format ?? "text"));
  if (format === undefined) return refuse("--format", values.format, formats);
  const failOn = thresholds.find((each) => each === values["fail-on"]) ?? null;
  if (failOn === null && values["fail-on"] !== undefined) {
    return refuse("--fail-on", values["fail-on"], thresholds);
  }
  if (operands.length === 0) {
    return { ok: false, message: "no file is named; “-” stands for standard input" };
  }
  if (operands.filter((file) => file === "-").length > 1) {
    return { ok: false, message: "“-” is named twice, but standard input can be read once" };
  }
  return {
    ok: true,
    options: {
      format,
      isAll: values["all-rules"] ?? false,
      isFixed: values.fix ?? false,
      config: values.config ?? null,
      failOn,
      target: values.target ?? null,
      files: operands,
    },
  };
}

function refuse(
  option: string,
  value: string | undefined,
  allowed: readonly string[],
): CheckOptionsResult {
  return {
    ok: false,
    message: `${option} is “${value ?? ""}”; it is one of ${allowed.join(", ")}`,
  };
}
