/** "1 stage", "3 stages", "1,500 steps". */
export function counted(count: number, noun: string): string {
  // The first number that a page writes out by its language's rules takes some ten milliseconds.
  const digits = count < 1000 ? `${count}` : count.toLocaleString("en");
  return `${digits} ${noun}${count === 1 ? "" : "s"}`;
}
