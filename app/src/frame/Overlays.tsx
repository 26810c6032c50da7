import { lazy, Suspense } from "react";
import { useApp } from "../app-context.ts";

const Palette = lazy(async () => ({ default: (await import("../commands/Palette.tsx")).Palette }));
const LinkDialog = lazy(async () => ({
  default: (await import("../share/LinkDialog.tsx")).LinkDialog,
}));
const Notices = lazy(async () => ({ default: (await import("./Notices.tsx")).Notices }));

/** What lies over the page. None of it is loaded before it is first needed. */
export function Overlays() {
  const dialog = useApp((state) => state.dialog);
  const hasNotice = useApp((state) => state.hasNotified);
  return (
    <Suspense fallback={null}>
      {dialog?.kind === "palette" && <Palette commandId={dialog.commandId} />}
      {dialog?.kind === "link" && <LinkDialog link={dialog.link} />}
      {hasNotice && <Notices />}
    </Suspense>
  );
}
