import { goQuote, utf8Bytes } from "@stagemap/syntax";

/** A value as Go's library reads it, or the error that it would show. */
export type GoValue<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

const TRUE_WORDS = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const FALSE_WORDS = new Set(["0", "f", "F", "FALSE", "false", "False"]);

/** strconv.ParseBool; null for what is none. */
export function parseGoBoolean(text: string): boolean | null {
  if (TRUE_WORDS.has(text)) return true;
  return FALSE_WORDS.has(text) ? false : null;
}

/** strconv.ParseUint with the base and 32 bits; null for what is none. */
export function parseUnsigned(text: string, base: 8 | 10): number | null {
  const isNumber = base === 8 ? /^[0-7]+$/.test(text) : /^\d+$/.test(text);
  if (!isNumber) return null;
  const value = Number.parseInt(text, base);
  return value > 0xffffffff ? null : value;
}

/** strconv.ParseInt with base 10 and 32 bits. */
export function parseInteger(text: string): GoValue<number> {
  const error = (reason: string): GoValue<number> => ({
    ok: false,
    message: `strconv.ParseInt: parsing ${goQuote(text)}: ${reason}`,
  });
  if (!/^[+-]?\d+$/.test(text)) return error("invalid syntax");
  const value = Number(text);
  return value > 0x7fffffff || value < -0x80000000
    ? error("value out of range")
    : { ok: true, value };
}

const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);
const LONGEST = 2n ** 63n;

/** time.ParseDuration: "1m30s" and its like in nanoseconds. */
export function parseDuration(text: string): GoValue<bigint> {
  const invalid: GoValue<bigint> = {
    ok: false,
    message: `time: invalid duration ${quoteTime(text)}`,
  };
  const isNegative = text.startsWith("-");
  let rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === "0") return { ok: true, value: 0n };
  if (rest === "") return invalid;
  let total = 0n;
  while (rest !== "") {
    const match = /^(\d*)(?:\.(\d*))?/.exec(rest);
    const [number = "", whole = "", fraction = ""] = match ?? [];
    if (whole === "" && fraction === "") return invalid;
    const unit = /^[^.\d]+/.exec(rest.slice(number.length))?.[0];
    if (unit === undefined) {
      return { ok: false, message: `time: missing unit in duration ${quoteTime(text)}` };
    }
    const factor = NANOSECONDS.get(unit);
    if (factor === undefined) {
      const message = `time: unknown unit ${quoteTime(unit)} in duration ${quoteTime(text)}`;
      return { ok: false, message };
    }
    const digits = fraction.slice(0, 18);
    total += BigInt(whole || "0") * factor;
    if (digits !== "") total += (BigInt(digits) * factor) / 10n ** BigInt(digits.length);
    if (total > LONGEST || (total === LONGEST && !isNegative)) return invalid;
    rest = rest.slice(number.length + unit.length);
  }
  return { ok: true, value: isNegative ? -total : total };
}

/** Quotes as Go's time package does, which shows every byte that is not plain ASCII by its number. */
function quoteTime(text: string): string {
  const escaped = utf8Bytes(text)
    .replace(/["\\]/g, "\\$&")
    .replace(/[^\x20-\x7f]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `"${escaped}"`;
}

/** Duration.String of Go's: "1m30s", "1.5ms", "0s". */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const absolute = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (absolute < 1_000n) return `${sign}${absolute}ns`;
  if (absolute < 1_000_000n) return `${sign}${withFraction(absolute, 3)}µs`;
  if (absolute < 1_000_000_000n) return `${sign}${withFraction(absolute, 6)}ms`;
  const minutes = absolute / 60_000_000_000n;
  const seconds = `${withFraction(absolute % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return `${sign}${hours === 0n ? "" : `${hours}h`}${minutes % 60n}m${seconds}`;
}

function withFraction(value: bigint, decimals: number): string {
  const text = value.toString().padStart(decimals + 1, "0");
  const fraction = text.slice(-decimals).replace(/0+$/, "");
  return text.slice(0, -decimals) + (fraction === "" ? "" : `.${fraction}`);
}

const BINARY_UNITS = ["k", "m", "g", "t", "p"];

/** True when go-units would read the text as a size, like "64m" or "1.5GiB". */
export function isSize(text: string): boolean {
  const match = /^(.*[\d. ])([^\d. ]*)$/.exec(text);
  if (match === null) return false;
  const [, number = "", suffix = ""] = match;
  const digits = number.endsWith(" ") ? number.slice(0, -1) : number;
  if (!/^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return false;
  const unit = suffix.toLowerCase();
  if (unit === "" || unit === "b") return true;
  return BINARY_UNITS.includes(unit.charAt(0)) && ["", "b", "ib"].includes(unit.slice(1));
}
