/** An absolute path without dots, empty parts and the last slash; "/" for the root. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${directory}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** True when `path` is `folder` or lies in it. Both are absolute. */
export function isInside(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

/** The last part of a path; "" for the root. */
export function baseName(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) ?? "";
}

/** True for what a path with `*`, `?` and `[…]` as COPY knows them fits; "**" spans folders. */
export function matchesGlob(path: string, glob: string): boolean {
  if (!/[*?[]/.test(glob)) return path === glob;
  const pattern = glob.replace(/\*\*\/?|[*?]|[.+^${}()|\\]/g, (part) => {
    if (part.startsWith("**")) return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : `\\${part}`;
  });
  try {
    return new RegExp(`^${pattern}$`).test(path);
  } catch {
    return false;
  }
}
