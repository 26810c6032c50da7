// Sets the theme before the first paint. The app's own theme code takes over once it has loaded.
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
