/**
 * What a link carries. A part that joins later is a property that every older link leaves out, so it needs a value that
 * means "not in the link"; the reader of version 1 ignores keys that it does not know.
 */
export interface SharedState {
  readonly dockerfile: string;
  /** The chosen target as the app names it; null when the link chooses none. */
  readonly target: string | null;
}

/** What a link holds, or why it cannot be opened. */
export type DecodeResult = { readonly ok: true; readonly state: SharedState } | DecodeFailure;

export interface DecodeFailure {
  readonly ok: false;
  /**
   * "empty": nothing after the "#". "not-a-link": something that no version of the codec wrote, such as an anchor.
   * "unknown-version": written by a version that this one does not know. "damaged": cut off or changed on its way.
   * "too-large": longer than any link that opens, or inflating to more than the cap.
   */
  readonly code: "empty" | "not-a-link" | "unknown-version" | "damaged" | "too-large";
  /** For the user: what is wrong and what to do. */
  readonly message: string;
}

/** The state as the JSON text inside a version 1 link. Short keys, because they are in every link. */
export function writeState(state: SharedState): string {
  return JSON.stringify({
    d: state.dockerfile,
    ...(state.target === null ? {} : { t: state.target }),
  });
}

/** The state in the JSON text of a version 1 link; null when it is no JSON or a known key has a value of the wrong type. */
export function readState(json: string): SharedState | null {
  const value = parseJson(json);
  if (typeof value !== "object" || value === null) return null;
  const dockerfile = "d" in value ? value.d : null;
  const target = "t" in value ? value.t : null;
  if (typeof dockerfile !== "string") return null;
  return target === null || typeof target === "string" ? { dockerfile, target } : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
