import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useRef } from "react";
import { Button } from "./Button.tsx";
import styles from "./DialogFrame.module.css";
import { useFocusReturn } from "./use-focus-return.ts";

interface DialogFrameProps {
  readonly title: ReactNode;
  /** A sentence below the title. */
  readonly description: ReactNode;
  readonly children: ReactNode;
  /** Buttons, which stay in sight. */
  readonly actions?: ReactNode;
  /** True for what needs room beside room. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  /** Runs when the dialog is gone and the focus is back. */
  readonly afterClose?: () => void;
}

/** A dialog that is as high as what it holds, or as the window, and then scrolls. A phone shows it on the whole screen. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, description, children, actions, isWide, onClose, afterClose } = props;
  const body = useRef<HTMLDivElement>(null);
  const onCloseAutoFocus = useFocusReturn(afterClose);
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles["shade"]} />
        <Dialog.Content
          className={styles["dialog"]}
          data-wide={isWide}
          onOpenAutoFocus={(event) => {
            // The first button closes: what there is to read is the better place to be.
            event.preventDefault();
            body.current?.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <header className={styles["head"]}>
            <div className={styles["titles"]}>
              <Dialog.Title className={styles["title"]}>{title}</Dialog.Title>
              <Dialog.Description className={styles["description"]} asChild>
                <div>{description}</div>
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <Button look="icon" aria-label="Close" title="Close">
                <X size={16} aria-hidden />
              </Button>
            </Dialog.Close>
          </header>
          {/* The keyboard scrolls it too. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div ref={body} className={styles["body"]} tabIndex={0}>
            {children}
          </div>
          {actions !== undefined && <footer className={styles["actions"]}>{actions}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
