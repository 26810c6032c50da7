import { useAppContext, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { isLoadFailure } from "../ui/load-failure.ts";
import { PaneMessage } from "../ui/PaneMessage.tsx";

interface PaneFailureProps {
  /** "The graph" */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** For what can be left alone. */
  readonly onClose?: () => void;
}

/** What stands in the place of a pane that crashed or was not loaded. */
export function PaneFailure({ what, error, onRetry, onClose }: PaneFailureProps) {
  const { browser, store } = useAppContext();
  const run = useRun();
  const isMissing = isLoadFailure(error);

  async function copyText(): Promise<void> {
    const { text, notify } = store.getState();
    const isCopied = await browser.writeClipboard(text);
    if (isCopied) notify({ kind: "success", message: "Your text is on the clipboard." });
    else browser.download("Dockerfile", text);
  }

  return (
    <PaneMessage
      title={`${what} ${isMissing ? "could not be loaded" : "stopped working"}`}
      isAlert
      actions={
        <>
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
          <Button look="framed" onClick={() => void copyText()}>
            Copy the text
          </Button>
          {isMissing && (
            <Button look="framed" onClick={() => run("reload-page")}>
              Reload the page
            </Button>
          )}
          {onClose && <Button onClick={onClose}>Close</Button>}
        </>
      }
    >
      {isMissing && "The network is away, or there is a newer version of Stagemap. "}
      Your text is safe. The rest of the page goes on working.
    </PaneMessage>
  );
}
