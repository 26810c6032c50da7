/** A file system of terms: what stands at a path is a number that says how it came about. Equal histories give equal numbers. */
export interface Files {
  readonly entries: Map<string, Entry>;
  readonly links: Map<string, string>;
}

export interface Entry {
  readonly kind: "file" | "folder";
  readonly term: number;
}

const numbers = new Map<string, number>();

/** One number for one history, the same in every build of a test run. */
export function term(...parts: readonly unknown[]): number {
  const text = JSON.stringify(parts);
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size + 1);
  return numbers.size;
}

const FOLDERS =
  "/usr /usr/bin /usr/sbin /usr/lib /usr/share /usr/local /usr/local/bin /usr/local/lib /usr/local/share /etc /var /var/lib /var/cache /var/log /var/tmp /opt /home /root /tmp /srv /mnt /run /media".split(
    " ",
  );
const FILES =
  "/etc/passwd /etc/group /etc/os-release /usr/bin/env /usr/bin/curl /usr/lib/libc.so /usr/local/bin/node /usr/local/lib/node_modules/npm/cli.js /usr/local/lib/python3.12/os.py /usr/local/bin/python".split(
    " ",
  );

/** Where something may come to lie, whether or not anything does yet. */
export const PLACES: readonly string[] = [
  ...FOLDERS,
  ...FILES,
  ..."/etc/app.json /etc/nginx/nginx.conf /etc/ssl/certs/a.pem /var/lib/apt/lists/a /var/cache/apt/a /usr/share/a /usr/bin/git /usr/local/bin/tool /usr/local/bin/entry.sh /usr/local/lib/python3.12/site-packages/flask /root/.npm/a /root/.cache/pip/a /home/app/a /home/app/.npm/a /opt/a /opt/venv/bin/python /opt/venv/lib/a /go/pkg/mod/a /tmp/a /tmp/b".split(
    " ",
  ),
  ..."/app/package.json /app/package-lock.json /app/requirements.txt /app/conf.json /app/go.mod /app/go.sum /app/main.go /app/src/a.js /app/src/b.js /app/node_modules/x/i.js /app/dist/a.js /app/server /app/out.txt /app/link /data/a /data/b /data/conf.json /out/a /out/server /srv/a".split(
    " ",
  ),
  ..."/package.json /package-lock.json /requirements.txt /node_modules/x/i.js /src/a.js".split(" "),
];

export function imageFiles(name: string): Files {
  const entries = new Map<string, Entry>();
  for (const path of FOLDERS) {
    // They belong to root, and all but three have the mode that COPY gives.
    const isUsual = !["/tmp", "/var/tmp", "/root"].includes(path);
    const of = isUsual ? term("folder", path, "root") : term("image", name, path);
    entries.set(path, { kind: "folder", term: of });
  }
  for (const path of FILES) entries.set(path, { kind: "file", term: term("image", name, path) });
  return { entries, links: new Map() };
}

export function scratchFiles(): Files {
  return { entries: new Map(), links: new Map() };
}

export function copyOf({ entries, links }: Files): Files {
  return { entries: new Map(entries), links: new Map(links) };
}

/** A path with the links on its way replaced. */
export function resolved({ links }: Files, path: string): string {
  for (const [link, target] of links) {
    if (path === link || path.startsWith(`${link}/`)) return target + path.slice(link.length);
  }
  return path;
}

export function parentsOf(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.slice(0, -1).map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

/** Makes the folders above a path that are missing. */
export function makeParents(files: Files, path: string, owner: unknown): void {
  for (const folder of parentsOf(path)) {
    if (!files.entries.has(folder)) {
      files.entries.set(folder, { kind: "folder", term: term("folder", folder, owner) });
    }
  }
}

interface Access {
  readonly path: string;
  readonly scope: "node" | "tree" | "below";
}

const SAME = /^\/(bin|sbin|lib|lib32|lib64)(?=\/|$)/;

/** By scope and pattern: the pattern, and for each path that was asked for whether it fits. */
const patterns = new Map<string, { readonly regex: RegExp; readonly fits: Map<string, boolean> }>();

/** Whether a path lies in what a program touches: read here by patterns of its own, and not as the planner does. */
export function touchTest(accesses: readonly Access[]): (path: string) => boolean {
  const tests = accesses.map(({ path: pattern, scope }) => {
    const key = `${scope} ${pattern}`;
    const before = patterns.get(key);
    if (before !== undefined) return before;
    const made = { regex: patternOf(pattern, scope), fits: new Map<string, boolean>() };
    patterns.set(key, made);
    return made;
  });
  return (path) =>
    tests.some(({ regex, fits }) => {
      const before = fits.get(path);
      if (before !== undefined) return before;
      const found = regex.test(path);
      fits.set(path, found);
      return found;
    });
}

function patternOf(path: string, scope: Access["scope"]): RegExp {
  const parts = path
    .replace(SAME, "/usr/$1")
    .replace(/^\/var\/run(?=\/|$)/, "/run")
    .split("/");
  const source = parts.filter(Boolean).map((part) => {
    if (part === "**") return "(?:/[^/]+)*";
    const text = part
      .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
      .replaceAll("?", "[^/]")
      .replaceAll("*", "[^/]*");
    return `/${text}`;
  });
  const tail = scope === "node" ? "" : scope === "tree" ? "(?:/.*)?" : "/.+";
  return new RegExp(`^${source.join("")}${tail}$`);
}
