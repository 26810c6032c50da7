import { useEffect, useState } from "react";
import { loadFailure } from "./load-failure.ts";

/** What `load`, which stays the same function, loads; null until it is there. A failure goes to the nearest boundary, which offers another try. */
export function useLoaded<Value>(load: () => Promise<Value>): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    let isGone = false;
    load().then(
      (loaded) => isGone || setValue(() => loaded),
      (error: unknown) =>
        isGone ||
        setValue(() => {
          throw loadFailure(error);
        }),
    );
    return () => {
      isGone = true;
    };
  }, [load]);
  return value;
}
