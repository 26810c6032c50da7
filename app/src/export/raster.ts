import type { Drawing } from "@stagemap/export";

/** Pictures are drawn at twice their size, so that they are sharp on today's screens. */
const WANTED_SCALE = 2;
/** What browsers draw at most: Chromium and Firefox 16,384 or more to a side; phones have less memory for all of it. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 100_000_000;
/** Below this no text can be read any more. */
const LEAST_SCALE = 0.5;

/** By how much a drawing is enlarged for a PNG; null when it is too large for one. */
export function pngScale({ width, height }: Pick<Drawing, "width" | "height">): number | null {
  const scale = Math.min(
    WANTED_SCALE,
    MOST_SIDE / width,
    MOST_SIDE / height,
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  return scale < LEAST_SCALE ? null : scale;
}

/** The drawing as a PNG; null when it is too large, or the browser has no memory for it. */
export async function rasterize(drawing: Drawing): Promise<Blob | null> {
  const scale = pngScale(drawing);
  if (scale === null) return null;
  const address = URL.createObjectURL(new Blob([drawing.svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(drawing.width, drawing.height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(drawing.width * scale);
    canvas.height = Math.floor(drawing.height * scale);
    const surface = canvas.getContext("2d");
    if (surface === null) return null;
    surface.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  } catch {
    // Decoding fails where memory does; the sentence that says so is the caller's.
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
