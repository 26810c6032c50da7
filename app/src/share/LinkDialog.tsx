import { Dialog } from "radix-ui";
import { useApp } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import styles from "./LinkDialog.module.css";

/** The link to copy by hand, for browsers that do not let a page write to the clipboard. */
export function LinkDialog({ link }: { readonly link: string }) {
  const close = useApp((state) => state.closeDialog);
  const onCloseAutoFocus = useFocusReturn();
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles["shade"]} />
        <Dialog.Content className={styles["dialog"]} onCloseAutoFocus={onCloseAutoFocus}>
          <Dialog.Title className={styles["title"]}>Your link</Dialog.Title>
          <Dialog.Description className={styles["text"]}>
            The browser did not allow copying. The link is selected: press Ctrl+C or ⌘C. It is{" "}
            {link.length.toLocaleString("en")} characters long; the text is in it, and nothing was
            uploaded.
          </Dialog.Description>
          <textarea
            className={styles["link"]}
            aria-label="Link"
            readOnly
            rows={4}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div className={styles["actions"]}>
            <Button look="primary" onClick={close}>
              Done
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
