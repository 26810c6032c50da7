/** Lines of an instruction as comments. Every line gets its mark, so that {@link uncommented} gives back the same bytes. */
export function commented(text: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      if (index === lines.length - 1 && line === "") return "";
      return line === "" || line === "\r" ? `#${line}` : `# ${line}`;
    })
    .join("\n");
}

/** A line, with its line end, as it was before {@link commented}; null for one that it does not write. */
export function uncommented(line: string): string | null {
  if (line.startsWith("# ")) return line.slice(2);
  return line.trimEnd() === "#" ? line.slice(1) : null;
}
