// White space as Go's unicode.IsSpace has it: with U+0085, which JavaScript's trim leaves, and without the byte order mark.
const SPACES = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const LEADING_SPACES = new RegExp(`^${SPACES}`);
const TRAILING_SPACES = new RegExp(`${SPACES}$`);

/** The text without white space around it, as Go's strings.TrimSpace gives it. */
export function trimSpaces(text: string): string {
  return text.replace(LEADING_SPACES, "").replace(TRAILING_SPACES, "");
}

/** The shortest path that leads to the same place, as Go's path.Clean gives it: "." for nothing, never a "/" at the end. */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!isRooted) parts.push("..");
  }
  const cleaned = `${isRooted ? "/" : ""}${parts.join("/")}`;
  return cleaned === "" ? "." : cleaned;
}

/** The folder that a relative path lies in; "" for the top one. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
