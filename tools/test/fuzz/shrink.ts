/** The shortest text found by leaving out parts of `text` that still fails. Tries at most `limit` texts. */
export async function shrink(
  text: string,
  isFailing: (text: string) => Promise<boolean>,
  limit = 2000,
): Promise<string> {
  let best = text;
  let left = limit;
  for (const separator of ["\n", " ", ""]) {
    let size = Math.ceil(best.split(separator).length / 2);
    while (size >= 1 && left > 0) {
      const parts = best.split(separator);
      let isShorter = false;
      for (let start = 0; start < parts.length && left > 0; start += size) {
        const shorter = [...parts.slice(0, start), ...parts.slice(start + size)].join(separator);
        left--;
        if (shorter !== best && (await isFailing(shorter))) {
          best = shorter;
          isShorter = true;
          break;
        }
      }
      if (!isShorter) size = size === 1 ? 0 : Math.ceil(size / 2);
    }
  }
  return best;
}
