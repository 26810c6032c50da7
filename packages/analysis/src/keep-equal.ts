/**
 * `next`, with every part that equals the part at the same place of `previous` replaced by that very object, so that whoever
 * compares by identity sees what changed and nothing else. Plain data only. Members of arrays are matched by their `key` when
 * they have one, so that an insertion does not make all that follows look changed.
 */
export function keepEqual<T>(previous: unknown, next: T): T {
  if (previous === next || !isObject(previous) || !isObject(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const kept =
    Array.isArray(previous) && Array.isArray(next)
      ? keepArray(previous, next)
      : keepMembers(previous, next);
  // Either a copy with the same members or the previous value, which equals it.
  return kept as T;
}

type Members = Readonly<Record<string, unknown>>;

function keepMembers(previous: Members, next: Members): Members {
  const names = Object.keys(next);
  const hasSameNames = Object.keys(previous).length === names.length;
  // Copied at the first difference only: most objects are wholly equal.
  let result: Record<string, unknown> | null = hasSameNames ? null : { ...next };
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? "";
    const before = previous[name];
    const value = next[name];
    const kept = Object.is(before, value) ? before : keepEqual(before, value);
    if (result === null) {
      if (Object.is(kept, before)) continue;
      result = { ...next };
      for (const same of names.slice(0, index)) result[same] = previous[same];
    }
    result[name] = kept;
  }
  return result ?? previous;
}

function keepArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let result: unknown[] | null = previous.length === next.length ? null : [...next];
  let byKey: ReadonlyMap<unknown, unknown> | null = null;
  for (let index = 0; index < next.length; index++) {
    const before = previous[index];
    const each = next[index];
    let kept = before;
    if (!Object.is(before, each)) {
      const key = keyOf(each);
      let match = before;
      if (key !== undefined && keyOf(before) !== key) {
        byKey ??= new Map(previous.map((old) => [keyOf(old), old]));
        match = byKey.get(key);
      }
      kept = keepEqual(match, each);
    }
    if (result === null) {
      if (Object.is(kept, before)) continue;
      result = [...previous.slice(0, index), ...next.slice(index)];
    }
    result[index] = kept;
  }
  return result ?? previous;
}

function keyOf(value: unknown): unknown {
  return isObject(value) ? value["key"] : undefined;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}
