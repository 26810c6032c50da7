import { registerSW } from "virtual:pwa-register";
import type { AppStore } from "../state/store.ts";

/** A page may stay open for days; then it looks for a newer version by itself. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

let takeOver: (() => Promise<void>) | null = null;

/** Keeps the page for later without a network, and says when a newer version has been fetched. */
export function followUpdates(store: AppStore): void {
  const update = registerSW({
    onNeedRefresh: () => {
      takeOver = () => update(true);
      store.getState().notify({
        kind: "info",
        message: "A newer version of Stagemap is here. It takes a reload; your draft stays.",
        action: { title: "Reload", commandId: "reload-page" },
      });
    },
    onRegisteredSW: (_address, registration) => {
      if (registration === undefined) return;
      setInterval(() => void registration.update().catch(() => {}), LOOK_EVERY_MS);
    },
  });
  // A part of the page that was not loaded yet may be gone from the server, and only a reload helps.
  window.addEventListener("vite:preloadError", () => {
    store.getState().notify({
      kind: "error",
      message:
        "A part of the page could not be loaded: the network is away, or there is a newer version of Stagemap. Your draft stays.",
      action: { title: "Reload", commandId: "reload-page" },
    });
  });
}

/** Shows the newest version that is here. */
export async function reloadPage(): Promise<void> {
  if (takeOver === null) window.location.reload();
  else await takeOver();
}
