import { goQuote } from "@stagemap/syntax";
import { parseGoBoolean } from "./go-values.ts";

/** What ADD makes of a source that names a Git repository (dfgitutil/git_ref.go). */
export interface GitSource {
  /** Without fragment and query. */
  readonly remote: string;
  readonly ref: string;
  readonly subdirectory: string;
  readonly checksum: string;
  /** Null when the address does not say. */
  readonly keepGitDirectory: boolean | null;
}

export type GitSourceResult =
  | { readonly kind: "git"; readonly source: GitSource }
  /** It names a repository, but not so that BuildKit would take it. */
  | { readonly kind: "invalid"; readonly message: string }
  | { readonly kind: "other" };

const OTHER: GitSourceResult = { kind: "other" };
const SCP_STYLE = /^([a-zA-Z0-9\-_]+)@([a-zA-Z0-9\-.]+):([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/;
const URL_STYLE = /^(?:(https?|git|ssh):\/\/|(?=github\.com\/))([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;

/**
 * Tells Git repositories from other sources. `https://` counts only when its path ends in ".git". "github.com/…" is a path in
 * the build context, but BuildKit refuses it when it would make no sense as a repository.
 */
export function parseGitSource(text: string): GitSourceResult {
  const url = URL_STYLE.exec(text);
  if (url !== null) {
    const [, scheme = "", rest = "", query = "", fragment = ""] = url;
    if (!isUrl(rest, fragment)) return OTHER;
    const slash = rest.indexOf("/");
    const isWeb = scheme.toLowerCase().startsWith("http");
    if (isWeb && (slash === -1 || !rest.endsWith(".git"))) return OTHER;
    const name = `${scheme.toLowerCase()}://${rest}`;
    const source = readSource(name, query, decodePercent(fragment) ?? "");
    return scheme === "" && source.kind === "git" ? OTHER : source;
  }
  const scp = SCP_STYLE.exec(text);
  if (scp === null) return OTHER;
  const [, user = "", host = "", path = "", query = "", fragment = ""] = scp;
  if (splitQuery(query).some((pair) => pair === null)) return OTHER;
  return readSource(`${user}@${host}:${path}`, query, fragment);
}

/** True for what Go's net/url takes for an address, as far as that is likely to matter. */
function isUrl(rest: string, fragment: string): boolean {
  const slash = rest.indexOf("/");
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return (
    // oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
    !/[\0-\x1f\x7f]/.test(rest + fragment) &&
    /^(?:\[[^\]]*\]|[^\s[\]<>"\\^`{|}:]*)(?::\d*)?$/.test(host) &&
    decodePercent(rest) !== null &&
    decodePercent(fragment) !== null
  );
}

function readSource(remote: string, query: string, fragment: string): GitSourceResult {
  const colon = fragment.indexOf(":");
  const draft: Draft = {
    remote,
    ref: colon === -1 ? fragment : fragment.slice(0, colon),
    subdirectory: cleanPath(colon === -1 ? "" : fragment.slice(colon + 1)),
    checksum: "",
    keepGitDirectory: null,
    tag: "",
    branch: "",
  };
  const message = readQuery(draft, query) ?? readNamedRef(draft);
  if (message !== null) return { kind: "invalid", message };
  const { ref, subdirectory, checksum, keepGitDirectory } = draft;
  return { kind: "git", source: { remote, ref, subdirectory, checksum, keepGitDirectory } };
}

interface Draft {
  readonly remote: string;
  ref: string;
  subdirectory: string;
  checksum: string;
  keepGitDirectory: boolean | null;
  tag: string;
  branch: string;
}

const SWITCHES = new Set(["submodules", "keep-git-dir", "fetch-by-commit"]);

function readQuery(draft: Draft, query: string): string | null {
  if (query === "") return null;
  const values = new Map<string, string[]>();
  for (const pair of splitQuery(query)) {
    if (pair === null) continue;
    const [key, value] = pair;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  for (const [key, list] of values) {
    const [value = ""] = list;
    if (list.length > 1) return `query ${goQuote(key)} has multiple values`;
    if (value === "" && !SWITCHES.has(key)) return `query ${goQuote(key)} has no value`;
    const message = readQueryValue(draft, key, value);
    if (message !== null) return message;
  }
  return null;
}

function readQueryValue(draft: Draft, key: string, value: string): string | null {
  switch (key) {
    case "ref":
      return setRef(draft, value);
    case "tag":
      draft.tag = value;
      return null;
    case "branch":
      draft.branch = value;
      return null;
    case "subdir":
      if (draft.subdirectory !== "" && draft.subdirectory !== value) {
        return `subdir conflicts: ${goQuote(draft.subdirectory)} vs ${goQuote(value)}`;
      }
      draft.subdirectory = value;
      return null;
    case "checksum":
    case "commit":
      draft.checksum = value;
      return null;
    case "keep-git-dir":
    case "submodules":
    case "fetch-by-commit": {
      const flag = value === "" ? true : parseGoBoolean(value);
      if (key === "keep-git-dir") draft.keepGitDirectory = flag;
      return flag === null ? `invalid ${key} value: ${goQuote(value)}` : null;
    }
    case "mtime":
      return value === "checkout" || value === "commit"
        ? null
        : `invalid mtime value: ${goQuote(value)} (must be "checkout" or "commit")`;
    default:
      return `unexpected query ${goQuote(key)}`;
  }
}

function readNamedRef(draft: Draft): string | null {
  if (draft.tag !== "") {
    const message = setRef(draft, withPrefix(draft.tag, "refs/tags/"));
    if (message !== null) return message;
  }
  if (draft.branch === "") return null;
  if (draft.tag !== "") return "branch conflicts with tag";
  return setRef(draft, withPrefix(draft.branch, "refs/heads/"));
}

function setRef(draft: Draft, ref: string): string | null {
  if (draft.ref !== "" && draft.ref !== ref) {
    return `ref conflicts: ${goQuote(draft.ref)} vs ${goQuote(ref)}`;
  }
  draft.ref = ref;
  return null;
}

function withPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text : prefix + text;
}

/** A query's keys and values; null for a pair that Go leaves out because it cannot read it. */
function splitQuery(query: string): readonly (readonly [string, string] | null)[] {
  return query.split("&").flatMap((part) => {
    if (part === "") return [];
    const equals = part.indexOf("=");
    const key = decodePercent((equals === -1 ? part : part.slice(0, equals)).replaceAll("+", " "));
    const value = decodePercent(equals === -1 ? "" : part.slice(equals + 1).replaceAll("+", " "));
    return [key === null || value === null || part.includes(";") ? null : ([key, value] as const)];
  });
}

/** Percent escapes resolved; null when one is none. */
function decodePercent(text: string): string | null {
  if (!text.includes("%")) return text;
  if (/%(?![\da-fA-F]{2})/.test(text)) return null;
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Bytes that are no UTF-8 would be shown as such.
      return escapes.replace(/%[\da-fA-F]{2}/g, "\uFFFD");
    }
  });
}

/** A path inside the repository without ".", ".." and empty parts. */
function cleanPath(path: string): string {
  if (path === "") return "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
