const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** "0 B", "1.2 kB", "340 MB": with two digits at least, in steps of 1000 as Docker counts. */
export function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 9.95 ? Math.round(value).toString() : value.toFixed(1);
  return `${digits} ${units[unit]}`;
}
