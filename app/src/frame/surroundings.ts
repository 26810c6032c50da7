import type { AppStore } from "../state/store.ts";
import type { Layout } from "../state/view-slice.ts";

/** Keeps the page's colours as chosen, and as the system's while nothing is chosen. */
export function followTheme(window: Window, store: AppStore): void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", () => {
    const { themeChoice, setTheme } = store.getState();
    setTheme(themeChoice, system.matches ? "dark" : "light");
  });
  const root = window.document.documentElement;
  root.dataset["theme"] = store.getState().theme;
  store.subscribe((state, before) => {
    if (state.theme !== before.theme) root.dataset["theme"] = state.theme;
  });
}

/** Tells the store how much room there is. The widths are those of Frame.module.css. */
export function followLayout(window: Window, store: AppStore): void {
  const phone = window.matchMedia("(max-width: 720px)");
  const medium = window.matchMedia("(max-width: 1100px)");
  function update(): void {
    const layout: Layout = phone.matches ? "phone" : medium.matches ? "medium" : "wide";
    if (store.getState().layout !== layout) store.getState().setLayout(layout);
  }
  phone.addEventListener("change", update);
  medium.addEventListener("change", update);
  update();
}

/** True on machines whose shortcuts use the Command key. */
export const isApple: boolean = /Mac|iPhone|iPad/.test(navigator.platform);
