import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { useApp, useRun } from "../app-context.ts";
import type { Notice } from "../state/session-slice.ts";

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
      position="bottom-center"
      offset={44}
      mobileOffset={{ bottom: 40 }}
      toastOptions={{ className: "notice" }}
      closeButton
    />
  );
}

function show({ kind, message, action }: Notice, run: (commandId: string) => void): void {
  const options = {
    // Long enough to read, and to reach the button.
    duration: Math.max(5000, message.length * 75) + (action === null ? 0 : 4000),
    ...(action !== null && {
      action: { label: action.title, onClick: () => run(action.commandId) },
    }),
  };
  if (kind === "error") toast.error(message, options);
  else if (kind === "success") toast.success(message, options);
  else toast(message, options);
}
