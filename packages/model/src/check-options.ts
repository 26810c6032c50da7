import { goQuote } from "@stagemap/syntax";
import { parseGoBoolean } from "./go-values.ts";

/** What a `check=` directive or comment asks for (linter/linter.go, ParseLintOptions). */
export interface CheckOptions {
  readonly skipsAll: boolean;
  readonly skipped: readonly string[];
  readonly isExperimentalAll: boolean;
  readonly experimental: readonly string[];
  /** True when findings are to fail the build. */
  readonly returnsError: boolean;
}

export type CheckOptionsResult =
  | { readonly ok: true; readonly options: CheckOptions }
  | { readonly ok: false; readonly message: string };

export const NO_CHECK_OPTIONS: CheckOptions = {
  skipsAll: false,
  skipped: [],
  isExperimentalAll: false,
  experimental: [],
  returnsError: false,
};

/** Reads `skip=A,B;error=true` and its like. Only the first word counts, and of its parts the third goes to the end. */
export function parseCheckOptions(value: string): CheckOptionsResult {
  const written = (value.split(" ", 1)[0] ?? "").trim();
  if (written === "") return { ok: true, options: NO_CHECK_OPTIONS };
  const [first = "", second, ...others] = written.split(";");
  const parts = [first, ...(second === undefined ? [] : [second])];
  if (others.length > 0) parts.push(others.join(";"));
  let options = NO_CHECK_OPTIONS;
  for (const part of parts) {
    const result = readOption(part, options);
    if (typeof result === "string") return { ok: false, message: result };
    options = result;
  }
  return { ok: true, options };
}

/** The options with one more part read, or why BuildKit refuses it. */
function readOption(part: string, options: CheckOptions): CheckOptions | string {
  const equals = part.indexOf("=");
  if (equals === -1) return `invalid check option ${goQuote(part)}`;
  const key = part.slice(0, equals).trim();
  const value = part.slice(equals + 1).trim();
  const isAll = value === "all";
  const names = isAll ? [] : value.split(",").map((name) => name.trim());
  switch (key) {
    case "skip":
      return { ...options, skipsAll: options.skipsAll || isAll, skipped: names };
    case "experimental": {
      const isExperimentalAll = options.isExperimentalAll || isAll;
      return { ...options, isExperimentalAll, experimental: names };
    }
    case "error": {
      const returnsError = parseGoBoolean(value);
      if (returnsError !== null) return { ...options, returnsError };
      const reason = `strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`;
      return `failed to parse check option ${goQuote(part)}: ${reason}`;
    }
    default:
      return `invalid check option ${goQuote(key)}`;
  }
}
