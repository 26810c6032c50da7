/**
 * `next`, with every part that equals the part at the same place of `previous` replaced by that very object, so that whoever
 * compares by identity sees what changed and nothing else. Plain data only. Members of arrays are matched by their `key` when
 * they have one, so that an insertion does not make all that follows look changed.
 */
export function keepEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return keepArray(previous, next);
  if (!isObject(previous) || !isObject(next) || Array.isArray(next)) return next;
  const names = Object.keys(next);
  let isSame = Object.keys(previous).length === names.length;
  let result: Record<string, unknown> | null = null;
  for (const name of names) {
    const value = next[name];
    const kept = keepEqual(previous[name], value);
    // Copied only when a member is replaced: most objects are either wholly equal or fresh.
    if (!Object.is(kept, value)) (result ??= { ...next })[name] = kept;
    isSame &&= Object.is(kept, previous[name]);
  }
  // A copy with the same members has the same type.
  return (isSame ? previous : (result ?? next)) as T;
}

function keepArray<T>(previous: readonly unknown[], next: T & readonly unknown[]): T {
  let isSame = previous.length === next.length;
  let byKey: ReadonlyMap<unknown, unknown> | null = null;
  const result = next.map((each, index) => {
    const before = previous[index];
    if (Object.is(before, each)) return each;
    const key = keyOf(each);
    let match = before;
    if (key !== undefined && keyOf(before) !== key) {
      byKey ??= new Map(previous.map((old) => [keyOf(old), old]));
      match = byKey.get(key);
    }
    const kept = keepEqual(match, each);
    isSame &&= Object.is(kept, before);
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
