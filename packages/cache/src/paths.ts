/** A path as BuildKit resolves it against a directory on Linux: absolute, without dots, without a slash at its end. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${directory}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** A path of the build context: without a slash in front, without dots; "" for the context itself. */
export function contextPath(path: string): string {
  return UNCLEAN.test(path) ? joinPath("/", path).slice(1) : path;
}

/** Nearly all paths have no dots, doubled slashes or slashes at their ends to take away. */
const UNCLEAN = /^$|(?:^|\/)\.{0,2}(?:\/|$)/;

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** True when one lies in the other or both are the same. Both are absolute or both are not. */
export function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** True for the folder itself and for everything in it. */
export function isWithin(path: string, folder: string): boolean {
  if (folder === "/" || folder === "") return true;
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === "/");
}
