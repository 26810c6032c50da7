import { checkMode } from "./chmod.ts";
import { parseGitSource } from "./git-source.ts";
import { isWebAddress } from "./references.ts";

/** A COPY or ADD with its variables replaced. */
export interface CopyFacts {
  readonly isAdd: boolean;
  readonly sources: readonly string[];
  readonly chmod: string;
  readonly checksum: string;
  /** --keep-git-dir; null when it is not given. */
  readonly keepGitDirectory: boolean | null;
}

/** What BuildKit refuses in a COPY or ADD once variables are replaced (dockerfile2llb/convert_copy.go). */
export function checkCopy(facts: CopyFacts): string | null {
  const mode = facts.chmod === "" ? null : checkMode(facts.chmod);
  if (mode !== null) return mode;
  const checksum = facts.checksum === "" ? null : checkChecksumUse(facts);
  if (checksum !== null) return checksum;
  for (const source of facts.sources) {
    const message = checkSource(source, facts);
    if (message !== null) return message;
  }
  return null;
}

function checkChecksumUse({ sources }: CopyFacts): string | null {
  const [source = ""] = sources;
  if (sources.length !== 1) return "checksum can't be specified for multiple sources";
  return isWebAddress(source) || parseGitSource(source).kind === "git"
    ? null
    : "checksum requires HTTP(S) or Git sources";
}

function checkSource(source: string, facts: CopyFacts): string | null {
  const git = parseGitSource(source);
  if (git.kind === "invalid") return git.message;
  if (git.kind === "git") {
    if (!facts.isAdd) return "source can't be a git ref for COPY";
    const { keepGitDirectory, checksum } = git.source;
    const isInconsistent =
      keepGitDirectory !== null &&
      facts.keepGitDirectory !== null &&
      keepGitDirectory !== facts.keepGitDirectory;
    if (isInconsistent) return "inconsistent keep-git-dir configuration";
    const isMismatch = facts.checksum !== "" && checksum !== "" && facts.checksum !== checksum;
    return isMismatch ? `checksum mismatch "${facts.checksum}" != "${checksum}"` : null;
  }
  if (!isWebAddress(source)) return null;
  if (!facts.isAdd) return "source can't be a URL for COPY";
  return facts.checksum === "" ? null : checkDigest(facts.checksum);
}

const DIGEST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);

/** What is wrong with a digest like "sha256:…" (opencontainers/go-digest, Validate); null when nothing is. */
function checkDigest(digest: string): string | null {
  const colon = digest.indexOf(":");
  const hexadecimal = digest.slice(colon + 1);
  if (!/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/.test(digest)) {
    return "invalid checksum digest format";
  }
  const length = DIGEST_LENGTHS.get(digest.slice(0, colon));
  if (length === undefined) return "unsupported digest algorithm";
  if (hexadecimal.length !== length) return "invalid checksum digest length";
  return /^[a-f0-9]+$/.test(hexadecimal) ? null : "invalid checksum digest format";
}
