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
const URL_STYLE = /^(https?|git|ssh):\/\/([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;

/** Tells Git repositories from other sources. `https://` counts only when its path ends in ".git". */
export function parseGitSource(text: string): GitSourceResult {
  const url = URL_STYLE.exec(text);
  if (url !== null) {
    const [, scheme = "", rest = "", query = "", fragment = ""] = url;
    const isWeb = scheme.toLowerCase().startsWith("http");
    if (isWeb && !rest.slice(rest.indexOf("/") + 1).endsWith(".git")) return OTHER;
    return readSource(`${scheme.toLowerCase()}://${rest}`, query, fragment);
  }
  const scp = SCP_STYLE.exec(text);
  if (scp === null) return OTHER;
  const [, user = "", host = "", path = "", query = "", fragment = ""] = scp;
  return readSource(`${user}@${host}:${path}`, query, fragment);
}

function readSource(remote: string, query: string, fragment: string): GitSourceResult {
  const colon = fragment.indexOf(":");
  const draft: Draft = {
    remote,
    ref: unescape(colon === -1 ? fragment : fragment.slice(0, colon)),
    subdirectory: cleanPath(colon === -1 ? "" : unescape(fragment.slice(colon + 1))),
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
  const values = new Map<string, string[]>();
  for (const part of query.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const key = decodeQuery(equals === -1 ? part : part.slice(0, equals));
    const value = equals === -1 ? "" : decodeQuery(part.slice(equals + 1));
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

function decodeQuery(text: string): string {
  return unescape(text.replaceAll("+", " "));
}

/** Percent escapes of ASCII characters resolved; all else stays. */
function unescape(text: string): string {
  return text.replace(/%([0-7][\da-fA-F])/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A path inside the repository without ".", ".." and empty parts. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
