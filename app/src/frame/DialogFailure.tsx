import { useApp } from "../app-context.ts";
import styles from "./DialogFailure.module.css";
import { PaneFailure } from "./PaneFailure.tsx";

interface DialogFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What stands in the place of a dialog that crashed or was not loaded. The browser's own: nothing of it is left to load. */
export function DialogFailure({ error, onRetry }: DialogFailureProps) {
  const closeDialog = useApp((state) => state.closeDialog);
  function close(): void {
    closeDialog();
    // With no dialog open this only makes room for the next one.
    onRetry();
  }

  return (
    <dialog
      ref={(element) => {
        if (element !== null && !element.open) element.showModal();
      }}
      className={styles["dialog"]}
      aria-label="Something went wrong"
      onClose={close}
    >
      <PaneFailure what="This dialog" error={error} onRetry={onRetry} onClose={close} />
    </dialog>
  );
}
