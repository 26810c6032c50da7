/** What the browser keeps between visits. Never throws: a storage that fails is replaced by memory for this visit. */
export interface KeptStorage {
  /** The value under a key; null when there is none or it is damaged. */
  read(key: string): unknown;
  /** True when the value will be there at the next visit. */
  write(key: string, value: unknown): boolean;
}

/** The browser's own storage area, or a stand-in for it. */
export type StorageArea = Pick<Storage, "getItem" | "setItem">;

/**
 * @param openArea asks for the area at each use, because a browser that forbids storage throws on the mere asking.
 * @param onFailure is called once, at the first failure of any kind.
 */
export function createKeptStorage(openArea: () => StorageArea, onFailure: () => void): KeptStorage {
  // What the area refused. It answers for its key until a later write succeeds.
  const refused = new Map<string, unknown>();
  let hasFailed = false;

  function noteFailure(): void {
    if (!hasFailed) onFailure();
    hasFailed = true;
  }

  return {
    read(key) {
      if (refused.has(key)) return refused.get(key);
      let json: string | null;
      try {
        json = openArea().getItem(key);
      } catch {
        noteFailure();
        return null;
      }
      return json === null ? null : parsed(json);
    },
    write(key, value) {
      try {
        openArea().setItem(key, JSON.stringify(value));
        refused.delete(key);
        return true;
      } catch {
        refused.set(key, value);
        noteFailure();
        return false;
      }
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
