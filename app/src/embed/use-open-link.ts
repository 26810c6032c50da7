import { useEffect, useState } from "react";
import { useAppContext } from "../app-context.ts";
import { makeLink } from "../share/make-link.ts";
import { areKeptParts } from "../state/document-parts.ts";

/** The address of the whole page with what the frame shows now. */
export function useOpenLink(): string {
  const context = useAppContext();
  const [link, setLink] = useState("./");
  useEffect(() => {
    let newest = 0;
    async function renew(): Promise<void> {
      newest += 1;
      const turn = newest;
      const made = await makeLink(context, { hasFiles: true, panel: null });
      if (turn === newest) setLink(made === null ? "./" : `./#${made.fragment}`);
    }
    void renew();
    const unsubscribe = context.store.subscribe((state, before) => {
      if (state.text !== before.text || !areKeptParts(state, before)) void renew();
    });
    return () => {
      newest += 1;
      unsubscribe();
    };
  }, [context]);
  return link;
}
