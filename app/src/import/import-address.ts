import type { importHosts } from "./import-hosts.ts";

type ImportHost = (typeof importHosts)[number];

/** Where a file is asked for, or why an address is not one of a file. */
export type ImportAddress =
  | {
      readonly ok: true;
      readonly host: ImportHost;
      /** What is asked for: made anew from the address's parts, so that nothing else of it gets through. */
      readonly url: string;
      /** The file as a person reads it. */
      readonly title: string;
    }
  | { readonly ok: false; readonly message: string };

/** Longer ones are no address of a file. */
const mostCharacters = 2000;

const hostsInWords =
  "Stagemap opens files from GitHub (github.com, raw.githubusercontent.com), its gists (gist.github.com, gist.githubusercontent.com) and gitlab.com.";

/**
 * Reads the address of a file, or of the page that shows one, on a short list of hosts. Refuses everything that could mean one place
 * to a reader and another to a server: a user name, a port, another scheme, letters outside ASCII, dot segments, encoded slashes.
 * What stands behind "?" and "#" is left out: it may hold a token.
 */
export function importAddress(text: string): ImportAddress {
  const address = text.trim();
  if (address === "") return refused("Give the address of a Dockerfile.");
  if (address.length > mostCharacters)
    return refused("This address is too long for one of a file.");
  if (!address.toLowerCase().startsWith("https://")) {
    return refused("An address of a file begins with https://.");
  }
  const [bare = ""] = address.slice("https://".length).split(/[?#]/, 1);
  const [host = "", ...rawSegments] = bare.split("/");
  const segments = rawSegments.map(segmentOf);
  if (
    !/^[\x21-\x7e]+$/.test(bare) ||
    bare.includes("\\") ||
    !segments.every((part) => part !== null)
  ) {
    return refused(
      "This address has parts that hide where it leads: dots, backslashes, encoded slashes or letters that only look familiar. Copy it from the page of the file.",
    );
  }
  return onHost(host.toLowerCase(), segments);
}

/** The address that a fragment such as "url=https://…" names, encoded or as it is; null for another fragment. */
export function addressInFragment(fragment: string): string | null {
  if (!fragment.startsWith("url=")) return null;
  const value = fragment.slice("url=".length);
  if (value.toLowerCase().startsWith("https://")) return value;
  return decoded(value) ?? value;
}

/** True for a text that is nothing but an address. */
export function isAddress(text: string): boolean {
  return /^https:\/\/\S+$/i.test(text.trim());
}

function onHost(host: string, segments: readonly string[]): ImportAddress {
  switch (host) {
    case "raw.githubusercontent.com":
      return segments.length < 4 ? noFile(host) : found(host, segments, segments);
    case "github.com":
      return onGitHub(segments);
    case "gist.githubusercontent.com":
      return segments.length < 3 || segments[2] !== "raw"
        ? noFile(host)
        : found(host, segments, segments);
    case "gist.github.com":
      return onGist(segments);
    case "gitlab.com":
      return onGitLab(segments);
    default:
      return refused(
        host.includes("@") || host.includes(":")
          ? `An address with a user name or a port is not asked. ${hostsInWords}`
          : `“${host}” is not asked. ${hostsInWords}`,
      );
  }
}

/** owner/repository/blob/reference/path; "raw" in the place of "blob" is the same file. */
function onGitHub(segments: readonly string[]): ImportAddress {
  const [owner = "", repository = "", kind, ...rest] = segments;
  if ((kind !== "blob" && kind !== "raw") || rest.length < 2) return noFile("github.com");
  const parts = [owner, repository, ...rest];
  return found("raw.githubusercontent.com", parts, parts);
}

/** user/id, and maybe a revision, as the page of a gist is called. */
function onGist(segments: readonly string[]): ImportAddress {
  const [user = "", id = "", ...rest] = segments;
  if (!/^[0-9a-f]{8,}$/i.test(id) || rest.length > 1) return noFile("gist.github.com");
  const parts = [user, id, "raw", ...rest.filter((revision) => revision !== "raw")];
  return found("gist.githubusercontent.com", parts, [user, id]);
}

/**
 * group/…/project/-/blob/reference/path. The raw file itself lets no page of another origin read it; the interface for programs
 * does. A reference with a slash cannot be told from a folder there: its first part is taken.
 */
function onGitLab(segments: readonly string[]): ImportAddress {
  const at = segments.indexOf("-");
  const [kind, reference = "", ...path] = segments.slice(at + 1);
  const project = segments.slice(0, Math.max(at, 0));
  if (project.length < 2 || (kind !== "blob" && kind !== "raw") || path.length === 0) {
    return noFile("gitlab.com");
  }
  const [name, file] = [project, path].map((parts) => encodeURIComponent(parts.join("/")));
  return {
    ok: true,
    host: "gitlab.com",
    url: `https://gitlab.com/api/v4/projects/${name}/repository/files/${file}/raw?ref=${encodeURIComponent(reference)}`,
    title: [...project, ...path].join("/"),
  };
}

function found(
  host: ImportHost,
  segments: readonly string[],
  shown: readonly string[],
): ImportAddress {
  const path = segments.map((segment) => encodeURIComponent(segment)).join("/");
  return { ok: true, host, url: `https://${host}/${path}`, title: shown.join("/") };
}

/** A part of a path as it is meant; null for one that no name of a file or folder is. */
function segmentOf(raw: string): string | null {
  const segment = decoded(raw);
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (segment === null || /^\.{0,2}$|[/\\%\x00-\x1f\x7f]/.test(segment)) return null;
  return segment;
}

/** Null where "%" begins nothing that stands for a character. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function noFile(host: string): ImportAddress {
  return refused(
    `This address on ${host} is not one of a file. Open the Dockerfile there and copy the address of its page.`,
  );
}

function refused(message: string): ImportAddress {
  return { ok: false, message };
}
