import type { AppContext } from "../commands/command.ts";

/** Opens what the address holds after "#"; reading links is loaded for the first one. */
export async function openAddress(context: AppContext, fragment: string): Promise<void> {
  const { openLink } = await import("./open-link.ts");
  await openLink(context, fragment);
}

/** Opens every link that the address turns into, and clears the address once the text is no longer what it holds. */
export function followAddress(window: Window, context: AppContext): void {
  window.addEventListener("hashchange", () => {
    void openAddress(context, window.location.hash.slice(1));
  });
  context.store.subscribe((state, before) => {
    if (before.isInAddress && !state.isInAddress) context.browser.replaceFragment("");
  });
}
