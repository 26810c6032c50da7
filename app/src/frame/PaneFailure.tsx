import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { PaneMessage } from "../ui/PaneMessage.tsx";

interface PaneFailureProps {
  /** "The graph" */
  readonly what: string;
  readonly onRetry: () => void;
}

/** What stands in the place of a pane that crashed. */
export function PaneFailure({ what, onRetry }: PaneFailureProps) {
  const { browser, store } = useAppContext();

  async function copyText(): Promise<void> {
    const { text, notify } = store.getState();
    const isCopied = await browser.writeClipboard(text);
    if (isCopied) notify({ kind: "success", message: "Your text is on the clipboard." });
    else browser.download("Dockerfile", text);
  }

  return (
    <PaneMessage
      title={`${what} stopped working`}
      isAlert
      actions={
        <>
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
          <Button look="framed" onClick={() => void copyText()}>
            Copy text
          </Button>
        </>
      }
    >
      Your text is safe. The rest of the page goes on working.
    </PaneMessage>
  );
}
