/**
 * `next`, with every part that equals the part at the same place of `previous` replaced by that very object, so that whoever
 * compares by identity sees what changed and nothing else. Plain data only. Members of arrays are matched by their `key` when
 * they have one, so that an insertion does not make all that follows look changed.
 */
export function keepEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return keepArray(previous, next);
  if (!isObject(previous) || !isObject(next) || Array.isArray(next)) return next;
  let isSame = Object.keys(previous).length === Object.keys(next).length;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(next)) {
    const kept = keepEqual(previous[name], value);
    result[name] = kept;
    isSame &&= Object.is(kept, previous[name]);
  }
  // A copy with the same members has the same type.
  return (isSame ? previous : result) as T;
}

function keepArray<T>(previous: readonly unknown[], next: T & readonly unknown[]): T {
  const byKey = new Map(previous.map((each) => [keyOf(each), each]));
  let isSame = previous.length === next.length;
  const result = next.map((each, index) => {
    const key = keyOf(each);
    const kept = keepEqual(key === undefined ? previous[index] : byKey.get(key), each);
    isSame &&= Object.is(kept, previous[index]);
    return kept;
  });
  // Either an array of the same members or the previous one, which equals it.
  return (isSame ? previous : result) as T & readonly unknown[];
}

function keyOf(value: unknown): unknown {
  return isObject(value) ? value["key"] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
