import { checkMode } from "./chmod.ts";
import { checkDigest } from "./digest.ts";
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
  if (!source.includes(":") && !source.startsWith("github.com/")) return null;
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
