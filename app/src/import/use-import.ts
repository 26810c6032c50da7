import { useEffect, useRef, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { announceKeptDraft, openDocument } from "../commands/open-document.ts";
import { fetchFile } from "./fetch-file.ts";
import type { ImportAddress } from "./import-address.ts";
import { importAddress } from "./import-address.ts";

type Phase =
  | { readonly kind: "waiting" }
  | { readonly kind: "asking"; readonly bytes: number }
  | { readonly kind: "failed"; readonly message: string };

export interface ImportState {
  readonly address: string;
  readonly target: ImportAddress;
  readonly phase: Phase;
  setAddress(address: string): void;
  open(): Promise<void>;
  /** Ends the request that is under way, else the dialog. */
  cancel(): void;
  close(): void;
}

/** What the dialog knows and does: one request at a time, none after it is gone. */
export function useImport(first: string): ImportState {
  const context = useAppContext();
  const closeDialog = useApp((state) => state.closeDialog);
  const [address, setAddress] = useState(first);
  const [phase, setPhase] = useState<Phase>({ kind: "waiting" });
  const request = useRef<AbortController | null>(null);
  const target = importAddress(address);
  const isAsking = phase.kind === "asking";

  // What is under way when the dialog goes is of no use to anybody.
  useEffect(() => () => request.current?.abort(), []);

  function close(): void {
    request.current?.abort();
    // Left in the page's own address, it would be offered again with every reload.
    context.browser.replaceFragment("");
    closeDialog();
  }

  function cancel(): void {
    request.current?.abort();
    if (isAsking) setPhase({ kind: "waiting" });
    else close();
  }

  async function open(): Promise<void> {
    if (!target.ok || isAsking) return;
    const controller = new AbortController();
    request.current = controller;
    setPhase({ kind: "asking", bytes: 0 });
    const fetched = await fetchFile({
      url: target.url,
      host: target.host,
      signal: controller.signal,
      onProgress(bytes) {
        if (!controller.signal.aborted) setPhase({ kind: "asking", bytes });
      },
    });
    if (controller.signal.aborted || fetched.kind === "cancelled") return;
    if (fetched.kind === "failed") {
      setPhase(fetched);
      return;
    }
    close();
    const opened = { text: fetched.text, provenance: "own", isInAddress: false } as const;
    const { isDraftKept } = openDocument(context, opened);
    const words = `Opened ${target.title}.`;
    if (isDraftKept) announceKeptDraft(context, words);
    else context.store.getState().notify({ kind: "success", message: words });
  }

  return {
    address,
    target,
    phase,
    setAddress(changed) {
      setAddress(changed);
      setPhase({ kind: "waiting" });
    },
    open,
    cancel,
    close,
  };
}
