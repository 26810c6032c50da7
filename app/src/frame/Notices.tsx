import { X } from "lucide-react";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { useApp, useRun } from "../app-context.ts";
import type { Notice } from "../state/session-slice.ts";
import styles from "./Notices.module.css";

/** Shows the notices of the store, oldest first, and takes them off its list. */
export function Notices() {
  const run = useRun();
  const notices = useApp((state) => state.notices);
  const dropNotice = useApp((state) => state.dropNotice);
  const theme = useApp((state) => state.theme);

  useEffect(() => {
    for (const notice of notices) {
      show(notice, run);
      dropNotice(notice.id);
    }
  });

  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      // Above what stands at the foot of the side panel.
      offset={{ bottom: 78, right: 12 }}
      mobileOffset={{ bottom: 86, left: 12, right: 12 }}
      gap={8}
      closeButton
      icons={{ close: <X size={14} aria-hidden /> }}
      toastOptions={{ unstyled: true, classNames }}
    />
  );
}

const classNames = {
  toast: styles["notice"] ?? "",
  title: styles["message"] ?? "",
  icon: styles["icon"] ?? "",
  actionButton: styles["action"] ?? "",
  closeButton: styles["close"] ?? "",
  error: styles["error"] ?? "",
  success: styles["success"] ?? "",
};

function show({ kind, message, action }: Notice, run: ReturnType<typeof useRun>): void {
  const options = {
    // Said twice, it still stands there once.
    id: message,
    // Long enough to read, and to reach the button.
    duration: Math.max(5000, message.length * 75) + (action === null ? 0 : 4000),
    ...(action !== null && {
      action: { label: action.title, onClick: () => run(action.commandId, action.choiceId) },
    }),
  };
  if (kind === "error") toast.error(message, options);
  else if (kind === "success") toast.success(message, options);
  else toast(message, options);
}
