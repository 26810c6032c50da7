/** Loads at the first use and keeps the result; a load that failed is tried again at the next use. */
export function loadOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | null = null;
  return async () => {
    loading ??= load();
    const mine = loading;
    try {
      return await mine;
    } catch (error) {
      if (loading === mine) loading = null;
      throw error;
    }
  };
}
