const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);
const BAD_FORMAT = "invalid checksum digest format";

/** What is wrong with a digest like "sha256:…" (opencontainers/go-digest, Validate); null when nothing is. */
export function checkDigest(digest: string): string | null {
  const colon = digest.indexOf(":");
  const encoded = digest.slice(colon + 1);
  if (colon <= 0 || encoded === "") return BAD_FORMAT;
  const length = LENGTHS.get(digest.slice(0, colon));
  if (length === undefined) {
    const isWellFormed = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/.test(digest);
    return isWellFormed ? "unsupported digest algorithm" : BAD_FORMAT;
  }
  if (encoded.length !== length) return "invalid checksum digest length";
  return /^[a-f0-9]+$/.test(encoded) ? null : BAD_FORMAT;
}
