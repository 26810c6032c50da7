/** What a frame shows, as its address says. */
export interface EmbedOptions {
  readonly view: "graph" | "text" | "both";
  readonly isEditable: boolean;
  /** Null for the system's. */
  readonly theme: "light" | "dark" | null;
  /** Of the page around, when it wants to talk: "https://docs.example". Null for a frame that nobody talks to. */
  readonly hostOrigin: string | null;
}

/** Whatever is no known value counts as left out. */
export function embedOptions(search: string): EmbedOptions {
  const parameters = new URLSearchParams(search);
  const view = parameters.get("view");
  const theme = parameters.get("theme");
  return {
    view: view === "text" || view === "both" ? view : "graph",
    isEditable: parameters.has("edit"),
    theme: theme === "light" || theme === "dark" ? theme : null,
    hostOrigin: originIn(parameters.get("origin")),
  };
}

/** Null for anything but the exact origin of a page on the web: no path, no wildcard, no "null". */
function originIn(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return origin === text && (protocol === "https:" || protocol === "http:") ? origin : null;
}
