/** "a", "a and b", "a, b and c". */
export function sayList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** As `sayList`, with the first three by name and the others by number. */
export function sayShort(words: readonly string[]): string {
  return sayList(words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words);
}

/** "1 step", "2 steps". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

const LONGEST = 60;

/** A text cut where it gets too long for a sentence. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** "about 14 s", "about 2 min 5 s"; below ten seconds with one digit behind the point. */
export function saySeconds(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${whole} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
