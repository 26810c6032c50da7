/** Part of a file system, ready to be compared. */
export interface PathSet {
  /** Absolute, with `*`, `?`, `[…]` and the part `**` for any number of parts. */
  readonly path: string;
  readonly scope: "node" | "tree" | "below";
  /** The parts of the path; a tree ends with `**`, what lies below with `*` and `**`. */
  readonly parts: readonly string[];
}

/** Folders that are links to others in nearly every image (https://wiki.debian.org/UsrMerge). */
const SAME: readonly (readonly [string, string])[] = [
  ["/bin", "/usr/bin"],
  ["/sbin", "/usr/sbin"],
  ["/lib", "/usr/lib"],
  ["/lib32", "/usr/lib32"],
  ["/lib64", "/usr/lib64"],
  ["/var/run", "/run"],
];

/** The same place under the one name that it is compared by. */
export function canonicalPath(path: string): string {
  for (const [link, target] of SAME) {
    if (path === link || path.startsWith(`${link}/`)) return target + path.slice(link.length);
  }
  return path;
}

export function pathSet(path: string, scope: PathSet["scope"]): PathSet {
  const canonical = canonicalPath(path);
  const parts = canonical.split("/").filter((part) => part !== "");
  if (scope === "tree") parts.push("**");
  else if (scope === "below") parts.push("*", "**");
  return { path: canonical, scope, parts };
}

/** True when some path may lie in both. Where wildcards leave it open, they may. */
export function overlap(a: PathSet, b: PathSet): boolean {
  return meetFrom(a.parts, b.parts, 0);
}

/** The first parts are compared in a loop, since nearly every pair differs there. */
function meetFrom(a: readonly string[], b: readonly string[], start: number): boolean {
  let at = start;
  for (;;) {
    const left = a[at];
    const right = b[at];
    if (left === undefined || right === undefined || left === "**" || right === "**") break;
    if (!partsMeet(left, right)) return false;
    at++;
  }
  return meet(a.slice(at), b.slice(at));
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  const [left, ...leftRest] = a;
  const [right, ...rightRest] = b;
  if (left === undefined) return b.every((part) => part === "**");
  if (right === undefined) return a.every((part) => part === "**");
  if (left === "**") return meet(leftRest, b) || meet(a, rightRest);
  if (right === "**") return meet(a, rightRest) || meet(leftRest, b);
  return partsMeet(left, right) && meet(leftRest, rightRest);
}

const WILD = /[*?[]/;

function partsMeet(a: string, b: string): boolean {
  if (a === b) return true;
  const isWildA = WILD.test(a);
  const isWildB = WILD.test(b);
  if (isWildA && isWildB) return mayMeet(a, b);
  if (isWildA) return matchesPart(b, a);
  return isWildB && matchesPart(a, b);
}

/** Two patterns: apart only when what they start or end with differs. */
function mayMeet(a: string, b: string): boolean {
  const startA = plainStart(a);
  const startB = plainStart(b);
  const endA = plainEnd(a);
  const endB = plainEnd(b);
  return (
    (startA.startsWith(startB) || startB.startsWith(startA)) &&
    (endA.endsWith(endB) || endB.endsWith(endA))
  );
}

function plainStart(pattern: string): string {
  return /^[^*?[]*/.exec(pattern)?.[0] ?? "";
}

function plainEnd(pattern: string): string {
  return /[^*?\]]*$/.exec(pattern)?.[0] ?? "";
}

/** Patterns read once, by their text; forgotten all together when there are too many. Null for one that nobody can read. */
const patterns = new Map<string, RegExp | null>();
const MOST_PATTERNS = 4000;

/** A name against a pattern of one part, as COPY's wildcards and a shell's go (Go's path.Match). */
export function matchesPart(name: string, pattern: string): boolean {
  let regex = patterns.get(pattern);
  if (regex === undefined) {
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    regex = readPattern(pattern);
    patterns.set(pattern, regex);
  }
  // What nobody can read may fit anything.
  return regex === null || regex.test(name);
}

function readPattern(pattern: string): RegExp | null {
  const source = pattern.replace(/\[[^\]]*\]|[*?]|[.+^${}()|\\/]/g, (token) => {
    if (token === "*") return "[^/]*";
    if (token === "?") return "[^/]";
    if (token.startsWith("[")) {
      const inside = token.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\");
      return inside === "" || inside === "^" ? "\\[\\]" : `[${inside}]`;
    }
    return `\\${token}`;
  });
  try {
    return new RegExp(`^${source}$`, "s");
  } catch {
    return null;
  }
}

/** The folders above a path, outermost first, without the root. */
export function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.slice(0, -1).map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

/** True for the folder itself and for everything in it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}
