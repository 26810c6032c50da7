import type { SizeBasis, SizeOrigin, SizeRange, SizeSum } from "@stagemap/analysis";

export const originWords: Readonly<Record<SizeOrigin, string>> = {
  base: "base image",
  packages: "packages",
  built: "built here",
  copied: "copied",
  caches: "caches left behind",
};

export const basisWords: Readonly<Record<SizeBasis, string>> = {
  measured: "measured",
  known: "known for this",
  class: "usual for such",
  assumed: "assumed",
  unknown: "unknown",
};

/** "75 MB", "1.2 GB": two digits or three are all that an estimate is good for. */
export function sayMegabytes(megabytes: number): string {
  if (megabytes >= 995) return `${(megabytes / 1000).toFixed(megabytes >= 9950 ? 0 : 1)} GB`;
  if (megabytes >= 99.5) return `${Math.round(megabytes / 5) * 5} MB`;
  if (megabytes >= 9.95) return `${Math.round(megabytes)} MB`;
  if (megabytes >= 0.1) return `${Number(megabytes.toFixed(1))} MB`;
  return megabytes === 0 ? "0 MB" : "< 0.1 MB";
}

/** "75–110 MB"; the unit once where both have the same. */
export function sayRange({ low, high }: SizeRange): string {
  if (low === high) return exact(low);
  const [from, to] = [sayMegabytes(low), sayMegabytes(high)];
  if (from === to) return to;
  const unit = to.slice(to.lastIndexOf(" "));
  return from.endsWith(unit) ? `${from.slice(0, -unit.length)}–${to}` : `${from} – ${to}`;
}

/** The range, and that there is more to it that nobody knows. */
export function saySum({ range, unknown }: Pick<SizeSum, "range" | "unknown">): string {
  if (unknown > 0 && range.high === 0) return "unknown";
  return unknown > 0 ? `${sayRange(range)} + ?` : sayRange(range);
}

/** A figure of one image or measurement is as exact as it was measured. */
function exact(megabytes: number): string {
  if (megabytes < 0.1) return sayMegabytes(megabytes);
  return megabytes >= 1000
    ? `${Number((megabytes / 1000).toFixed(2))} GB`
    : `${Number(megabytes.toPrecision(3))} MB`;
}

/** "12.5", "12.5 MB", "1.2 GB" in bytes; null for anything else. */
export function readBytes(text: string): number | null {
  const [, number, unit = "MB"] = /^(\d+(?:[.,]\d+)?)\s*([kKmMgG][bB]?)?$/.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const factor = { k: 1e3, m: 1e6, g: 1e9 }[unit.slice(0, 1).toLowerCase()] ?? 1e6;
  return Math.round(Number(number.replace(",", ".")) * factor);
}
