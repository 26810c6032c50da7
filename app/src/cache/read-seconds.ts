/** The seconds that a text says, "12.5", "12,5 s", "2:05" or "3 min"; null when it says none. */
export function readSeconds(text: string): number | null {
  const clock = /^\s*(\d{1,4}):(\d{1,2})\s*$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const plain = /^\s*(\d{1,6}(?:[.,]\d{1,3})?|[.,]\d{1,3})\s*(s|sec|m|min)?\s*$/i.exec(text);
  if (plain === null) return null;
  const value = Number((plain[1] ?? "").replace(",", "."));
  return (plain[2] ?? "s").toLowerCase().startsWith("m") ? value * 60 : value;
}
