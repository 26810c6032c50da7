/** An image's name as written, in parts; variables stay where they are. */
export interface ImageText {
  readonly name: string;
  /** "" without one. */
  readonly tag: string;
  readonly hasDigest: boolean;
}

/** Takes a written base apart: `python:${VERSION:-3.12}-slim@sha256:…`. */
export function readImageText(text: string): ImageText {
  const plain = text.replace(/^(["'])(.*)\1$/, "$2");
  const at = outsideBraces(plain, "@");
  const whole = at === -1 ? plain : plain.slice(0, at);
  const slash = whole.lastIndexOf("/");
  const colon = outsideBraces(whole.slice(slash + 1), ":");
  const end = colon === -1 ? whole.length : slash + 1 + colon;
  return { name: whole.slice(0, end), tag: whole.slice(end + 1), hasDigest: at !== -1 };
}

function outsideBraces(text: string, character: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const each = text[index];
    if (each === "{") depth++;
    else if (each === "}") depth--;
    else if (each === character && depth === 0) return index;
  }
  return -1;
}

const RELEASE = /-(?:buster|bullseye|bookworm|trixie|forky|stretch)$/;

/** The tag of the slim image of the same release: "3.11-bookworm" becomes "3.11-slim-bookworm", for Node "20-bookworm-slim". */
export function slimTag(tag: string, order: "slim-first" | "slim-last"): string {
  if (tag === "" || tag === "latest") return "slim";
  const release = RELEASE.exec(tag)?.[0] ?? "";
  if (/^(?:buster|bullseye|bookworm|trixie|forky)$/.test(tag)) {
    return order === "slim-last" ? `${tag}-slim` : `slim-${tag}`;
  }
  if (release === "" || order === "slim-last") return `${tag}-slim`;
  return `${tag.slice(0, -release.length)}-slim${release}`;
}
