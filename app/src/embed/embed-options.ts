/** What a frame shows, as its address says. */
export interface EmbedOptions {
  readonly view: "graph" | "text" | "both";
  readonly isEditable: boolean;
  /** Null for the system's. */
  readonly theme: "light" | "dark" | null;
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
  };
}
