// Runs before everything else, and before the first paint: sets the theme, so that a dark page never flashes white. The
// app's own theme code takes over once it has loaded.
(function () {
  let choice = null;
  try {
    choice = JSON.parse(localStorage.getItem("stagemap.theme"));
  } catch {
    // Storage is forbidden or holds something else: follow the system.
  }
  const isDark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();

// The page's policy lets no text become a script or its address. Workers and the service worker are named by text, so what comes
// from the page's own origin is let through; there is no way for markup.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(address) {
    const { origin, href } = new URL(address, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`Not a script of this page: ${href}`);
    return href;
  },
});
