import { goQuote } from "@stagemap/syntax";
import { parseGoBoolean } from "./go-values.ts";

/** What BuildKit refuses of `# check=` (linter/linter.go, ParseLintOptions); null when it accepts it. */
export function checkOptions(value: string): string | null {
  // Only the first word counts, and of its parts the third goes to the end.
  const [written = ""] = value.split(" ");
  const [first, second, ...others] = written.trim().split(";");
  const third = others.length === 0 ? undefined : others.join(";");
  if (written.trim() === "") return null;
  for (const part of [first, second, third]) {
    const message = part === undefined ? null : checkOption(part);
    if (message !== null) return `failed to parse check options: ${message}`;
  }
  return null;
}

function checkOption(part: string): string | null {
  const equals = part.indexOf("=");
  if (equals === -1) return `invalid check option ${goQuote(part)}`;
  const key = part.slice(0, equals).trim();
  const value = part.slice(equals + 1).trim();
  if (key === "skip" || key === "experimental") return null;
  if (key !== "error") return `invalid check option ${goQuote(key)}`;
  return parseGoBoolean(value) === null
    ? `failed to parse check option ${goQuote(part)}: strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`
    : null;
}
