import { useEffect, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { LinkChoices, MadeLink } from "./make-link.ts";
import { makeLink } from "./make-link.ts";

/** The link for these choices and the text as it is; null while it is being made, which takes a few milliseconds. */
export function useLink({ hasFiles, panel }: LinkChoices): MadeLink | "too-large" | null {
  const context = useAppContext();
  const text = useApp((state) => state.text);
  const [made, setMade] = useState<MadeLink | "too-large" | null>(null);
  useEffect(() => {
    let isGone = text === "";
    async function make(): Promise<void> {
      const link = await makeLink(context, { hasFiles, panel });
      if (!isGone) setMade(link ?? "too-large");
    }
    void make();
    return () => {
      isGone = true;
    };
  }, [context, text, hasFiles, panel]);
  return made;
}
