import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { checksumBytes, crc32 } from "./crc32.ts";
import { decodeUtf8, deflate, encodeUtf8, inflate } from "./platform.ts";
import type { DecodeFailure, DecodeResult, SharedState } from "./state.ts";
import { readState, writeState } from "./state.ts";

/*
 * A version 1 fragment: "s1." + base64url(checksum + body). The body is the raw deflate of the UTF-8 JSON of state.ts,
 * the checksum the CRC-32 of the body, four bytes, highest first. The checksum covers the deflated bytes, so that every
 * change of up to 32 bits in a row is found for certain, and before anything is inflated.
 */
const prefix = "s1.";
const anyVersion = /^s\d{1,6}\./;
const checksumLength = 4;
/** Browsers cut addresses at about 2 MB; nothing longer has ever been a whole link. */
const maximumFragmentLength = 2_000_000;
const maximumInflatedBytes = 8 * 1024 * 1024;

/**
 * The fragment of a link for `state`, without the "#": only letters, digits, "-", "_" and ".", so that nothing on its way
 * has a reason to escape it. A state beyond the limits of `decodeState` gives a fragment too: decode it before handing it
 * out to learn whether the link opens.
 */
export async function encodeState(state: SharedState): Promise<string> {
  const body = await deflate(encodeUtf8(writeState(state)));
  const bytes = new Uint8Array(checksumLength + body.length);
  bytes.set(checksumBytes(crc32(body)));
  bytes.set(body, checksumLength);
  return prefix + encodeBase64Url(bytes);
}

/**
 * The state in the fragment of a link, with or without its "#". Forgives what chat and mail programs do to links:
 * percent-encoding, white space, and junk behind the end. Never throws, and never inflates more than the cap.
 */
export async function decodeState(fragment: string): Promise<DecodeResult> {
  if (fragment.length > maximumFragmentLength) return failures.tooLarge;
  const link = cleaned(fragment);
  if (link === null) return failures.damaged;
  if (link === "") return failures.empty;
  if (!link.startsWith(prefix)) {
    return anyVersion.test(link) ? failures.unknownVersion : failures.notALink;
  }
  const bytes = decodeBase64Url(/^[\w-]*/.exec(link.slice(prefix.length))?.[0] ?? "");
  if (bytes === null || bytes.length <= checksumLength) return failures.damaged;
  const body = bytes.subarray(checksumLength);
  const expected = checksumBytes(crc32(body));
  if (expected.some((byte, index) => byte !== bytes[index])) return failures.damaged;

  const inflated = await inflate(body, maximumInflatedBytes);
  if (inflated === "too-large") return failures.tooLarge;
  const json = inflated === "damaged" ? null : decodeUtf8(inflated);
  const state = json === null ? null : readState(json);
  return state === null ? failures.damaged : { ok: true, state };
}

/** The fragment without what was added on its way; null when its percent-encoding is broken. */
function cleaned(fragment: string): string | null {
  let link = fragment;
  // Two programs in a row encode twice. No character of a link is "%", so decoding too often does no harm.
  for (let round = 0; round < 3 && link.includes("%"); round++) {
    try {
      link = decodeURIComponent(link);
    } catch {
      return null;
    }
  }
  // Besides white space: soft hyphens and the zero-width characters that break long words.
  return link.replaceAll(/[\s\u00AD\u200B-\u200D\u2060]+/g, "").replace(/^#+/, "");
}

const failures = {
  empty: {
    ok: false,
    code: "empty",
    message: "This link holds no Dockerfile: nothing follows the “#”.",
  },
  notALink: {
    ok: false,
    code: "not-a-link",
    message:
      "The part after “#” is not something that Stagemap shared. Check that you copied the whole link.",
  },
  unknownVersion: {
    ok: false,
    code: "unknown-version",
    message:
      "This link was made by a newer version of Stagemap. Reload the page to get the newest version, then open the link again.",
  },
  damaged: {
    ok: false,
    code: "damaged",
    message:
      "This link is damaged: part of it was lost or changed on its way. Copy the whole link again, or ask for a new one.",
  },
  tooLarge: {
    ok: false,
    code: "too-large",
    message:
      "This link is too large to open. Ask for the Dockerfile itself and paste it into the editor.",
  },
} as const satisfies Record<string, DecodeFailure>;
