import { checkDigest } from "./digest.ts";

/**
 * An image's name as the distribution project's grammar has it, made complete: "nginx" is
 * "docker.io/library/nginx:latest".
 */
export interface ImageReference {
  /** "docker.io" */
  readonly domain: string;
  /** "library/nginx" */
  readonly path: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** All of it, with "latest" where neither tag nor digest is given. */
  readonly full: string;
  /** As people write it: without "docker.io/library/". */
  readonly short: string;
}

export type ImageReferenceResult =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly message: string };

const DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const DOMAIN = `(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?`;
const PATH_PART = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
const REMOTE = `${PATH_PART}(?:/${PATH_PART})*`;
const TAG = "[\\w][\\w.-]{0,127}";
const DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const REFERENCE = new RegExp(`^(?:(${DOMAIN})/)?(${REMOTE})(?::(${TAG}))?(?:@(${DIGEST}))?$`);
const HEXADECIMAL_ID = /^[a-f0-9]{64}$/;
/** Of a path; the host does not count. */
const LONGEST_NAME = 255;
/** Parses and completes an image name; never throws. Messages are those of distribution's reference package. */
export function parseImageReference(name: string): ImageReferenceResult {
  if (HEXADECIMAL_ID.test(name)) {
    return refuse(`invalid repository name (${name}), cannot specify 64-byte hexadecimal strings`);
  }
  const { domain, remainder } = splitDomain(name);
  const colon = remainder.indexOf(":");
  const remoteName = colon === -1 ? remainder : remainder.slice(0, colon);
  if (remoteName !== remoteName.toLowerCase()) {
    const reason = `repository name (${remoteName}) must be lowercase`;
    return refuse(`invalid reference format: ${reason}`);
  }
  const whole = `${domain}/${remainder}`;
  const match = REFERENCE.exec(whole);
  if (match === null) {
    const isLowercaseValid = REFERENCE.test(whole.toLowerCase());
    return refuse(
      isLowercaseValid ? "repository name must be lowercase" : "invalid reference format",
    );
  }
  const [, matchedDomain = "", path = "", tag = null, digest = null] = match;
  if (path.length > LONGEST_NAME) {
    return refuse(`repository name must not be more than ${LONGEST_NAME} characters`);
  }
  const digestFault = digest === null ? null : checkDigest(digest);
  if (digestFault !== null) return refuse(digestFault);
  const suffix = `${tag === null ? "" : `:${tag}`}${digest === null ? "" : `@${digest}`}`;
  const isOfficial = path.startsWith(OFFICIAL) && !path.includes("/", OFFICIAL.length);
  const shortPath = isOfficial ? path.slice(OFFICIAL.length) : path;
  // A first part with "." that no host can have, like "my_host.io", is part of the path all the same.
  const fullName = matchedDomain === "" ? path : `${matchedDomain}/${path}`;
  return {
    ok: true,
    reference: {
      domain: matchedDomain,
      path,
      tag,
      digest,
      full: `${fullName}${suffix === "" ? ":latest" : suffix}`,
      short: `${matchedDomain === DEFAULT_DOMAIN ? shortPath : fullName}${suffix}`,
    },
  };
}

function refuse(message: string): ImageReferenceResult {
  return { ok: false, message };
}

const DEFAULT_DOMAIN = "docker.io";
/** Where Docker Hub keeps the images that are named without an owner. */
const OFFICIAL = "library/";

/** What stands before the first slash is a host only when it looks like one. */
function splitDomain(name: string): { domain: string; remainder: string } {
  const slash = name.indexOf("/");
  const first = slash === -1 ? "" : name.slice(0, slash);
  const isHost =
    slash !== -1 && (/[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first);
  const written = isHost ? first : DEFAULT_DOMAIN;
  const domain = written === "index.docker.io" ? DEFAULT_DOMAIN : written;
  const remainder = isHost ? name.slice(slash + 1) : name;
  const isOfficial = domain === DEFAULT_DOMAIN && !remainder.includes("/");
  return { domain, remainder: isOfficial ? OFFICIAL + remainder : remainder };
}
