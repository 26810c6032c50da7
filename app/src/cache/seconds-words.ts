/** "4.5 s", "14 s", "2 min 5 s", as the engine's own sentences say it. */
export function saySeconds(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${whole} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** "9 s" or "9 s to 11 s". */
export function sayRange(least: number, most: number): string {
  const [from, to] = [saySeconds(least), saySeconds(most)];
  return from === to ? to : `${from} to ${to}`;
}
